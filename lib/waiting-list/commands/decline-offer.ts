import type { Context } from "../../context";
import { isCancelled } from "../../events/rules";
import { lockRegistration } from "../../registrations/commands/lock-registration";
import { moveRegistration } from "../../registrations/commands/move-registration";
import { tellParticipant, tellStanding } from "../../registrations/commands/tell-participant";
import { isClosed } from "../../registrations/rules";
import { fillFreeSeats } from "./fill-free-seats";
import { nextQueueNumber } from "./next-queue-number";

export type DeclineOfferResult = { ok: true } | { ok: false; reason: "not_offered" | "event_cancelled" };

/**
 * Says no to an offered seat, which goes to the next in line in the same transaction.
 * @param input.keepInLine whether the person goes to the end of the line; otherwise the registration is cancelled.
 */
export async function declineOffer(
  input: { registrationId: string; keepInLine: boolean },
  { db, now, actor }: Context,
): Promise<DeclineOfferResult> {
  return db.$transaction(async (tx): Promise<DeclineOfferResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    if (isCancelled(registration.event)) return { ok: false, reason: "event_cancelled" };
    if (isClosed(registration) || registration.status !== "offered") return { ok: false, reason: "not_offered" };
    const { eventId } = registration;
    if (input.keepInLine) {
      const queueNumber = await nextQueueNumber(tx, eventId);
      const status = await moveRegistration(tx, registration, "pass", {
        now,
        actor,
        action: "registration.passed",
        queueNumber,
      });
      if (!status) return { ok: false, reason: "not_offered" };
      await tellStanding(tx, { ...registration, status, queueNumber, heldUntil: null }, { now, because: "passed" });
    } else {
      await moveRegistration(tx, registration, "cancel", { now, actor, action: "registration.declined_offer" });
      const { calendarSequence } = registration;
      const data = { calendarSequence, cancelledBy: "participant", wasConfirmed: false } as const;
      await tellParticipant(tx, registration, "registration.cancelled", data, now);
    }
    await fillFreeSeats(tx, eventId, { now });
    return { ok: true };
  });
}
