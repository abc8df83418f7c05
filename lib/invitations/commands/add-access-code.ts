import { recordAudit } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import { NotFoundError } from "../../errors";
import { findSeating } from "../../events/queries";
import { isCancelled } from "../../events/rules";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import { type SetAsideRefusal, setAsideRefusal } from "../rules";
import { endEventReservations } from "./end-event-reservations";

export type AddCodeInput = {
  eventId: string;
  /** As `normalCode` makes it, 4 to 40 characters. */
  code: string;
  label: string;
  /** How many people it lets in. */
  seats: number;
  holdsSeats: boolean;
  /** Last moment at which it lets anybody in. */
  reservedUntil: Date;
  /** Set seats aside although people wait for one. */
  overWaitingList?: boolean;
};

export type AddCodeResult =
  | { ok: true; id: string }
  | ({ ok: false } & SetAsideRefusal)
  | { ok: false; reason: "until_is_over" }
  | { ok: false; reason: "event_cancelled" }
  | { ok: false; reason: "code_taken" };

/**
 * Adds a code that lets a group in. A code that was closed is not given out again: somebody may still have it.
 * @returns a refusal when more seats would be set aside than are free, or while people wait for one.
 */
export async function addAccessCode(input: AddCodeInput, { db, now, actor }: Context): Promise<AddCodeResult> {
  const { eventId, overWaitingList = false, ...columns } = input;
  const { code, seats, holdsSeats, reservedUntil } = columns;
  return db.$transaction(async (tx): Promise<AddCodeResult> => {
    await lockEvent(tx, eventId);
    if ((await endEventReservations(tx, eventId, now)) > 0) await fillFreeSeats(tx, eventId, { now });
    const event = await findSeating(tx, eventId);
    if (!event) throw new NotFoundError("No such event.");
    if (isCancelled(event)) return { ok: false, reason: "event_cancelled" };
    if (reservedUntil <= now || reservedUntil > event.startsAt) return { ok: false, reason: "until_is_over" };
    const taken = await tx.accessCode.findUnique({ where: { eventId_code: { eventId, code } }, select: { id: true } });
    if (taken) return { ok: false, reason: "code_taken" };
    const refusal = holdsSeats ? setAsideRefusal(event.seats, seats, overWaitingList) : null;
    if (refusal) return { ok: false, ...refusal };
    const { id } = await tx.accessCode.create({ data: { eventId, ...columns, createdAt: now }, select: { id: true } });
    const passed: AuditValues = holdsSeats && event.seats.waiting > 0 ? { overWaitingList: event.seats.waiting } : {};
    await recordAudit(tx, {
      at: now,
      actor,
      action: "access_code.added",
      eventId,
      after: { ...columns, reservedUntil: reservedUntil.toISOString(), id, ...passed },
    });
    return { ok: true, id };
  });
}
