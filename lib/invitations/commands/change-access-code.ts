import { recordAudit } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import { NotFoundError } from "../../errors";
import { findSeating } from "../../events/queries";
import { isCancelled } from "../../events/rules";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import { findAccessCode } from "../queries";
import { type SetAsideRefusal, seatsOfCode, setAsideRefusal } from "../rules";
import { endEventReservations } from "./end-event-reservations";

export type ChangeCodeResult =
  | { ok: true; changed: boolean }
  | ({ ok: false } & SetAsideRefusal)
  | { ok: false; reason: "closed" }
  | { ok: false; reason: "changed_meanwhile"; seats: number }
  | { ok: false; reason: "event_cancelled" };

/**
 * Changes how many people a code lets in. Fewer than have used it throws nobody out: it lets nobody in any more. Seats
 * that are no longer set aside go to whoever is next.
 * @param input.basis the number that the form showed. @returns a refusal with the number on record, where that is another.
 */
export async function changeAccessCode(
  input: { eventId: string; codeId: string; basis: number; seats: number; overWaitingList?: boolean },
  { db, now, actor }: Context,
): Promise<ChangeCodeResult> {
  const { eventId, codeId, seats, overWaitingList = false } = input;
  return db.$transaction(async (tx): Promise<ChangeCodeResult> => {
    await lockEvent(tx, eventId);
    await endEventReservations(tx, eventId, now);
    await fillFreeSeats(tx, eventId, { now });
    const code = await findAccessCode(tx, eventId, codeId);
    const event = await findSeating(tx, eventId);
    if (!code || !event) throw new NotFoundError("No such code.");
    if (isCancelled(event)) return { ok: false, reason: "event_cancelled" };
    if (code.closedAt) return { ok: false, reason: "closed" };
    if (code.seats === seats) return { ok: true, changed: false };
    if (code.seats !== input.basis) return { ok: false, reason: "changed_meanwhile", seats: code.seats };
    const more = seatsOfCode({ ...code, seats }) - seatsOfCode(code);
    const refusal = setAsideRefusal(event.seats, more, overWaitingList);
    if (refusal) return { ok: false, ...refusal };
    await tx.accessCode.update({ where: { id: codeId }, data: { seats } });
    const passed: AuditValues = more > 0 && event.seats.waiting > 0 ? { overWaitingList: event.seats.waiting } : {};
    await recordAudit(tx, {
      at: now,
      actor,
      action: "access_code.changed",
      eventId,
      before: { seats: code.seats },
      after: { seats, id: codeId, ...passed },
    });
    if (more < 0) await fillFreeSeats(tx, eventId, { now });
    return { ok: true, changed: true };
  });
}
