import { recordAudit } from "../audit/commands";
import type { Context } from "../context";
import type { Tx } from "../db";
import type { Locale } from "../i18n/locales";
import { queueMail } from "../mail/commands";
import { hashToken } from "../secrets";
import { SESSION_LONGEST_DAYS, SIGN_IN_LINK_MINUTES } from "./constants";
import { type NewOrganiser, newOrganiserSchema, type SessionOrganiser } from "./schema";

type Added =
  | { ok: true; organiser: SessionOrganiser; outcome: "added" | "changed" | "unchanged" }
  | { ok: false; reason: "not_an_organiser" | "last_owner" };

const shown = {
  id: true,
  email: true,
  name: true,
  role: true,
  disabledAt: true,
  eventRoles: { select: { eventId: true, role: true } },
} as const;

/**
 * Gives somebody access to /admin, or another role. Somebody whose access was ended gets it back.
 * Refuses an address that no mail can reach, an unknown role, and taking the role of the last owner.
 */
export async function addOrganiser(input: NewOrganiser, { db, now, actor }: Context): Promise<Added> {
  const parsed = newOrganiserSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: "not_an_organiser" };
  const { email, role, name } = parsed.data;
  return db.$transaction(async (tx) => {
    await lockTeam(tx);
    const known = await tx.organiser.findUnique({ where: { email }, select: shown });
    if (known && known.role === role && !known.disabledAt) return { ok: true, organiser: known, outcome: "unchanged" };
    if (known && role !== "owner" && (await isLastOwner(tx, known.id))) return { ok: false, reason: "last_owner" };
    const organiser = await tx.organiser.upsert({
      where: { email },
      create: { email, role, name },
      update: { role, disabledAt: null, ...(name ? { name } : {}) },
      select: shown,
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: known ? "organiser.role_changed" : "organiser.added",
      before: known ? { role: known.role, hasAccess: !known.disabledAt } : undefined,
      after: { organiserId: organiser.id, role, hasAccess: true },
    });
    return { ok: true, organiser, outcome: known ? "changed" : "added" };
  });
}

/**
 * Takes somebody's access away: every browser of theirs is signed out and mailed links stop working, at once.
 * Refuses for the last owner, since nobody could give access back.
 * @param email any spelling of the address.
 */
export async function disableOrganiser(
  input: { email: string },
  { db, now, actor }: Context,
): Promise<{ ok: true } | { ok: false; reason: "unknown" | "last_owner" }> {
  const email = newOrganiserSchema.shape.email.safeParse(input.email).data ?? "";
  return db.$transaction(async (tx) => {
    await lockTeam(tx);
    const known = await tx.organiser.findUnique({ where: { email }, select: shown });
    if (!known) return { ok: false, reason: "unknown" };
    if (known.disabledAt) return { ok: true };
    if (await isLastOwner(tx, known.id)) return { ok: false, reason: "last_owner" };
    await tx.organiser.update({ where: { id: known.id }, data: { disabledAt: now } });
    await tx.signInSession.deleteMany({ where: { userId: known.id } });
    await tx.signInToken.deleteMany({ where: { identifier: email } });
    const after = { organiserId: known.id, hasAccess: false };
    await recordAudit(tx, { at: now, actor, action: "organiser.disabled", before: { hasAccess: true }, after });
    return { ok: true };
  });
}

