import { RegistrationStatus } from "@/prisma/generated/enums";
import { endedStatuses, seatHoldingStatuses } from "../registrations/constants";
import { dayAfter, startOfDay } from "../time-zone";
import { columnDays, MOST_COLUMNS } from "./constants";

/** Where somebody stands in the plots: with a seat (also one that is held for now), in line, or no longer coming. */
export type Standing = "seated" | "waiting" | "ended";

/** A state as the plots count it. */
export function standingOf(status: RegistrationStatus): Standing {
  if (isOneOf(endedStatuses, status)) return "ended";
  return isOneOf(seatHoldingStatuses, status) ? "seated" : "waiting";
}

const isOneOf = (statuses: readonly RegistrationStatus[], status: RegistrationStatus) => statuses.includes(status);

/**
 * What a day brought: how many registered, by where they stand now, and how many cancelled.
 * @property day such as 2024-02-05, in the event's time zone.
 */
export type DayCount = { day: string } & Record<Standing, number> & { cancelled: number };

/** All days from the first to the last, both included; none where the first comes after the last. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) days.push(day);
  return days;
}

/** The first moments of days, by which the database sorts registrations into them. @param timeZone IANA name. */
export function dayStarts(days: string[], timeZone: string): Date[] {
  return days.map((day) => startOfDay(day, timeZone));
}

/**
 * Counts by day, each day with its figures, also one on which nothing happened.
 * @param rows as the database counts: `bucket` 1 is the first day; what lies before or after counts as the first or last.
 */
export function dayCounts(
  days: string[],
  rows: {
    registered: { bucket: number; status: RegistrationStatus; count: number }[];
    cancelled: { bucket: number; count: number }[];
  },
): DayCount[] {
  const counts = days.map((day): DayCount => ({ day, seated: 0, waiting: 0, ended: 0, cancelled: 0 }));
  const of = (bucket: number) => counts[Math.min(Math.max(bucket, 1), counts.length) - 1];
  for (const { bucket, status, count } of rows.registered) {
    const day = of(bucket);
    if (day) day[standingOf(status)] += count;
  }
  for (const { bucket, count } of rows.cancelled) {
    const day = of(bucket);
    if (day) day.cancelled += count;
  }
  return counts;
}

/** How many registered on a day or in a span, whatever became of them. */
export const registeredOn = ({ seated, waiting, ended }: Omit<DayCount, "day">) => seated + waiting + ended;

/** Several days as one column. */
export type Column = Omit<DayCount, "day"> & { first: string; last: string };

/**
 * Days put together into at most MOST_COLUMNS columns of one, 7 or 28 days (more columns where even these do not do). The last
 * column ends with the last day, so that what is newest is whole and the first column is the shorter one.
 */
export function columnsOf(days: DayCount[]): Column[] {
  const size = columnDays.find((candidate) => days.length <= candidate * MOST_COLUMNS) ?? columnDays[2];
  const columns: Column[] = [];
  for (let end = days.length; end > 0; end -= size) {
    const span = days.slice(Math.max(0, end - size), end);
    const sum = (name: Standing | "cancelled") => span.reduce((total, day) => total + day[name], 0);
    const [first = "", last = ""] = [span[0]?.day, span.at(-1)?.day];
    columns.unshift({
      first,
      last,
      seated: sum("seated"),
      waiting: sum("waiting"),
      ended: sum("ended"),
      cancelled: sum("cancelled"),
    });
  }
  return columns;
}

/** How many had registered, and how many of all had cancelled, by the end of each day. */
export type CoursePoint = { daysBefore: number; registered: number; cancelled: number };

/**
 * The course of an event's registrations, by days before its start, which is what events can be compared by: 0 is the day on
 * which it starts, days after it are negative.
 * @param startDay the day on which it starts, in its own time zone.
 */
export function courseOf(days: DayCount[], startDay: string): CoursePoint[] {
  let [registered, cancelled] = [0, 0];
  return days.map((one) => {
    registered += registeredOn(one);
    cancelled += one.cancelled;
    return { daysBefore: daysApart(one.day, startDay), registered, cancelled };
  });
}

/** How many days it is from one day to another; negative where that lies before it. */
export function daysApart(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** How many had registered so many days before the start: what the last day up to then says; none before the first. */
export function registeredBy(course: CoursePoint[], daysBefore: number): number {
  return course.filter((point) => point.daysBefore >= daysBefore).at(-1)?.registered ?? 0;
}

/** How many there are in each state, in the order in which a registration goes through them; states without any are left out. */
export function statusCounts(rows: { status: RegistrationStatus; count: number }[]): Map<RegistrationStatus, number> {
  const counts = new Map<RegistrationStatus, number>();
  for (const { status, count } of rows) counts.set(status, (counts.get(status) ?? 0) + count);
  const order = Object.values(RegistrationStatus);
  return new Map([...counts].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
}

/** Those who are coming or in line, by one property of theirs. */
export type Share = { value: string; seated: number; waiting: number };

/** People by a property, the most frequent first. Those who are no longer coming do not count. */
export function sharesOf<Row extends { status: RegistrationStatus; count: number }>(
  rows: Row[],
  propertyOf: (row: Row) => string,
): Share[] {
  const shares = new Map<string, Share>();
  for (const row of rows) {
    const standing = standingOf(row.status);
    if (standing === "ended") continue;
    const value = propertyOf(row);
    const share = shares.get(value) ?? { value, seated: 0, waiting: 0 };
    share[standing] += row.count;
    shares.set(value, share);
  }
  const size = ({ seated, waiting }: Share) => seated + waiting;
  return [...shares.values()].sort((a, b) => size(b) - size(a) || (a.value < b.value ? -1 : 1));
}

/** The first `most` shares, and all others as one; all of them where only one would be left over. */
export function foldedShares(shares: Share[], most: number): { shown: Share[]; rest: Share | null; others: number } {
  if (shares.length <= most + 1) return { shown: shares, rest: null, others: 0 };
  const others = shares.slice(most);
  const sum = (name: "seated" | "waiting") => others.reduce((total, share) => total + share[name], 0);
  return {
    shown: shares.slice(0, most),
    rest: { value: "", seated: sum("seated"), waiting: sum("waiting") },
    others: others.length,
  };
}

/** A stretch of time as people say it: whole days from two days on, whole hours from two hours on, otherwise minutes. */
export function timeLeft(until: Date, now: Date): { unit: "days" | "hours" | "minutes"; count: number } | null {
  const minutes = Math.floor((until.getTime() - now.getTime()) / 60_000);
  if (minutes < 0) return null;
  if (minutes >= 2 * 1440) return { unit: "days", count: Math.floor(minutes / 1440) };
  return minutes >= 120 ? { unit: "hours", count: Math.floor(minutes / 60) } : { unit: "minutes", count: minutes };
}
