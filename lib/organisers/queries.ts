import { clock } from "../clock";
import type { Db } from "../db";
import { hashToken } from "../secrets";
import { SESSION_LONGEST_DAYS } from "./constants";
import type { SessionOrganiser } from "./schema";

const shown = {
  id: true,
  email: true,
  name: true,
  role: true,
  eventRoles: { select: { eventId: true, role: true } },
} as const;

/** Somebody who has access, by the key of their address; null for strangers and for those whose access was ended. */
export async function findOrganiserByEmail(db: Db, email: string): Promise<SessionOrganiser | null> {
  return db.organiser.findFirst({ where: { email, disabledAt: null }, select: shown });
}

/** As `findOrganiserByEmail`, by id. */
export async function findOrganiser(db: Db, id: string): Promise<SessionOrganiser | null> {
  return db.organiser.findFirst({ where: { id, disabledAt: null }, select: shown });
}

/**
 * Whether a sign-in link may be sent to this address, or used by it.
 * @param owners addresses of ORGANISER_EMAILS: they have access before they ever signed in, unless it was ended.
 */
export async function maySignIn(db: Db, email: string, owners: readonly string[]): Promise<boolean> {
  const known = await db.organiser.findUnique({ where: { email }, select: { disabledAt: true } });
  return known ? known.disabledAt === null : owners.includes(email);
}

/** The session a cookie's token stands for, with whose it is. Null when it ended, by time or because access did. */
export async function findSession(db: Db, token: string) {
  const now = clock.realNow();
  const earliest = new Date(now.getTime() - SESSION_LONGEST_DAYS * 86_400_000);
  return db.signInSession.findFirst({
    where: {
      tokenHash: hashToken(token),
      expires: { gt: now },
      createdAt: { gt: earliest },
      user: { disabledAt: null },
    },
    select: { expires: true, user: { select: shown } },
  });
}

/** Everybody who has or had access, by address. For `npm run organiser -- list`. */
export async function listOrganisers(db: Db) {
  return db.organiser.findMany({
    select: { ...shown, disabledAt: true, lastSignInAt: true },
    orderBy: { email: "asc" },
  });
}
