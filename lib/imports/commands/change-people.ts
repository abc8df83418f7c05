import { recordAudit } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import type { Tx } from "../../db";
import { saveAnswers } from "../../questions/commands/save-answers";
import { tellParticipant } from "../../registrations/commands/tell-participant";
import type { JudgedRow } from "../rules";
import type { ImportOptions } from "../schema";
import { tagPeople } from "./tag-people";

/**
 * Gives known people the file's values where they differ, the old ones kept in the audit log. Call it with the event locked
 * and the rows just judged. Mails as the import says, with the calendar entry where there is one.
 */
export async function changePeople(
  tx: Tx,
  eventId: string,
  rows: JudgedRow[],
  options: ImportOptions,
  { now, actor }: Context,
): Promise<void> {
  for (const { registrationId, details, answers, tags, locale } of rows) {
    if (!registrationId) continue;
    const old = await tx.registration.findUniqueOrThrow({ where: { id: registrationId } });
    const values = { ...details, ...(locale && { locale }) };
    const saved = await saveAnswers(tx, { registrationId, answers, now });
    const was = Object.fromEntries(Object.keys(values).map((field) => [field, old[field as "givenName"]]));
    const isConfirmed = old.status === "confirmed";
    const tells = options.mails && Object.keys({ ...values, ...saved.after }).length > 0;
    const changed = await tx.registration.update({
      where: { id: registrationId },
      data: { ...values, updatedAt: now, ...(tells && isConfirmed ? { calendarSequence: { increment: 1 } } : {}) },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "registration.changed",
      eventId,
      registrationId,
      before: { ...was, ...saved.before },
      after: { ...(values as AuditValues), ...saved.after, ...(tags.length > 0 && { tags }), imported: true },
    });
    const { calendarSequence } = changed;
    if (tells) await tellParticipant(tx, changed, "registration.changed", { calendarSequence, isConfirmed }, now);
  }
  await tagPeople(
    tx,
    eventId,
    rows
      .map(({ registrationId, tags }) => ({ registrationId: registrationId ?? "", tags }))
      .filter(({ registrationId }) => registrationId),
    now,
  );
}
