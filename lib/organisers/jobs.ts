import type { Db } from "../db";

/** Forgets links and sessions whose time is over. @returns how many of both. */
export async function purgeSignIns({ db }: { db: Db }): Promise<number> {
  const links = await db.$executeRaw`DELETE FROM sign_in_token WHERE expires <= now()`;
  const sessions = await db.$executeRaw`DELETE FROM sign_in_session WHERE expires <= now()`;
  return links + sessions;
}
