import type { Db } from "../db";
import { keyedHash } from "../secrets";
import { settled, together } from "../together";
import { MOST_TOGETHER, type RateLimitRule, rateLimitRules } from "./constants";

export type RateLimitAnswer = { allowed: true } | { allowed: false; retryAfterSeconds: number };

/** One try, its subject hashed already. */
type Try = { rule: RateLimitRule; subject: string };

/** By database: tries that come while others are being counted are counted next, all in one statement. */
const counters = new WeakMap<Db, (one: Try) => Promise<RateLimitAnswer>>();

/**
 * Counts one try and says whether it may go ahead. Kept in PostgreSQL, so that all processes count together and a
 * restart forgives nothing. Two tries at once are counted as two.
 * @param subject a network address, an e-mail key, an id; stored as a keyed hash only.
 */
export function hit(db: Db, rule: RateLimitRule, subject: string): Promise<RateLimitAnswer> {
  const count =
    counters.get(db) ?? together((tries: Try[]) => settled(countAll(db, tries), tries), { most: MOST_TOGETHER });
  counters.set(db, count);
  return count({ rule, subject: keyedHash("rate-limit", `${rule}:${subject}`) });
}

type Counted = { rule: string; subject: string; hits: number; seconds_left: number };

/** One statement for all; each of several tries with one subject gets the number it would have got alone. */
async function countAll(db: Db, tries: Try[]): Promise<RateLimitAnswer[]> {
  const keyOf = ({ rule, subject }: { rule: string; subject: string }) => `${rule} ${subject}`;
  const added = new Map<string, Try & { times: number }>();
  for (const one of tries) {
    const times = added.get(keyOf(one))?.times ?? 0;
    added.set(keyOf(one), { ...one, times: times + 1 });
  }
  // In one order everywhere, so that two processes never wait for each other's rows.
  const rows = [...added].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const counted = await db.$queryRaw<Counted[]>`
    INSERT INTO rate_limit AS known (rule, subject, window_ends, hits)
    SELECT rule, subject, now() + make_interval(secs => seconds), times
    FROM unnest(${rows.map(({ rule }) => rule)}::text[], ${rows.map(({ subject }) => subject)}::text[],
      ${rows.map(({ rule }) => rateLimitRules[rule].windowSeconds)}::float8[], ${rows.map(({ times }) => times)}::int[])
      AS added (rule, subject, seconds, times)
    ON CONFLICT (rule, subject) DO UPDATE SET
      hits = CASE WHEN known.window_ends <= now() THEN excluded.hits ELSE known.hits + excluded.hits END,
      window_ends = CASE WHEN known.window_ends <= now() THEN excluded.window_ends ELSE known.window_ends END
    RETURNING rule, subject, hits, ceil(extract(epoch FROM window_ends - now()))::int AS seconds_left`;
  const answers = new Map(counted.map((row) => [keyOf(row), { ...row, next: row.hits }]));
  for (const [key, { times }] of added) {
    const answer = answers.get(key);
    if (answer) answer.next -= times;
  }
  return tries.map((one): RateLimitAnswer => {
    const answer = answers.get(keyOf(one));
    if (!answer) throw new Error("A try was not counted.");
    answer.next += 1;
    const { limit, windowSeconds } = rateLimitRules[one.rule];
    if (answer.next <= limit) return { allowed: true };
    // The end of the window is stored in whole milliseconds, which may lie a little later.
    return { allowed: false, retryAfterSeconds: Math.min(windowSeconds, Math.max(1, answer.seconds_left)) };
  });
}
