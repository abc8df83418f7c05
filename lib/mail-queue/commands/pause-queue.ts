import type { MailPauseReason } from "@/prisma/generated/enums";
import type { Db } from "../../db";
import { MAIL_CHANNEL, PROBE_SECONDS } from "../constants";
import { probeAfter } from "../rules";

/**
 * Stops all sending because a setting is wrong, so that no mail uses up its attempts for it. The first worker that finds
 * out sets the beginning; later ones only renew what the server said.
 */
export async function pauseQueue(db: Db, reason: MailPauseReason, serverAnswer: string): Promise<void> {
  await db.$executeRaw`
    UPDATE mail_queue SET paused_at = coalesce(paused_at, now()), pause_reason = ${reason}::mail_pause_reason,
      server_answer = ${serverAnswer},
      probe_at = coalesce(probe_at, now() + make_interval(secs => (${waits}::float8[])[least(probes + 1, ${waits.length})]))`;
}

/**
 * Takes the next try whether the server lets us in, for one of all workers; further tries come less often.
 * @param atOnce whether it is time whatever the clock says: a worker has just started, perhaps with better settings.
 * @returns why the queue is paused; null when it is not, or when it is not time yet.
 */
export async function claimProbe(db: Db, { atOnce }: { atOnce: boolean }): Promise<MailPauseReason | null> {
  const [row] = await db.$queryRaw<{ reason: MailPauseReason }[]>`
    UPDATE mail_queue SET probes = probes + 1,
      probe_at = now() + make_interval(secs => (${waits}::float8[])[least(probes + 2, ${waits.length})])
    WHERE paused_at IS NOT NULL AND (probe_at <= now() OR ${atOnce})
    RETURNING pause_reason::text AS reason`;
  return row?.reason ?? null;
}

/** By the number of tries there have been. */
const waits = PROBE_SECONDS.map((_, probes) => probeAfter(probes));

/**
 * Lets mail flow again, and wakes all workers. Nothing happens when the queue is not paused. After a refused sender the tries
 * stay counted: only the next mail shows whether it is taken now, and while it is not, it is tried less and less often.
 */
export async function resumeQueue(db: Db): Promise<void> {
  await db.$executeRaw`
    WITH resumed AS (
      UPDATE mail_queue SET paused_at = NULL, pause_reason = NULL, server_answer = NULL, probe_at = NULL,
        probes = CASE pause_reason WHEN 'sender' THEN probes ELSE 0 END
      WHERE paused_at IS NOT NULL RETURNING id
    )
    SELECT pg_notify(${MAIL_CHANNEL}, '') FROM resumed`;
}
