import type { Db } from "../../db";
import { BULK_LANE } from "../constants";

/** A mail that this worker now has to send. `lost`: another worker had it and died before it could say how it went. */
export type ClaimedMail = {
  id: string;
  lane: number;
  attempts: number;
  losses: number;
  lost: boolean /** Who had it before. */;
  from: string | null;
};

type Claim = {
  worker: string;
  /** How many mails at most, and how many of those may be to many at once. */
  limit: number;
  bulk: number;
  claimSeconds: number;
  /** What this worker is still busy with, should its claims have run out unnoticed. */
  except: string[];
};

/**
 * Takes mails that are due, the lowest lane first and the oldest of each, and marks them as being sent. Two workers never
 * get the same one (SKIP LOCKED). A later mail about a registration waits for the earlier ones to the same address, so that
 * nobody reads of a cancellation before the confirmation; but not for those of a slower lane, such as an announcement that
 * is still leaving. Nothing is taken while the queue is paused. All times here are
 * the database's own, never the demonstration clock.
 */
export async function claimMails(db: Db, { worker, limit, bulk, claimSeconds, except }: Claim): Promise<ClaimedMail[]> {
  return db.$queryRaw<ClaimedMail[]>`
    WITH lost AS MATERIALIZED (
      SELECT mail.id, mail.lane, mail.not_before, mail.status, mail.claimed_by FROM outgoing_mail mail
      WHERE mail.status = 'sending' AND mail.claimed_until < now() AND mail.id <> ALL (${except}::uuid[])
      ORDER BY mail.claimed_until, mail.id LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    ), due AS MATERIALIZED (
      SELECT picked.* FROM (VALUES (0, ${limit}::int), (1, ${limit}::int), (${BULK_LANE}::int, ${bulk}::int)) AS lanes (lane, most)
      CROSS JOIN LATERAL (
        SELECT mail.id, mail.lane, mail.not_before, mail.status, mail.claimed_by FROM outgoing_mail mail
        WHERE mail.lane = lanes.lane AND mail.status IN ('queued', 'waiting_to_retry') AND mail.not_before <= now()
          AND mail.id <> ALL (${except}::uuid[])
          AND NOT EXISTS (
            SELECT FROM outgoing_mail earlier
            WHERE earlier.registration_id = mail.registration_id AND earlier.recipient = mail.recipient
              AND earlier.id < mail.id AND earlier.lane <= mail.lane AND earlier.status IN ('queued', 'sending', 'waiting_to_retry'))
        ORDER BY mail.not_before, mail.id LIMIT lanes.most
        FOR UPDATE OF mail SKIP LOCKED
      ) picked
    ), chosen AS MATERIALIZED (
      SELECT * FROM (SELECT * FROM lost UNION ALL SELECT * FROM due) either
      WHERE NOT EXISTS (SELECT FROM mail_queue WHERE paused_at IS NOT NULL)
      ORDER BY lane, not_before, id LIMIT ${limit}
    )
    UPDATE outgoing_mail mail
    SET status = 'sending', claimed_by = ${worker}, attempts = mail.attempts + 1,
        losses = mail.losses + (chosen.status = 'sending')::int,
        claimed_until = now() + make_interval(secs => ${claimSeconds}::float8)
    FROM chosen WHERE mail.id = chosen.id
    RETURNING mail.id::text, mail.lane::int, mail.attempts, mail.losses::int, chosen.status = 'sending' AS lost,
      chosen.claimed_by AS "from"`;
}
