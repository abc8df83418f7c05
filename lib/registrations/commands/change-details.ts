import { recordAudit } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { isCancelled } from "../../events/rules";
import { saveAnswers } from "../../questions/commands/save-answers";
import type { CheckedAnswer } from "../../questions/schema";
import { canChangeDetails, isEnded } from "../rules";
import type { ChangedDetails } from "../schema";
import { lockRegistration } from "./lock-registration";
import { tellParticipant } from "./tell-participant";

export type ChangeResult =
  | { ok: true; changed: boolean }
  | { ok: false; reason: "ended" | "too_late" | "event_cancelled" };

/**
 * Puts new details and answers on record, the old ones in the audit log, and mails what is on record now, with an updated
 * calendar entry where there is one. Nothing is written and nobody is mailed when nothing differs.
 * @param input.answers what `checkAnswers` made of the form; questions that are not among them keep their answers.
 * @returns a refusal when the registration has ended, the event was cancelled, or the event's last moment for changes is over.
 */
export async function changeDetails(
  input: { registrationId: string; details: ChangedDetails; answers?: CheckedAnswer[] },
  { db, now, actor }: Context,
): Promise<ChangeResult> {
  return db.$transaction(async (tx): Promise<ChangeResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    const { id, eventId, status } = registration;
    if (isEnded(status)) return { ok: false, reason: "ended" };
    if (isCancelled(registration.event)) return { ok: false, reason: "event_cancelled" };
    if (actor.kind === "participant" && !canChangeDetails(status, registration.event, now)) {
      return { ok: false, reason: "too_late" };
    }
    const details = differences(registration, input.details);
    const answers = await saveAnswers(tx, { registrationId: id, answers: input.answers ?? [], now });
    const before = { ...details.before, ...answers.before };
    const after = { ...details.after, ...answers.after };
    if (Object.keys(after).length === 0) return { ok: true, changed: false };

    const isConfirmed = status === "confirmed";
    const calendarSequence = registration.calendarSequence + (isConfirmed ? 1 : 0);
    const changed = await tx.registration.update({
      where: { id },
      data: { ...input.details, updatedAt: now, calendarSequence },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "registration.changed",
      eventId,
      registrationId: id,
      before,
      after,
    });
    await tellParticipant(tx, changed, "registration.changed", { calendarSequence, isConfirmed }, now);
    return { ok: true, changed: true };
  });
}

/** The fields that differ, with their old and their new values. */
export function differences(old: ChangedDetails, next: ChangedDetails): { before: AuditValues; after: AuditValues } {
  const before: AuditValues = {};
  const after: AuditValues = {};
  for (const field of Object.keys(next) as (keyof ChangedDetails)[]) {
    if (old[field] === next[field]) continue;
    before[field] = old[field];
    after[field] = next[field];
  }
  return { before, after };
}
