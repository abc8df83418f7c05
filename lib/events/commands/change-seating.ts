import { recordAudit } from "../../audit/commands";
import type { AuditValue } from "../../audit/schema";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import { type FieldValues, mergeEdits } from "../../edits/rules";
import { NotFoundError } from "../../errors";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import { BATCH } from "../../waiting-list/constants";
import { sweepEvent } from "../../waiting-list/jobs";
import { seatingOf } from "../rules";
import type { SeatingSettings } from "../schema";

export type ChangeSeatingResult =
  | { ok: true; changed: boolean /** Seats that were offered to people on the waiting list. */; offers: number }
  | { ok: false; reason: "closes_before_opening" | "cancellations_after_start" }
  | { ok: false; reason: "changed_meanwhile"; now: SeatingSettings };

/**
 * Changes how an event's seats are handed out, with the old values in the audit log. Fewer seats than are taken throw
 * nobody out: the next ones that become free are not given out. More seats go to the waiting list at once.
 * @param input.basis what the organiser saw when they decided. What only somebody else has changed since stays theirs.
 * @returns a refusal with what is on record now where both have changed one setting, and for moments that are not in order.
 */
export async function changeSeating(
  input: { eventId: string; basis: SeatingSettings; seating: SeatingSettings },
  { db, now, actor }: Context,
): Promise<ChangeSeatingResult> {
  const { eventId } = input;
  const result = await db.$transaction(async (tx): Promise<ChangeSeatingResult> => {
    await lockEvent(tx, eventId);
    const event = await tx.event.findUnique({ where: { id: eventId }, include: { texts: true } });
    if (!event) throw new NotFoundError("No such event.");
    const old = seatingOf(event);
    const [was, wanted] = [flat(old), flat(input.seating)];
    const { touched, conflicts } = mergeEdits(flat(input.basis), was, wanted);
    if (conflicts.length > 0) return { ok: false, reason: "changed_meanwhile", now: old };
    const { texts, ...columns } = merged(old, input.seating, touched);
    if (columns.registrationClosesAt <= columns.registrationOpensAt)
      return { ok: false, reason: "closes_before_opening" };
    if (columns.cancellationsCloseAt > event.startsAt) return { ok: false, reason: "cancellations_after_start" };
    if (touched.length === 0) return { ok: true, changed: false, offers: 0 };
    for (const [locale, words] of Object.entries(texts))
      await tx.eventText.update({ where: { eventId_locale: { eventId, locale } }, data: words });
    await tx.event.update({ where: { id: eventId }, data: columns });
    const noted = (values: FieldValues) => Object.fromEntries(touched.map((name) => [name, values[name] ?? null]));
    const entry = { at: now, actor, eventId, before: noted(was), after: noted(wanted) };
    await recordAudit(tx, { ...entry, action: "event.seating_changed" });
    return { ok: true, changed: true, offers: await fillFreeSeats(tx, eventId, { now }) };
  });
  if (!result.ok || result.offers < BATCH) return result;
  // A long line is served in several transactions; newcomers queue up behind it meanwhile.
  return { ...result, offers: result.offers + (await sweepEvent(db, eventId, now)) };
}

/** Settings by the names that they have in the audit log; words by their language. */
function flat({ texts, ...columns }: SeatingSettings): FieldValues {
  const words = Object.entries(texts).flatMap(([locale, own]) =>
    Object.entries(own).map(([name, text]) => [`${name}.${locale}`, text]),
  );
  return Object.fromEntries([...Object.entries(columns).map(([name, value]) => [name, plain(value)]), ...words]);
}

/** What is on record with the touched settings as they are wanted. Languages that are gone by now stay gone. */
function merged(old: SeatingSettings, wanted: SeatingSettings, touched: readonly string[]): SeatingSettings {
  const pick = <Values extends object>(from: Values, to: Values | undefined, suffix = ""): Values => {
    const taken = Object.entries(to ?? {}).filter(([name]) => touched.includes(name + suffix));
    return { ...from, ...Object.fromEntries(taken) };
  };
  const texts = Object.entries(old.texts).map(([locale, own]) => [
    locale,
    pick(own, wanted.texts[locale], `.${locale}`),
  ]);
  return { ...pick(old, wanted), texts: Object.fromEntries(texts) };
}

/** A value as it stands in the audit log. */
function plain(value: unknown): AuditValue {
  return value instanceof Date ? value.toISOString() : ((value ?? null) as AuditValue);
}
