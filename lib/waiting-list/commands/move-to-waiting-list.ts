import type { Context } from "../../context";
import { findSeating } from "../../events/queries";
import { isCancelled, unheldSeats } from "../../events/rules";
import { withdrawOpenHandover } from "../../handovers/commands/end-handover";
import { lockRegistration } from "../../registrations/commands/lock-registration";
import { moveRegistration } from "../../registrations/commands/move-registration";
import { tellStanding } from "../../registrations/commands/tell-participant";
import { holdsSeat, standingOf } from "../../registrations/rules";
import { offerDeadline } from "../rules";
import { fillFreeSeats } from "./fill-free-seats";
import { nextQueueNumber } from "./next-queue-number";

export type MoveToWaitingListResult =
  | { ok: true }
  | {
      ok: false;
      reason: "no_seat_held" | "nobody_else_waits" | "no_waiting_list" | "event_has_started" | "event_cancelled";
    };

/**
 * An organiser takes the seat of somebody who goes to the end of the line; it is offered to the next in line in the same
 * transaction. The participant is told, and a confirmed place leaves their calendar.
 * @param input.movedTogether the bulk action that moves several: whom it has already moved gets no seat of those who follow.
 * @returns "nobody_else_waits" when the seat would come straight back, since there are more free seats than others in line:
 *   a free seat is always offered to whoever waits (DOMAIN.md, invariant 4).
 */
export async function moveToWaitingList(
  input: { registrationId: string; movedTogether?: string },
  { db, now, actor }: Context,
): Promise<MoveToWaitingListResult> {
  return db.$transaction(async (tx): Promise<MoveToWaitingListResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    const { id, eventId } = registration;
    if (isCancelled(registration.event)) return { ok: false, reason: "event_cancelled" };
    if (!holdsSeat(standingOf(registration, now))) return { ok: false, reason: "no_seat_held" };
    const event = await findSeating(tx, eventId);
    if (!event || now >= event.startsAt) return { ok: false, reason: "event_has_started" };
    if (!event.hasWaitingList) return { ok: false, reason: "no_waiting_list" };
    const together = input.movedTogether
      ? await tx.bulkItem.count({
          where: {
            bulkActionId: input.movedTogether,
            outcome: "done",
            registration: { status: "waitlisted" },
          },
        })
      : 0;
    const others = event.seats.waiting - together;
    const comesBack = unheldSeats(event.seats) + 1 > others && offerDeadline(event, now) !== null;
    if (comesBack) return { ok: false, reason: "nobody_else_waits" };
    const wasConfirmed = registration.status === "confirmed";
    const calendarSequence = registration.calendarSequence + (wasConfirmed ? 1 : 0);
    const queueNumber = await nextQueueNumber(tx, eventId);
    const status = await moveRegistration(tx, registration, "back_to_line", {
      now,
      actor,
      action: "registration.moved_to_line",
      queueNumber,
      also: { calendarSequence },
    });
    if (!status) return { ok: false, reason: "no_seat_held" };
    // A colleague who was to take the place over finds it gone.
    await withdrawOpenHandover(tx, id, { now, actor });
    // First, so that the mail names the place in line that the page shows.
    await fillFreeSeats(tx, eventId, { now });
    const standing = { ...registration, status, queueNumber, calendarSequence, heldUntil: null };
    await tellStanding(tx, standing, { now, because: "moved", wasConfirmed });
    return { ok: true };
  });
}
