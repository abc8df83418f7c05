import { recordAudit } from "../audit/commands";
import type { Context } from "../context";
import { MAIL_CHANNEL } from "../mail-queue/constants";

/**
 * Has a worker ask the mail server at once whether it lets us in, instead of at the next try by the clock.
 * @returns a refusal when the queue is not paused.
 */
export async function probeMailQueue({
  db,
  now,
  actor,
}: Context): Promise<{ ok: true } | { ok: false; reason: "not_paused" }> {
  return db.$transaction(async (tx) => {
    const changed = await tx.$executeRaw`UPDATE mail_queue SET probe_at = now() WHERE paused_at IS NOT NULL`;
    if (changed === 0) return { ok: false, reason: "not_paused" };
    await recordAudit(tx, { at: now, actor, action: "mail_queue.probed" });
    await tx.$executeRaw`SELECT pg_notify(${MAIL_CHANNEL}, '')`;
    return { ok: true };
  });
}
