import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";

/**
 * Signs one browser of somebody out, or all of them; then links in their mailbox stop working too. At once: every click
 * asks the database.
 * @param input.sessionId one browser; left out: all. Another person's is never ended by it.
 * @returns how many were signed out; none when they already were.
 */
export async function endSessions(
  { organiserId, sessionId }: { organiserId: string; sessionId?: string },
  { db, now, actor }: Context,
): Promise<{ ended: number }> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.signInSession.deleteMany({ where: { userId: organiserId, id: sessionId } });
    if (!sessionId) {
      const known = await tx.organiser.findUnique({ where: { id: organiserId }, select: { email: true } });
      if (known) await tx.signInToken.deleteMany({ where: { identifier: known.email } });
    }
    if (count > 0) {
      const after = { organiserId, count };
      await recordAudit(tx, { at: now, actor, action: "organiser.session_ended", after });
    }
    return { ended: count };
  });
}
