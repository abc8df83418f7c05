import type { MailPauseReason } from "@/prisma/generated/enums";
import type { Db } from "../db";
import { getQueueDelay } from "../mail-queue/queries";
import { type OrganiserScope, within } from "../organisers/policy";
import { STUCK_AFTER_MINUTES } from "./constants";

type MayRead = OrganiserScope<"registrations.read">;

/** Why no mail leaves, since when and until when; all times real. `waiting`: how many mails wait. */
export type MailPause = {
  reason: MailPauseReason;
  pausedAt: Date;
  serverAnswer: string | null;
  probeAt: Date;
  probes: number;
  waiting: number;
};

/** The pause of the queue; null while mail leaves. Cheap enough for every page: one row, and a count only while paused. */
export async function findMailPause(db: Db, _scope: MayRead): Promise<MailPause | null> {
  const [row] = await db.$queryRaw<MailPause[]>`
    SELECT pause_reason::text AS reason, paused_at AS "pausedAt", server_answer AS "serverAnswer", probe_at AS "probeAt",
      probes, (SELECT count(*)::int FROM outgoing_mail WHERE status IN ('queued', 'waiting_to_retry')) AS waiting
    FROM mail_queue WHERE paused_at IS NOT NULL`;
  return row ?? null;
}

/** Whether no mail leaves at the moment, and nothing more: for pages that anybody may see. */
export async function isMailPaused(db: Db): Promise<boolean> {
  return (await db.mailQueue.count({ where: { pausedAt: { not: null } } })) > 0;
}

/**
 * Whether mail leaves. `stuck`: mail has been due for long and no worker has anything in hand; a long queue that somebody
 * works through, or that a limit per minute makes long, is moving. `paused`: a setting has to be mended first.
 * @property minutes for how long the mail has been due that has been due for longest, by the database's clock.
 */
export async function findMailHealth(db: Db): Promise<{ state: "moving" | "stuck" | "paused"; minutes: number }> {
  const seconds = await getQueueDelay(db);
  const minutes = Math.floor(seconds / 60);
  if (await isMailPaused(db)) return { state: "paused", minutes };
  if (minutes < STUCK_AFTER_MINUTES) return { state: "moving", minutes };
  const [row] = await db.$queryRaw<{ atWork: boolean }[]>`
    SELECT EXISTS (SELECT FROM outgoing_mail WHERE status = 'sending' AND claimed_until >= now()) AS "atWork"`;
  return { state: row?.atWork ? "moving" : "stuck", minutes };
}

/** What waits of each urgency: due now, or to be tried again later. Lanes in which nothing waits are left out. */
export async function countWaitingByLane(db: Db, scope: MayRead) {
  within(scope, null);
  return db.$queryRaw<{ lane: number; due: number; later: number }[]>`
    SELECT lane::int, count(*) FILTER (WHERE not_before <= now())::int AS due,
      count(*) FILTER (WHERE not_before > now())::int AS later
    FROM outgoing_mail WHERE status IN ('queued', 'waiting_to_retry') GROUP BY lane ORDER BY lane`;
}

/**
 * How many mails are in workers' hands, and how many the server took in the last hour and day of real time. Counted by the
 * ids of attempts, which begin with the time they were made at (RFC 9562, 5.7), so that it costs what a day costs.
 * @param now real time.
 */
export async function countLeaving(db: Db, scope: MayRead, now: Date) {
  within(scope, null);
  const [row] = await db.$queryRaw<{ sending: number; hour: number; day: number }[]>`
    SELECT (SELECT count(*)::int FROM outgoing_mail WHERE status = 'sending') AS sending,
      count(*) FILTER (WHERE id >= ${firstIdOf(now, HOUR)}::uuid)::int AS hour, count(*)::int AS day
    FROM outgoing_mail_attempt WHERE id >= ${firstIdOf(now, 24 * HOUR)}::uuid AND succeeded`;
  return row ?? { sending: 0, hour: 0, day: 0 };
}

const HOUR = 3_600_000;

/** The smallest UUIDv7 of a moment so many milliseconds ago. */
function firstIdOf(now: Date, ago: number): string {
  const hex = (now.getTime() - ago).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** How the reading of the mailbox for returned mail stands; all times real. */
export async function listBounceMailboxes(db: Db, scope: MayRead) {
  within(scope, null);
  return db.bounceMailbox.findMany({
    select: { name: true, readAt: true, lastError: true, failingSince: true },
    orderBy: { name: "asc" },
  });
}
