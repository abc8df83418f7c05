import type { Context } from "../../context";
import { isCancelled } from "../../events/rules";
import { withdrawOpenHandover } from "../../handovers/commands/end-handover";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import { canCancel, holdsSeat, isClosed, transition } from "../rules";
import { lockRegistration } from "./lock-registration";
import { moveRegistration } from "./move-registration";
import { tellParticipant } from "./tell-participant";

export type CancelResult =
  | { ok: true }
  | { ok: false; reason: "already_ended" | "event_has_started" | "too_late" | "event_cancelled" };

/**
 * Gives a place back: state, audit entry, and a mail that also takes the entry out of the participant's calendar. The
 * seat is offered to the next in line in the same transaction.
 * Participants can do so until the event's last moment for it, organisers at any time and with a reason that the
 * participant reads.
 */
export async function cancelRegistration(
  input: { registrationId: string; reason?: string | null },
  { db, now, actor }: Context,
): Promise<CancelResult> {
  return db.$transaction(async (tx): Promise<CancelResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    const { id, status, event, eventId } = registration;
    if (isClosed(registration) || !transition(status, "cancel")) return { ok: false, reason: "already_ended" };
    if (isCancelled(event)) return { ok: false, reason: "event_cancelled" };
    if (actor.kind === "participant" && !canCancel(status, event, now)) {
      return { ok: false, reason: now >= event.startsAt ? "event_has_started" : "too_late" };
    }
    const wasConfirmed = status === "confirmed";
    const calendarSequence = registration.calendarSequence + (wasConfirmed ? 1 : 0);
    const reason = input.reason ?? null;
    await moveRegistration(tx, registration, "cancel", {
      now,
      actor,
      action: "registration.cancelled",
      also: { calendarSequence },
      reason,
    });
    // A colleague who was to take the place over finds it gone.
    await withdrawOpenHandover(tx, id, { now, actor });
    const data = { calendarSequence, cancelledBy: actor.kind, reason, wasConfirmed };
    await tellParticipant(tx, registration, "registration.cancelled", data, now);
    if (holdsSeat(status)) await fillFreeSeats(tx, eventId, { now });
    return { ok: true };
  });
}
