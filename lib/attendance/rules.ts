import { Temporal } from "temporal-polyfill";

/** An event as far as its days go. */
type Days = { startsAt: Date; endsAt: Date; timeZone: string };

const dayOf = (at: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();

/** The days of an event as its own calendar counts them, such as ["2024-03-19"]. */
export function eventDays({ startsAt, endsAt, timeZone }: Days): string[] {
  const days: string[] = [];
  const last = dayOf(endsAt, timeZone);
  for (let day = dayOf(startsAt, timeZone); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    days.push(day.toString());
  }
  return days;
}

/** Whether somebody can be marked as present on this day: a day of the event that has begun. @param now product time. */
export function canRecord(event: Days, day: string, now: Date): boolean {
  return eventDays(event).includes(day) && day <= dayOf(now, event.timeZone).toString();
}

/** A day without a time, as the database keeps it and `formatDayRange` reads it. */
export const asDate = (day: string) => new Date(`${day}T00:00:00Z`);
export const asDay = (date: Date) => date.toISOString().slice(0, 10);
