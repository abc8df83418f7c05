import { recordAudit } from "../../audit/commands";
import type { AuditValue, AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { lockEvent, type Tx } from "../../db";
import { NotFoundError } from "../../errors";
import type { QueuedMail } from "../../mail/commands";
import { restartRules } from "../../mail-rules/commands/restart-rules";
import { shiftProgramme } from "../../programme/commands/shift-programme";
import { mailTo } from "../../registrations/commands/tell-participant";
import { inOtherZone } from "../../time-zone";
import { findSentByMove } from "../queries";
import { isCancelled, isToldChange, placeAt, whenAndWhereOf, wordsFor } from "../rules";
import type { StartWindows, WhenAndWhere } from "../schema";
import { keepTimesOfDay } from "./keep-times-of-day";
import { peopleOfEvent, queueMails } from "./people-of-event";

export type Dates = WhenAndWhere & StartWindows;

export type MoveEventInput = {
  eventId: string;
  /** What the organiser saw when they decided; another organiser may have changed it since. */
  basis: Dates;
  wanted: Dates;
  /** The organiser's words to participants, by language. */
  messages: Record<string, string | null>;
  /** Whether people are told; they always are when something changes that they were told. */
  tells: boolean;
};

export type MoveRefusal =
  | "changed_meanwhile"
  | "cancelled"
  | "ends_before_start"
  | "starts_in_past"
  | "cancellations_after_start"
  | "closes_before_opening"
  | "sends_at_once";

export type MoveEventResult =
  | { ok: true; changed: boolean /** How many people get a mail. */; told: number }
  | { ok: false; reason: MoveRefusal };

/**
 * Moves an event: when, where, and the windows that hang on its start. The audit entry has both. Everybody whose
 * registration lives gets a mail with both in their language, in the same transaction, and the calendars of those with a
 * place an update. The programme and mails that go out by the clock move along. Offers, invitations and handovers that
 * would have run past the new start end with it. In another time zone times of day stay as they are: the opening of
 * registration and what goes out at a set moment keep theirs too, each put on record.
 * Sent twice, the second finds it done; two organisers at once, and the second sees what the first did.
 * @returns a refusal when somebody else has changed it since `basis` was shown, when the event is cancelled, when a new
 *   start has passed, when its moments are not in order, or when something that is set to go out later would go out at once.
 */
export async function moveEvent(input: MoveEventInput, { db, now, actor }: Context): Promise<MoveEventResult> {
  const { eventId, wanted } = input;
  return db.$transaction(
    async (tx): Promise<MoveEventResult> => {
      await lockEvent(tx, eventId);
      const event = await tx.event.findUnique({ where: { id: eventId }, include: { texts: true } });
      if (!event) throw new NotFoundError("No such event.");
      const { registrationClosesAt, changesCloseAt, cancellationsCloseAt, travelRequestsCloseAt } = event;
      const windows = { registrationClosesAt, changesCloseAt, cancellationsCloseAt, travelRequestsCloseAt };
      const current = { ...whenAndWhereOf(event), ...windows };
      const changes = differences(current, wanted);
      if (Object.keys(changes.after).length === 0) return { ok: true, changed: false, told: 0 };
      const isStale = Object.keys(differences(current, input.basis).after).length > 0;
      if (isStale) return { ok: false, reason: "changed_meanwhile" };
      const zones = { from: event.timeZone, to: wanted.timeZone };
      const registrationOpensAt = inOtherZone(event.registrationOpensAt, zones.from, zones.to);
      const refusal = refusalOf({ ...event, registrationOpensAt }, wanted, now);
      if (refusal) return { ok: false, reason: refusal };
      const atOnce = await findSentByMove(tx, eventId, zones, now);
      if (atOnce.rules.length + atOnce.announcements.length > 0) return { ok: false, reason: "sends_at_once" };

      const { cities, ...columns } = wanted;
      const isTold = isToldChange(current, wanted);
      const calendarSequence = event.calendarSequence + (isTold ? 1 : 0);
      await tx.event.update({ where: { id: eventId }, data: { ...columns, registrationOpensAt, calendarSequence } });
      for (const { locale, venueCity } of event.texts) {
        const city = cities[locale] ?? null;
        if (city === venueCity) continue;
        await tx.eventText.update({ where: { eventId_locale: { eventId, locale } }, data: { venueCity: city } });
      }
      const tells = event.status === "published" && (isTold || input.tells);
      if (registrationOpensAt.getTime() !== event.registrationOpensAt.getTime()) {
        changes.before.registrationOpensAt = event.registrationOpensAt.toISOString();
        changes.after.registrationOpensAt = registrationOpensAt.toISOString();
      }
      await endWithStart(tx, eventId, wanted.startsAt);
      const move = { from: event.startsAt, to: wanted.startsAt, timeZone: zones.from, newZone: zones.to };
      await shiftProgramme(tx, eventId, move);
      const kept = await keepTimesOfDay(tx, { eventId, zones, now, actor });
      const before = { ...changes.before, ...kept.before };
      const after = { ...changes.after, ...kept.after };
      await recordAudit(tx, { at: now, actor, action: "event.moved", eventId, before, after });
      await restartRules(tx, { eventId, from: event, to: { ...event, ...columns }, now });
      const told = tells ? await tellEverybody(tx, input, { current, languages: event.languages, now }) : 0;
      return { ok: true, changed: true, told };
    },
    { timeout: 60_000 },
  );
}

function refusalOf(
  event: { status: "draft" | "published" | "cancelled"; startsAt: Date; registrationOpensAt: Date },
  wanted: Dates,
  now: Date,
): MoveRefusal | null {
  if (isCancelled(event)) return "cancelled";
  if (wanted.endsAt <= wanted.startsAt) return "ends_before_start";
  if (wanted.startsAt.getTime() !== event.startsAt.getTime() && wanted.startsAt <= now) return "starts_in_past";
  if (wanted.cancellationsCloseAt > wanted.startsAt) return "cancellations_after_start";
  return wanted.registrationClosesAt <= event.registrationOpensAt ? "closes_before_opening" : null;
}

/** Nothing is held, invited to or handed over beyond the start. */
async function endWithStart(tx: Tx, eventId: string, startsAt: Date): Promise<void> {
  const later = { gt: startsAt };
  const open = { acceptedAt: null, declinedAt: null, withdrawnAt: null };
  await tx.registration.updateMany({ where: { eventId, heldUntil: later }, data: { heldUntil: startsAt } });
  await tx.handover.updateMany({ where: { eventId, expiresAt: later, ...open }, data: { expiresAt: startsAt } });
  await tx.invitation.updateMany({
    where: { eventId, reservedUntil: later, ...open },
    data: { reservedUntil: startsAt },
  });
  await tx.accessCode.updateMany({ where: { eventId, reservedUntil: later }, data: { reservedUntil: startsAt } });
}

/**
 * A mail to everybody whose registration lives. Whoever has not even had the mail about an earlier move is spared that
 * one and reads of both moves as one; whoever is back at what they knew reads nothing.
 */
async function tellEverybody(
  tx: Tx,
  { eventId, wanted, messages }: MoveEventInput,
  { current, languages, now }: { current: Dates; languages: string[]; now: Date },
): Promise<number> {
  const unsent = await tx.$queryRaw<{ registrationId: string; before: Told }[]>`
    UPDATE outgoing_mail SET status = 'withdrawn', reason = 'obsolete'
    WHERE event_id = ${eventId}::uuid AND kind = 'event.changed' AND status IN ('queued', 'waiting_to_retry')
    RETURNING registration_id::text AS "registrationId", data->'before' AS before`;
  const known = new Map(unsent.map(({ registrationId, before }) => [registrationId, before]));
  const people = await peopleOfEvent(tx, eventId);
  const mails = people.flatMap((person): QueuedMail[] => {
    const before = known.get(person.id) ?? told(current, person.locale);
    if (isSame(before, told(wanted, person.locale))) return [];
    const { calendarSequence } = person;
    const isConfirmed = person.status === "confirmed";
    const message = wordsFor(messages, languages, person.locale);
    return [mailTo(person, "event.changed", { calendarSequence, isConfirmed, before, message }, now)];
  });
  await queueMails(tx, mails);
  return mails.length;
}

type Told = { startsAt: string; endsAt: string; place: string; timeZone?: string };

/** What people know of when and where, as it stands in a mail. */
function told(dates: WhenAndWhere, locale: string): Told {
  return {
    startsAt: dates.startsAt.toISOString(),
    endsAt: dates.endsAt.toISOString(),
    place: placeAt(dates, locale),
    timeZone: dates.timeZone,
  };
}

function isSame(one: Told, other: Told): boolean {
  return one.startsAt === other.startsAt && one.endsAt === other.endsAt && one.place === other.place;
}

/** The values that differ, as they stand in the audit log; cities by language. */
export function differences(old: Dates, next: Dates): { before: AuditValues; after: AuditValues } {
  const before: AuditValues = {};
  const after: AuditValues = {};
  const [was, is] = [flat(old), flat(next)];
  for (const [name, value] of Object.entries(is)) {
    if (was[name] === value) continue;
    before[name] = was[name] ?? null;
    after[name] = value;
  }
  return { before, after };
}

function flat({ cities, ...dates }: Dates): Record<string, AuditValue> {
  const values = Object.entries(dates).map(([name, value]) => [
    name,
    value instanceof Date ? value.toISOString() : (value as string | null),
  ]);
  return Object.fromEntries([
    ...values,
    ...Object.entries(cities).map(([locale, city]) => [`venueCity.${locale}`, city]),
  ]);
}
