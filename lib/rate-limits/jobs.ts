import type { Db } from "../db";

/** Forgets windows that are over. @returns how many. */
export async function purgeRateLimits({ db }: { db: Db }): Promise<number> {
  return db.$executeRaw`DELETE FROM rate_limit WHERE window_ends <= now()`;
}
