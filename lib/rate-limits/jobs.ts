import type { Db } from "../db";

/**
 * Forgets windows that are over. Those that are being counted at this moment are left for the next time, so that the two
 * never wait for each other. @returns how many.
 */
export async function purgeRateLimits({ db }: { db: Db }): Promise<number> {
  return db.$executeRaw`
    DELETE FROM rate_limit WHERE (rule, subject) IN
      (SELECT rule, subject FROM rate_limit WHERE window_ends <= now() FOR UPDATE SKIP LOCKED)`;
}