/** Changes of the team take turns, so that two owners cannot remove each other at the same moment. */
async function lockTeam(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('team', 0))`;
}

async function isLastOwner(tx: Tx, organiserId: string): Promise<boolean> {
  const owners = await tx.organiser.findMany({ where: { role: "owner", disabledAt: null }, select: { id: true } });
  return owners.length === 1 && owners[0]?.id === organiserId;
}

/**
 * Keeps a sign-in token and queues the mail that carries it: both or neither. The token is stored as a hash; the mail's
 * copy is sealed until it has left.
 * @param expires real time. The token is looked up by its hash alone, so no address stands in the link.
 */
export async function issueSignInLink(
  input: { email: string; token: string; expires: Date; locale: Locale },
  { db, now }: Context,
): Promise<void> {
  const { email, token, expires, locale } = input;
  await db.$transaction(async (tx) => {
    await tx.signInToken.create({ data: { tokenHash: hashToken(token), identifier: email, expires } });
    await queueMail(tx, {
      kind: "organiser.sign_in",
      locale,
      recipient: email,
      data: { validForMinutes: SIGN_IN_LINK_MINUTES },
      secret: token,
      queuedAt: now,
    });
  });
}

/**
 * Takes a sign-in token out of the database. One statement, so that of any number of tries at once only one gets it.
 * Whether it came in time is for the caller to judge.
 */
export async function takeSignInToken(
  tokenHash: string,
  { db }: Context,
): Promise<{ identifier: string; expires: Date } | null> {
  const rows = await db.$queryRaw<{ identifier: string; expires: Date }[]>`
    DELETE FROM sign_in_token WHERE token_hash = ${tokenHash} RETURNING identifier, expires`;
  return rows[0] ?? null;
}

/**
 * Makes somebody named in ORGANISER_EMAILS an owner, at their first sign-in. Somebody who has signed in before keeps
 * the role the team gave them.
 * @param email an address that was just proven by a mailed link. @param owners ORGANISER_EMAILS.
 */
export async function welcomeOwner(
  { email, owners }: { email: string; owners: readonly string[] },
  ctx: Context,
): Promise<void> {
  if (!owners.includes(email)) return;
  const known = await ctx.db.organiser.findUnique({
    where: { email },
    select: { lastSignInAt: true, disabledAt: true },
  });
  if (known?.lastSignInAt || known?.disabledAt) return;
  await addOrganiser({ email, role: "owner" }, { ...ctx, actor: { kind: "system" } });
}

/**
 * Signs a browser in. The session's token is stored as a hash.
 * @param expires real time at which an unused session ends.
 * @throws when the organiser's access was ended in the meantime.
 */
export async function openSession(
  input: { organiserId: string; token: string; expires: Date },
  { db, now }: Context,
): Promise<void> {
  const { organiserId, token, expires } = input;
  await db.$transaction(async (tx) => {
    const where = { id: organiserId, disabledAt: null };
    await tx.organiser.update({ where, data: { lastSignInAt: now } });
    await tx.signInSession.create({ data: { userId: organiserId, tokenHash: hashToken(token), expires } });
    const actor = { kind: "organiser", id: organiserId } as const;
    await recordAudit(tx, { at: now, actor, action: "organiser.signed_in" });
  });
}

/** Keeps the language in which an organiser uses the desk: mails to them are written in it. */
export async function keepLanguage(
  { organiserId, locale }: { organiserId: string; locale: Locale },
  { db }: Pick<Context, "db">,
): Promise<void> {
  await db.organiser.updateMany({ where: { id: organiserId, locale: { not: locale } }, data: { locale } });
}

/** Moves the end of a session that is in use, never past SESSION_LONGEST_DAYS after its beginning. */
export async function extendSession(input: { token: string; expires: Date }, { db }: Context): Promise<void> {
  await db.$executeRaw`
    UPDATE sign_in_session
    SET expires = LEAST(${input.expires}, created_at + make_interval(days => ${SESSION_LONGEST_DAYS}))
    WHERE token_hash = ${hashToken(input.token)}`;
}

/** Signs a browser out. Does nothing when it already is. */
export async function endSession(token: string, { db, now }: Context): Promise<void> {
  await db.$transaction(async (tx) => {
    const [ended] = await tx.$queryRaw<{ organiser_id: string }[]>`
      DELETE FROM sign_in_session WHERE token_hash = ${hashToken(token)} RETURNING organiser_id`;
    if (!ended) return;
    const actor = { kind: "organiser", id: ended.organiser_id } as const;
    await recordAudit(tx, { at: now, actor, action: "organiser.signed_out" });
  });
}
