import { recordAudit } from "../../audit/commands";
import type { AuditValue, AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import { NotFoundError } from "../../errors";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import { BATCH } from "../../waiting-list/constants";
import { sweepEvent } from "../../waiting-list/jobs";
import type { SeatingSettings } from "../schema";

export type ChangeSeatingResult =
  | { ok: true; changed: boolean /** Seats that were offered to people on the waiting list. */; offers: number }
  | { ok: false; reason: "closes_before_opening" | "cancellations_after_start" };

/**
 * Changes how an event's seats are handed out, with the old values in the audit log. Fewer seats than are taken throw
 * nobody out: the next ones that become free are not given out. More seats go to the waiting list at once.
 */
export async function changeSeating(
  input: { eventId: string; seating: SeatingSettings },
  { db, now, actor }: Context,
): Promise<ChangeSeatingResult> {
  const { eventId } = input;
  const { texts, ...columns } = input.seating;
  const result = await db.$transaction(async (tx): Promise<ChangeSeatingResult> => {
    await lockEvent(tx, eventId);
    const event = await tx.event.findUnique({ where: { id: eventId }, include: { texts: true } });
    if (!event) throw new NotFoundError("No such event.");
    if (columns.registrationClosesAt <= columns.registrationOpensAt)
      return { ok: false, reason: "closes_before_opening" };
    if (columns.cancellationsCloseAt > event.startsAt) return { ok: false, reason: "cancellations_after_start" };
    const before: AuditValues = {};
    const after: AuditValues = {};
    const note = (name: string, old: unknown, next: unknown) => {
      if (plain(old) === plain(next)) return;
      before[name] = plain(old);
      after[name] = plain(next);
    };
    for (const [name, next] of Object.entries(columns)) note(name, event[name as keyof typeof columns], next);
    for (const old of event.texts) {
      const words = texts[old.locale];
      if (!words) continue;
      for (const [name, next] of Object.entries(words))
        note(`${name}.${old.locale}`, old[name as keyof typeof words], next);
      await tx.eventText.update({ where: { eventId_locale: { eventId, locale: old.locale } }, data: words });
    }
    if (Object.keys(after).length === 0) return { ok: true, changed: false, offers: 0 };
    await tx.event.update({ where: { id: eventId }, data: columns });
    await recordAudit(tx, { at: now, actor, action: "event.seating_changed", eventId, before, after });
    return { ok: true, changed: true, offers: await fillFreeSeats(tx, eventId, { now }) };
  });
  if (!result.ok || result.offers < BATCH) return result;
  // A long line is served in several transactions; newcomers queue up behind it meanwhile.
  return { ...result, offers: result.offers + (await sweepEvent(db, eventId, now)) };
}

/** A value as it stands in the audit log. */
function plain(value: unknown): AuditValue {
  return value instanceof Date ? value.toISOString() : ((value ?? null) as AuditValue);
}
