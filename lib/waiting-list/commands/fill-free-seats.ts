import type { Context } from "../../context";
import type { Tx } from "../../db";
import { findSeating } from "../../events/queries";
import { unheldSeats } from "../../events/rules";
import { moveRegistration } from "../../registrations/commands/move-registration";
import { tellParticipant } from "../../registrations/commands/tell-participant";
import { BATCH } from "../constants";
import { offerDeadline } from "../rules";

/**
 * Offers free seats to whoever is next in line, up to BATCH of them, each with its audit entry and its mail. Part of every command that
 * may free a seat, in its transaction and with the event locked: no newcomer can come in between
 * (DOMAIN.md, invariants 3 and 4).
 * @returns how many seats were offered; BATCH when there may be more, which the sweep offers next; none when it is too close to the event for a fair offer.
 */
export async function fillFreeSeats(tx: Tx, eventId: string, { now }: Pick<Context, "now">): Promise<number> {
  const event = await findSeating(tx, eventId);
  if (!event || event.seats.waiting === 0) return 0;
  const free = unheldSeats(event.seats);
  const heldUntil = free > 0 ? offerDeadline(event, now) : null;
  if (!heldUntil) return 0;
  const next = await tx.registration.findMany({
    where: { eventId, status: "waitlisted" },
    orderBy: { queueNumber: "asc" },
    take: Math.min(free, BATCH),
  });
  for (const registration of next) {
    await moveRegistration(tx, registration, "offer", {
      now,
      actor: { kind: "system" },
      action: "registration.offered",
      heldUntil,
    });
    await tellParticipant(tx, registration, "registration.offered", { heldUntil: heldUntil.toISOString() }, now);
  }
  return next.length;
}
