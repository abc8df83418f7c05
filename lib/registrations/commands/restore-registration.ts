import type { RegistrationStatus } from "@/prisma/generated/enums";
import type { Context } from "../../context";
import { allowOverCapacity } from "../../db";
import { findSeating } from "../../events/queries";
import { isCancelled } from "../../events/rules";
import { nextQueueNumber } from "../../waiting-list/commands/next-queue-number";
import { isEnded, placeByHand } from "../rules";
import { lockRegistration } from "./lock-registration";
import { moveRegistration } from "./move-registration";
import { tellStanding } from "./tell-participant";

export type RestoreRefusal = "not_ended" | "no_seat" | "full" | "merged" | "erased" | "event_cancelled" | "over";

export type RestoreResult =
  | { ok: true; status: RegistrationStatus }
  | { ok: false; reason: RestoreRefusal }
  /** `registrationId`: the live registration that has the address now. */
  | { ok: false; reason: "address_taken"; registrationId: string };

/**
 * Undoes the end of a registration, whether it was cancelled, declined or ran out: with the seat that is free and that
 * nobody waits for, confirmed as by an organiser who lets somebody in. The calendar entry comes back with the mail.
 * @param input.otherwise where they go when no such seat is free: to the end of the line, or to a seat all the same, which
 *   the audit entry tells (DOMAIN.md, invariants 1 and 3). Left out, the answer is "no_seat".
 * @returns a refusal also when the same address is live again, when the registration was merged into another or its data
 *   was deleted, and when the event was cancelled or is over; "full" when there is no line to go to.
 */
export async function restoreRegistration(
  input: { registrationId: string; otherwise?: "line" | "seat" },
  { db, now, actor }: Context,
): Promise<RestoreResult> {
  return db.$transaction(async (tx): Promise<RestoreResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    const { eventId, emailKey } = registration;
    if (!isEnded(registration.status)) return { ok: false, reason: "not_ended" };
    if (registration.erasedAt) return { ok: false, reason: "erased" };
    if (registration.mergedIntoId) return { ok: false, reason: "merged" };
    if (isCancelled(registration.event)) return { ok: false, reason: "event_cancelled" };
    const event = await findSeating(tx, eventId, [emailKey]);
    if (!event || now >= event.endsAt) return { ok: false, reason: "over" };
    const live = event.known[emailKey];
    if (live) return { ok: false, reason: "address_taken", registrationId: live };
    const place = placeByHand(event, input.otherwise === "seat");
    if (place === "full") return { ok: false, reason: "full" };
    if (place === "line" && input.otherwise !== "line") return { ok: false, reason: "no_seat" };

    const isSeated = place !== "line";
    if (isSeated && place.overCapacity) await allowOverCapacity(tx);
    const calendarSequence = registration.calendarSequence + (isSeated ? 1 : 0);
    const queueNumber = isSeated ? undefined : await nextQueueNumber(tx, eventId);
    const status = await moveRegistration(tx, registration, isSeated ? "restore" : "restore_to_line", {
      now,
      actor,
      action: "registration.restored",
      queueNumber,
      also: { calendarSequence, approvedAt: registration.approvedAt ?? now },
      noted: isSeated ? { ...place } : undefined,
    });
    if (!status) return { ok: false, reason: "not_ended" };
    // Whoever took this place over keeps their own; this one can be handed over once more.
    await tx.registration.updateMany({ where: { handedOverById: registration.id }, data: { handedOverById: null } });
    const standing = { ...registration, status, calendarSequence, queueNumber: queueNumber ?? null, heldUntil: null };
    await tellStanding(tx, standing, { now, because: isSeated ? "restored" : "rejoined" });
    return { ok: true, status };
  });
}
