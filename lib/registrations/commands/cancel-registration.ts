import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { isLocale } from "../../i18n/locales";
import { queueMail } from "../../mail/commands";
import { canCancel, transition } from "../rules";
import { lockRegistration } from "./lock-registration";

export type CancelResult = { ok: true } | { ok: false; reason: "already_ended" | "event_has_started" };

/**
 * Gives a place back: state, audit entry, and a mail that also takes the entry out of the participant's calendar.
 * Participants can do so until the event starts, organisers at any time and with a reason that the participant reads.
 */
export async function cancelRegistration(
  input: { registrationId: string; reason?: string | null },
  { db, now, actor }: Context,
): Promise<CancelResult> {
  return db.$transaction(async (tx): Promise<CancelResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    const status = transition(registration.status, "cancel");
    if (!status) return { ok: false, reason: "already_ended" };
    if (actor.kind === "participant" && !canCancel(registration.status, registration.event, now)) {
      return { ok: false, reason: "event_has_started" };
    }
    const calendarSequence = registration.calendarSequence + 1;
    await tx.registration.update({
      where: { id: registration.id },
      data: { status, cancelledAt: now, updatedAt: now, calendarSequence },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "registration.cancelled",
      eventId: registration.eventId,
      registrationId: registration.id,
      before: { status: registration.status },
      after: { status },
      reason: input.reason,
    });
    await queueMail(tx, {
      kind: "registration.cancelled",
      locale: isLocale(registration.locale) ? registration.locale : "en",
      recipient: registration.email,
      recipientName: `${registration.givenName} ${registration.familyName}`,
      registrationId: registration.id,
      eventId: registration.eventId,
      data: { calendarSequence, cancelledBy: actor.kind, reason: input.reason ?? null },
      queuedAt: now,
    });
    return { ok: true };
  });
}
