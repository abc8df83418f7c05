import { clock } from "../clock";
import type { Db, Tx } from "../db";
import { hashToken } from "../secrets";
import { isUuid } from "../uuid";
import { SESSION_LONGEST_DAYS } from "./constants";
import { type OrganiserScope, within } from "./policy";
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
export async function findOrganiser(db: Db | Tx, id: string): Promise<SessionOrganiser | null> {
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
  return db.signInSession.findFirst({
    where: { tokenHash: hashToken(token), ...goodSessions(), user: { disabledAt: null } },
    select: { expires: true, user: { select: shown } },
  });
}

/** Everybody who has or had access, by address. For `npm run organiser -- list`. */
export async function listOrganisers(db: Db) {
  return db.organiser.findMany({
    select: {
      ...shown,
      eventRoles: { select: { role: true, event: { select: { slug: true } } } },
      disabledAt: true,
      lastSignInAt: true,
    },
    orderBy: { email: "asc" },
  });
}

/** Which of their sessions are good at this moment; both times real. */
function goodSessions() {
  const now = clock.realNow();
  const earliest = new Date(now.getTime() - SESSION_LONGEST_DAYS * 86_400_000);
  return { expires: { gt: now }, createdAt: { gt: earliest } };
}

/** Everybody who has or had access, with what they may do and in how many browsers they are signed in; by address. */
export async function listTeam(db: Db, scope: OrganiserScope<"team.manage">) {
  within(scope, null);
  return db.organiser.findMany({ select: memberFields(), orderBy: { email: "asc" }, relationLoadStrategy: "join" });
}

/** One of them; null for unknown ids and for what is no id. */
export async function findTeamMember(db: Db, scope: OrganiserScope<"team.manage">, id: string) {
  within(scope, null);
  if (!isUuid(id)) return null;
  return db.organiser.findUnique({ where: { id }, select: memberFields(), relationLoadStrategy: "join" });
}

export type TeamMember = Awaited<ReturnType<typeof listTeam>>[number];

function memberFields() {
  return {
    ...shown,
    disabledAt: true,
    lastSignInAt: true,
    _count: { select: { sessions: { where: goodSessions() } } },
  } as const;
}

/**
 * The browsers in which somebody is signed in, the last used first. Times are real. Call it for whoever is signed in, or
 * after `findTeamMember`.
 * @param ownToken of the asking browser's session, to know it by.
 */
export async function listSessions(db: Db, organiserId: string, ownToken: string | null) {
  const rows = await db.signInSession.findMany({
    where: { userId: organiserId, ...goodSessions() },
    select: { id: true, device: true, createdAt: true, seenAt: true, tokenHash: true },
    orderBy: [{ seenAt: "desc" }, { id: "desc" }],
  });
  const own = ownToken && hashToken(ownToken);
  return rows.map(({ tokenHash, ...session }) => ({ ...session, isOwn: tokenHash === own }));
}

export type ListedSession = Awaited<ReturnType<typeof listSessions>>[number];
