import { Temporal } from "temporal-polyfill";
import type { EventStatus } from "@/prisma/generated/enums";
import { isCancelled } from "../events/rules";
import { NEXT_WORKING_DAY_HOUR, SHORTEST_OFFER_HOURS, workingHours } from "./constants";

type OfferRules = {
  status: EventStatus;
  timeZone: string;
  startsAt: Date;
  offerHours: number;
  offersEndHoursBefore: number;
};

/**
 * Until when a seat that is offered now is held.
 *
 * `offerHours` from now; a moment outside working hours moves on to the next working day at noon (Friday 21:00 becomes
 * Monday 12:00), so that nobody loses a seat overnight and everybody has a morning to answer in. Close to the event the last moment for
 * offers comes first: offers get shorter, ending inside working hours before it, and then stop.
 * @param byHand an organiser's own offer, which may run until the event starts.
 * @returns null when there is too little time left for an offer to be fair, and when the event is cancelled.
 */
export function offerDeadline(event: OfferRules, now: Date, { byHand = false } = {}): Date | null {
  if (isCancelled(event)) return null;
  const from = zoned(now, event.timeZone);
  const wanted = intoWorkingHours(from.add({ hours: event.offerHours }));
  const start = zoned(event.startsAt, event.timeZone);
  const last = byHand ? start : backIntoWorkingHours(start.subtract({ hours: event.offersEndHoursBefore }));
  const deadline = Temporal.ZonedDateTime.compare(wanted, last) <= 0 ? wanted : last;
  const shortest = from.add({ hours: SHORTEST_OFFER_HOURS });
  const isTooShort = byHand
    ? Temporal.ZonedDateTime.compare(deadline, from) <= 0
    : Temporal.ZonedDateTime.compare(deadline, shortest) < 0;
  return isTooShort ? null : new Date(deadline.epochMilliseconds);
}

function zoned(date: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone);
}

const isWorkingDay = (moment: Temporal.ZonedDateTime) => moment.dayOfWeek <= 5;
const atHour = (moment: Temporal.ZonedDateTime, hour: number) => moment.withPlainTime({ hour });

/** The moment itself, or noon of the next working day. Hours on the wall, so daylight saving shifts nothing. */
function intoWorkingHours(moment: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  if (isWorkingDay(moment)) {
    const isEarly = Temporal.ZonedDateTime.compare(moment, atHour(moment, workingHours.from)) < 0;
    if (isEarly) return atHour(moment, NEXT_WORKING_DAY_HOUR);
    if (Temporal.ZonedDateTime.compare(moment, atHour(moment, workingHours.until)) <= 0) return moment;
  }
  let day = moment.add({ days: 1 });
  while (!isWorkingDay(day)) day = day.add({ days: 1 });
  return atHour(day, NEXT_WORKING_DAY_HOUR);
}

/** The moment itself, or the last before it at which work ended. */
function backIntoWorkingHours(moment: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  if (isWorkingDay(moment)) {
    const isLate = Temporal.ZonedDateTime.compare(moment, atHour(moment, workingHours.until)) > 0;
    if (isLate) return atHour(moment, workingHours.until);
    if (Temporal.ZonedDateTime.compare(moment, atHour(moment, workingHours.from)) >= 0) return moment;
  }
  let day = moment.subtract({ days: 1 });
  while (!isWorkingDay(day)) day = day.subtract({ days: 1 });
  return atHour(day, workingHours.until);
}

/** Whether a seat that is held until `heldUntil` is still held: up to and including that moment. */
export function isHeld(heldUntil: Date | null, now: Date): boolean {
  return heldUntil !== null && now <= heldUntil;
}
