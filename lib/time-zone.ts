import { Temporal } from "temporal-polyfill";

/**
 * What clock and calendar on the wall show at a moment in a time zone, each part in two digits (the year in four), and
 * the offset from UTC at that moment, such as "+01:00".
 * @param timeZone IANA name.
 */
export function wallClock(date: Date, timeZone: string) {
  const parts = wallFormat(timeZone).formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? "";
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
    // Some versions of ICU write no digits for no offset.
    offset: part("timeZoneName").replace("GMT", "") || "+00:00",
  };
}

/** Formats are kept: making one takes as long as using it a hundred times. */
const wallFormats = new Map<string, Intl.DateTimeFormat>();

function wallFormat(timeZone: string): Intl.DateTimeFormat {
  const kept = wallFormats.get(timeZone);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
  });
  wallFormats.set(timeZone, made);
  return made;
}

/**
 * The moment that clock and calendar on the wall of a time zone mean: the reverse of `wallClock`. Where clocks are set
 * back, the first of the two.
 * @param text as `<input type="datetime-local">` sends it, such as 2024-03-01T18:00; a space instead of the T is taken too.
 * @returns "skipped" for a time that the zone's clocks jump over; null for what is no date and time.
 */
export function momentInZone(text: string, timeZone: string): Date | "skipped" | null {
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?$/.test(text)) return null;
  try {
    const onWall = Temporal.PlainDateTime.from(text.replace(" ", "T"));
    const moment = onWall.toZonedDateTime(timeZone);
    return moment.toPlainDateTime().equals(onWall) ? new Date(moment.epochMilliseconds) : "skipped";
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A moment, with the offset from UTC that tells it from another at which walls show the same, such as "+02:00". */
export type Turn = { at: Date; offset: string };

/**
 * The two moments at which a zone's walls show a time over which its clocks are set back, the earlier first; null for
 * every other text. @param text as for `momentInZone`.
 */
export function doubledMoments(text: string, timeZone: string): [Turn, Turn] | null {
  if (!(momentInZone(text, timeZone) instanceof Date)) return null;
  const onWall = Temporal.PlainDateTime.from(text.replace(" ", "T"));
  const turn = (disambiguation: "earlier" | "later"): Turn => {
    const zoned = onWall.toZonedDateTime(timeZone, { disambiguation });
    return { at: new Date(zoned.epochMilliseconds), offset: zoned.offset };
  };
  const [first, second] = [turn("earlier"), turn("later")];
  return first.offset === second.offset ? null : [first, second];
}

/** No zone's clocks are set back further than this at once. */
const FURTHEST_BACK = 3 * 3_600_000;

/** The offset that tells a moment from another at which walls show the same; an empty text where there is no other. */
export function offsetIfDoubled(at: Date, timeZone: string): string {
  const [before, after] = [-FURTHEST_BACK, FURTHEST_BACK].map(
    (away) => wallClock(new Date(at.getTime() + away), timeZone).offset,
  );
  // Most moments are far from any change of the clocks, and many are asked about.
  if (before === after) return "";
  const { year, month, day, hour, minute } = wallClock(at, timeZone);
  const turns = doubledMoments(`${year}-${month}-${day}T${hour}:${minute}`, timeZone) ?? [];
  return turns.find((turn) => Math.abs(turn.at.getTime() - at.getTime()) < 60_000)?.offset ?? "";
}

/**
 * A moment that hangs on another, which moves from `from` to `to`, moved along by what clock and calendar on a zone's walls
 * show. On the same day as `from` it keeps its distance in hours, so two hours before stays that; on another day its
 * distance in days and its time of day, so the end of a day stays one, however many hours the days in between have. Where
 * the zone's clocks jump over the time that this leads to, the one right after; where they show it twice, the first, but what
 * is at the same moment as `from` is at the same as `to`.
 * @param by.timeZone IANA name. @param by.newZone where `to` is in another zone: then walls there show the outcome.
 */
export function moveAlong(moment: Date, by: Move): Date {
  const { from, to, timeZone, newZone = timeZone } = by;
  if (moment.getTime() === from.getTime()) return to;
  const [was, is, at] = [onWall(from, timeZone), onWall(to, newZone), onWall(moment, timeZone)];
  const isSameDay = at.toPlainDate().equals(was.toPlainDate());
  const distance = isSameDay ? was.until(is) : was.toPlainDate().until(is.toPlainDate());
  return atWall(at.add(distance), newZone);
}

export type Move = { from: Date; to: Date; timeZone: string; newZone?: string };

/** The moment at which walls of another zone show what they show in the first. Skipped and doubled times as in `moveAlong`. */
export function inOtherZone(moment: Date, timeZone: string, newZone: string): Date {
  return timeZone === newZone ? moment : atWall(onWall(moment, timeZone), newZone);
}

function onWall(date: Date, timeZone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime();
}

function atWall(shown: Temporal.PlainDateTime, timeZone: string): Date {
  return new Date(shown.toZonedDateTime(timeZone, { disambiguation: "compatible" }).epochMilliseconds);
}

/** So many days earlier or later by the calendar, at the same time of day. Skipped and doubled times as in `moveAlong`. */
export function addDays(moment: Date, days: number, timeZone: string): Date {
  const zoned = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
  return new Date(zoned.add({ days }).epochMilliseconds);
}

/** The first moment of a day in a time zone: midnight, or where clocks jump over midnight the first time after. @param day such as 2024-03-19. */
export function startOfDay(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The day on which a moment falls in a time zone, such as 2024-03-19. */
export function dayInZone(at: Date, timeZone: string): string {
  const { year, month, day } = wallClock(at, timeZone);
  return `${year}-${month}-${day}`;
}

/** The day after a day such as 2024-03-19. */
export function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}
