import { Temporal } from "temporal-polyfill";

/** An event as far as its days go. */
type Days = { startsAt: Date; endsAt: Date; timeZone: string };

const dayOf = (at: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();

/** Nobody marks more days than these: an end that was typed with a wrong year must not fill a page, or stop the server. */
const MOST_DAYS = 62;

/** The days of an event as its own calendar counts them, such as ["2024-03-19"]; of a very long one the first. */
export function eventDays({ startsAt, endsAt, timeZone }: Days): string[] {
  const first = dayOf(startsAt, timeZone);
  const more = first.until(dayOf(endsAt, timeZone), { largestUnit: "days" }).days;
  return Array.from({ length: Math.min(more + 1, MOST_DAYS) }, (_, days) => first.add({ days }).toString());
}

/** Whether somebody can be marked as present on this day: a day of the event that has begun. @param now product time. */
export function canRecord(event: Days, day: string, now: Date): boolean {
  return eventDays(event).includes(day) && day <= dayOf(now, event.timeZone).toString();
}

/** A day without a time, as the database keeps it and `formatDayRange` reads it. */
export const asDate = (day: string) => new Date(`${day}T00:00:00Z`);
export const asDay = (date: Date) => date.toISOString().slice(0, 10);
