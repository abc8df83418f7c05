import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { hashToken } from "../../secrets";
import { SESSION_LONGEST_DAYS } from "../constants";

/**
 * Signs a browser in. The session's token is stored as a hash.
 * @param expires real time at which an unused session ends. @param device browser and system in words.
 * @throws when the organiser's access was ended in the meantime.
 */
export async function openSession(
  input: { organiserId: string; token: string; expires: Date; device?: string | null },
  { db, now }: Context,
): Promise<void> {
  const { organiserId, token, expires, device } = input;
  await db.$transaction(async (tx) => {
    const where = { id: organiserId, disabledAt: null };
    await tx.organiser.update({ where, data: { lastSignInAt: now } });
    await tx.signInSession.create({ data: { userId: organiserId, tokenHash: hashToken(token), expires, device } });
    const actor = { kind: "organiser", id: organiserId } as const;
    await recordAudit(tx, { at: now, actor, action: "organiser.signed_in" });
  });
}

/** Notes that a session is in use and moves its end, never past SESSION_LONGEST_DAYS after its beginning. */
export async function extendSession(input: { token: string; expires: Date }, { db }: Context): Promise<void> {
  await db.$executeRaw`
    UPDATE sign_in_session
    SET expires = LEAST(${input.expires}, created_at + make_interval(days => ${SESSION_LONGEST_DAYS})), seen_at = now()
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
