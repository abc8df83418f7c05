import type { Db } from "../db";

/** Forgets what was typed and not sent in time. @returns how many forms. */
export async function purgeDrafts({ db }: { db: Db }): Promise<number> {
  return db.$executeRaw`DELETE FROM form_draft WHERE expires_at <= now()`;
}
