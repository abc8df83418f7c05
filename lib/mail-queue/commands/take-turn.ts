import type { Db } from "../../db";
import { bucketOf } from "../rules";

/**
 * Asks whether one more mail may leave now under the limit per minute, which all workers share, and takes its turn.
 * @returns 0 when it may; otherwise in how many seconds to ask again.
 */
export async function takeTurn(db: Db, perMinute: number): Promise<number> {
  const { most, perSecond } = bucketOf(perMinute);
  const [row] = await db.$queryRaw<{ level: number }[]>`
    UPDATE mail_queue SET refilled_at = clock_timestamp(), tokens = filled.level - (filled.level >= 1)::int
    FROM (
      SELECT id, least(${most}::float8, tokens + ${perSecond}::float8 * extract(epoch FROM clock_timestamp() - refilled_at)::float8) AS level
      FROM mail_queue FOR UPDATE
    ) filled
    WHERE mail_queue.id = filled.id
    RETURNING filled.level`;
  const level = row?.level ?? 0;
  return level >= 1 ? 0 : Math.max(0.01, (1 - level) / perSecond);
}
