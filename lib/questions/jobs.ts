import { recordAudit } from "../audit/commands";
import { clock } from "../clock";
import type { Db } from "../db";
import { retention } from "../events/constants";

/** Forgets files that were uploaded and not sent, once no form of that browser is kept any more. @returns how many. */
export async function purgeUnsentFiles({ db }: { db: Db }): Promise<number> {
  return db.$executeRaw`
    DELETE FROM stored_file f WHERE f.browser_hash IS NOT NULL AND NOT EXISTS (
      SELECT FROM form_draft d WHERE d.browser_hash = f.browser_hash AND d.completed_at IS NULL AND d.expires_at > now())`;
}

/**
 * Deletes the sensitive answers of events that ended so many days ago, and puts on record that it was done. By product
 * time, as everything the pages promise; a demonstration in the past keeps them.
 * @returns how many answers.
 */
export async function deleteSensitiveAnswers({ db }: { db: Db }): Promise<number> {
  const now = clock.now();
  const endedBefore = new Date(now.getTime() - retention.sensitiveDays * 86_400_000);
  const due = { endsAt: { lt: endedBefore }, registrations: { some: { sensitiveAnswers: { some: {} } } } };
  const events = await db.event.findMany({ where: due, select: { id: true } });
  let deleted = 0;
  for (const { id: eventId } of events) {
    deleted += await db.$transaction(async (tx) => {
      const { count } = await tx.sensitiveAnswer.deleteMany({ where: { registration: { eventId } } });
      if (count === 0) return 0;
      const actor = { kind: "system" } as const;
      await recordAudit(tx, { at: now, actor, action: "answers.deleted", eventId, after: { count } });
      return count;
    });
  }
  return deleted;
}
