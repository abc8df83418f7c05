import type { Adapter, AdapterUser } from "next-auth/adapters";
import type { Context } from "./context";
import { endSession, extendSession, openSession } from "./organisers/commands/session";
import { takeSignInToken } from "./organisers/commands/take-sign-in-token";
import { welcomeOwner } from "./organisers/commands/welcome-owner";
import { findOrganiser, findOrganiserByEmail, findSession } from "./organisers/queries";
import type { SessionOrganiser } from "./organisers/schema";

/**
 * What the sign-in library asks of the database, in our own words. Own code instead of @auth/prisma-adapter, because
 * that one stores session tokens in clear and creates a user for whoever proves an address.
 * @param context a fresh one per call: product time runs on. @param owners ORGANISER_EMAILS.
 * @param device of this request, in words.
 */
export function organiserAdapter(
  context: () => Context,
  owners: readonly string[],
  device: () => Promise<string | null>,
): Adapter {
  const db = () => context().db;
  return {
    async getUser(id) {
      return asUser(await findOrganiser(db(), id));
    },
    async getUserByEmail(email) {
      return asUser(await findOrganiserByEmail(db(), email));
    },
    /** Reached only by an address that `maySignIn` let through: one of ORGANISER_EMAILS. */
    async createUser({ email }) {
      await welcomeOwner({ email, owners }, context());
      return someone(asUser(await findOrganiserByEmail(db(), email)));
    },
    async updateUser({ id }) {
      const user = someone(asUser(await findOrganiser(db(), id)));
      await welcomeOwner({ email: user.email, owners }, context());
      return user;
    },
    /** Nothing to do: `issueSignInLink` wrote the token in the transaction of its mail. */
    createVerificationToken: (token) => token,
    async useVerificationToken({ token }) {
      const taken = await takeSignInToken(token, context());
      return taken && { ...taken, token };
    },
    async createSession({ sessionToken, userId, expires }) {
      await openSession({ organiserId: userId, token: sessionToken, expires, device: await device() }, context());
      return { sessionToken, userId, expires };
    },
    async getSessionAndUser(sessionToken) {
      const session = await findSession(db(), sessionToken);
      if (!session) return null;
      const user = someone(asUser(session.user));
      return { session: { sessionToken, userId: user.id, expires: session.expires }, user };
    },
    async updateSession({ sessionToken, expires }) {
      if (expires) await extendSession({ token: sessionToken, expires }, context());
      return null;
    },
    async deleteSession(sessionToken) {
      await endSession(sessionToken, context());
    },
  };
}

/** `emailVerified` is the library's: an organiser signs in by a mailed link only, so it is always true to them. */
function asUser(organiser: SessionOrganiser | null): (AdapterUser & SessionOrganiser) | null {
  return organiser && { ...organiser, emailVerified: null };
}

function someone<T>(user: T | null): T {
  if (!user) throw new Error("The organiser's access has ended");
  return user;
}
