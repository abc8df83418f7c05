import type { Context } from "../../context";
import { allowOverCapacity } from "../../db";
import { findSeating } from "../../events/queries";
import { isCancelled, unheldSeats } from "../../events/rules";
import { lockRegistration } from "../../registrations/commands/lock-registration";
import { moveRegistration } from "../../registrations/commands/move-registration";
import { tellParticipant } from "../../registrations/commands/tell-participant";
import { offerDeadline } from "../rules";

export type OfferSeatResult =
  | { ok: true; heldUntil: Date }
  | { ok: false; reason: "not_waiting" | "no_seat" | "too_late" | "event_cancelled" };

/**
 * An organiser offers a seat to somebody on the waiting list, in turn or out of it. The audit entry says who was passed
 * over, and whether the event goes over its capacity with it (DOMAIN.md, invariants 1 and 3).
 * @param input.overCapacity how many more seats than there are may be held with it, as the organiser has confirmed: 0 for
 *   none, Infinity for any.
 * @returns "no_seat" when none is free and so many were not confirmed; "too_late" when the event has begun.
 */
export async function offerSeat(
  input: { registrationId: string; overCapacity: number },
  { db, now, actor }: Context,
): Promise<OfferSeatResult> {
  return db.$transaction(async (tx): Promise<OfferSeatResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    const { eventId, status, queueNumber } = registration;
    if (isCancelled(registration.event)) return { ok: false, reason: "event_cancelled" };
    if (status !== "waitlisted" || queueNumber === null) return { ok: false, reason: "not_waiting" };
    const event = await findSeating(tx, eventId);
    const heldUntil = event && offerDeadline(event, now, { byHand: true });
    if (!event || !heldUntil) return { ok: false, reason: "too_late" };
    const over = 1 - unheldSeats(event.seats);
    const isOver = over > 0;
    if (over > input.overCapacity) return { ok: false, reason: "no_seat" };
    if (isOver) await allowOverCapacity(tx);
    const passedOver = await tx.registration.count({
      where: { eventId, status: "waitlisted", queueNumber: { lt: queueNumber } },
    });
    const outOfTurn = passedOver > 0;
    await moveRegistration(tx, registration, "offer", {
      now,
      actor,
      action: "registration.offered",
      heldUntil,
      noted: { outOfTurn, passedOver, overCapacity: isOver },
    });
    const data = { heldUntil: heldUntil.toISOString(), outOfTurn };
    await tellParticipant(tx, registration, "registration.offered", data, now);
    return { ok: true, heldUntil };
  });
}
