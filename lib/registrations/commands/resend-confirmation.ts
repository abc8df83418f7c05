import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { isLocale } from "../../i18n/locales";
import { queueMail } from "../../mail/commands";
import { lockRegistration } from "./lock-registration";

export type ResendResult = { ok: true } | { ok: false; reason: "not_confirmed" };

/** Sends the confirmation once more, with the link and calendar entry as they are now. For confirmed registrations only. */
export async function resendConfirmation(registrationId: string, { db, now, actor }: Context): Promise<ResendResult> {
  return db.$transaction(async (tx): Promise<ResendResult> => {
    const registration = await lockRegistration(tx, registrationId);
    if (registration.status !== "confirmed") return { ok: false, reason: "not_confirmed" };
    const { eventId, email, givenName, familyName, locale, calendarSequence } = registration;
    await recordAudit(tx, { at: now, actor, action: "registration.confirmation_resent", eventId, registrationId });
    await queueMail(tx, {
      kind: "registration.confirmed",
      locale: isLocale(locale) ? locale : "en",
      recipient: email,
      recipientName: `${givenName} ${familyName}`,
      registrationId,
      eventId,
      data: { calendarSequence },
      queuedAt: now,
    });
    return { ok: true };
  });
}
