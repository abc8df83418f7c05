import type { Db } from "../db";
import { keyedHash } from "../secrets";
import { type RateLimitRule, rateLimitRules } from "./constants";

export type RateLimitAnswer = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/**
 * Counts one try and says whether it may go ahead. Kept in PostgreSQL, so that all processes count together and a
 * restart forgives nothing. One statement: two tries at once are counted as two.
 * @param subject a network address, an e-mail key, an id; stored as a keyed hash only.
 */
export async function hit(db: Db, rule: RateLimitRule, subject: string): Promise<RateLimitAnswer> {
  const { limit, windowSeconds } = rateLimitRules[rule];
  const hashed = keyedHash("rate-limit", `${rule}:${subject}`);
  const [row] = await db.$queryRaw<{ hits: number; seconds_left: number }[]>`
    INSERT INTO rate_limit AS known (rule, subject, window_ends, hits)
    VALUES (${rule}, ${hashed}, now() + make_interval(secs => ${windowSeconds}), 1)
    ON CONFLICT (rule, subject) DO UPDATE SET
      hits = CASE WHEN known.window_ends <= now() THEN 1 ELSE known.hits + 1 END,
      window_ends = CASE WHEN known.window_ends <= now() THEN excluded.window_ends ELSE known.window_ends END
    RETURNING hits, ceil(extract(epoch FROM window_ends - now()))::int AS seconds_left`;
  if (!row || row.hits <= limit) return { allowed: true };
  return { allowed: false, retryAfterSeconds: Math.max(1, row.seconds_left) };
}
