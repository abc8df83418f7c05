import type { RegistrationStatus } from "@/prisma/generated/enums";
import type { Context } from "../../context";
import { findSeating } from "../../events/queries";
import { freeSeats, isCancelled } from "../../events/rules";
import { isRecognised } from "../../recognised-bodies/queries";
import { lockRegistration } from "../../registrations/commands/lock-registration";
import { moveRegistration } from "../../registrations/commands/move-registration";
import { tellStanding } from "../../registrations/commands/tell-participant";
import { endedStatuses } from "../../registrations/constants";
import { entryStep, isClosed } from "../../registrations/rules";
import { isHeld } from "../rules";
import { fillFreeSeats } from "./fill-free-seats";
import { lapseHold } from "./lapse-hold";
import { nextQueueNumber } from "./next-queue-number";

export type RejoinResult =
  | { ok: true; status: RegistrationStatus }
  | { ok: false; reason: "not_lapsed" | "registered_again" | "over" | "full" | "event_cancelled" };

/**
 * Brings somebody back whose offer or verification ran out: to a seat when one is free and nobody waits for it,
 * otherwise to the end of the line. The button stands behind the secret link, so the address is proven by it. Possible
 * until the event starts, also when registration has closed, since they had registered in time.
 */
export async function rejoinLine(
  input: { registrationId: string },
  { db, now, actor }: Context,
): Promise<RejoinResult> {
  return db.$transaction(async (tx): Promise<RejoinResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    const { eventId, emailKey } = registration;
    if (isCancelled(registration.event)) return { ok: false, reason: "event_cancelled" };
    const isOverdue = registration.heldUntil !== null && !isHeld(registration.heldUntil, now);
    if (registration.status !== "lapsed" && !isOverdue) return { ok: false, reason: "not_lapsed" };
    // It stands in another one, or nobody is behind it any more: pressed on a page from before.
    if (isClosed(registration)) return { ok: false, reason: "not_lapsed" };
    if (isOverdue) {
      // The clockwork has not come by yet: what it does happens now, so that the next in line comes first.
      await lapseHold(tx, registration, now);
      await fillFreeSeats(tx, eventId, { now });
    }
    const lapsed = { ...registration, status: "lapsed", queueNumber: null } as const;
    const event = await findSeating(tx, eventId);
    if (!event || now >= event.startsAt) return { ok: false, reason: "over" };
    const live = await tx.registration.count({
      where: { eventId, emailKey, status: { notIn: [...endedStatuses] } },
    });
    if (live > 0) return { ok: false, reason: "registered_again" };
    const isFree = freeSeats(event.seats) > 0;
    if (!isFree && !event.hasWaitingList) return { ok: false, reason: "full" };
    const entry = entryStep(event, {
      isApproved: registration.approvedAt !== null,
      isVerified: true,
      isRecognised: event.recognisedSkipApproval && (await isRecognised(tx, registration.email)),
    });
    const queueNumber = isFree ? null : await nextQueueNumber(tx, eventId);
    const next = await moveRegistration(tx, lapsed, isFree ? entry : "queue", {
      now,
      actor,
      action: "registration.rejoined",
      ...(queueNumber === null ? {} : { queueNumber }),
      also: { verifiedAt: registration.verifiedAt ?? now },
    });
    if (!next) return { ok: false, reason: "not_lapsed" };
    await tellStanding(
      tx,
      { ...registration, status: next, queueNumber, heldUntil: null },
      { now, because: "rejoined" },
    );
    return { ok: true, status: next };
  });
}
