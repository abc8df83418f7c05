import { recordAudit } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { isLocale } from "../../i18n/locales";
import { queueMail } from "../../mail/commands";
import { canChangeDetails, isEnded } from "../rules";
import type { ChangedDetails } from "../schema";
import { lockRegistration } from "./lock-registration";

export type ChangeResult = { ok: true; changed: boolean } | { ok: false; reason: "ended" | "too_late" };

/**
 * Puts new details on record, the old ones in the audit log, and mails what is on record now with an updated calendar
 * entry. Nothing is written and nobody is mailed when nothing differs.
 * @returns a refusal when the registration has ended or the event's last moment for changes is over.
 */
export async function changeDetails(
  input: { registrationId: string; details: ChangedDetails },
  { db, now, actor }: Context,
): Promise<ChangeResult> {
  return db.$transaction(async (tx): Promise<ChangeResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    if (isEnded(registration.status)) return { ok: false, reason: "ended" };
    if (actor.kind === "participant" && !canChangeDetails(registration.status, registration.event, now)) {
      return { ok: false, reason: "too_late" };
    }
    const { before, after } = differences(registration, input.details);
    if (Object.keys(after).length === 0) return { ok: true, changed: false };

    const calendarSequence = registration.calendarSequence + 1;
    const { givenName, familyName, email, locale, eventId } = await tx.registration.update({
      where: { id: registration.id },
      data: { ...input.details, updatedAt: now, calendarSequence },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "registration.changed",
      eventId,
      registrationId: registration.id,
      before,
      after,
    });
    await queueMail(tx, {
      kind: "registration.changed",
      locale: isLocale(locale) ? locale : "en",
      recipient: email,
      recipientName: `${givenName} ${familyName}`,
      registrationId: registration.id,
      eventId,
      data: { calendarSequence },
      queuedAt: now,
    });
    return { ok: true, changed: true };
  });
}

function differences(old: ChangedDetails, next: ChangedDetails): { before: AuditValues; after: AuditValues } {
  const before: AuditValues = {};
  const after: AuditValues = {};
  for (const field of Object.keys(next) as (keyof ChangedDetails)[]) {
    if (old[field] === next[field]) continue;
    before[field] = old[field];
    after[field] = next[field];
  }
  return { before, after };
}
