import type { Context } from "../../context";
import { isCancelled } from "../../events/rules";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import { holdsSeat, isClosed } from "../rules";
import { lockRegistration } from "./lock-registration";
import { moveRegistration } from "./move-registration";
import { tellParticipant, tellStanding } from "./tell-participant";

export type DecisionResult = { ok: true } | { ok: false; reason: "not_waiting_for_approval" | "event_cancelled" };

/** An organiser lets somebody in who waits for it; the seat that was held becomes theirs. */
export async function approveRegistration(
  input: { registrationId: string },
  { db, now, actor }: Context,
): Promise<DecisionResult> {
  return db.$transaction(async (tx): Promise<DecisionResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    if (isClosed(registration)) return { ok: false, reason: "not_waiting_for_approval" };
    if (isCancelled(registration.event)) return { ok: false, reason: "event_cancelled" };
    const status = await moveRegistration(tx, registration, "approve", {
      now,
      actor,
      action: "registration.approved",
      also: { approvedAt: now },
    });
    if (!status) return { ok: false, reason: "not_waiting_for_approval" };
    await tellStanding(tx, { ...registration, status }, { now, because: "approved" });
    return { ok: true };
  });
}

/**
 * An organiser says no to somebody who waits for approval or on the waiting list. The seat, if one was held, goes to
 * the next in line.
 * @param input.reason in the organiser's words; the participant reads it.
 */
export async function declineRegistration(
  input: { registrationId: string; reason: string | null },
  { db, now, actor }: Context,
): Promise<DecisionResult> {
  return db.$transaction(async (tx): Promise<DecisionResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    if (isClosed(registration)) return { ok: false, reason: "not_waiting_for_approval" };
    if (isCancelled(registration.event)) return { ok: false, reason: "event_cancelled" };
    const { reason } = input;
    const status = await moveRegistration(tx, registration, "decline", {
      now,
      actor,
      action: "registration.declined",
      reason,
    });
    if (!status) return { ok: false, reason: "not_waiting_for_approval" };
    await tellParticipant(tx, registration, "registration.declined", { reason }, now);
    if (holdsSeat(registration.status)) await fillFreeSeats(tx, registration.eventId, { now });
    return { ok: true };
  });
}
