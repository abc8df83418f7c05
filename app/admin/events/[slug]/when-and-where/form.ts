import type { DeskEvent } from "@/lib/desk/queries";
import type { DraftValues } from "@/lib/drafts/schema";
import type { Dates } from "@/lib/events/commands/move-event";
import { timeZones } from "@/lib/events/constants";
import { isToldChange, shiftedWindows, whenAndWhereOf } from "@/lib/events/rules";
import { messageSchema } from "@/lib/invitations/schema";
import { inOtherZone } from "@/lib/time-zone";
import { asLocalInput, readMoment } from "@/lib/typed-moments";

/** Name under which what was typed is kept. */
export const moveForm = (slug: string) => `move:${slug}`;

export const momentFields = ["startsAt", "endsAt"] as const;
export const venueFields = ["venueName", "venueBuilding", "venueRoom", "venueAddress", "venueCity"] as const;
export const windowFields = [
  "registrationClosesAt",
  "changesCloseAt",
  "cancellationsCloseAt",
  "travelRequestsCloseAt",
] as const;
export type WindowField = (typeof windowFields)[number];

/** Most characters of one line about the venue. */
export const LINE_MAX_CHARACTERS = 200;

/** Name of the field for the city in a language, and for the organisers' words to those who read it. */
export const cityField = (language: string) => `city.${language}`;
export const messageField = (language: string) => `message.${language}`;

const own: readonly string[] = ["timeZone", ...momentFields, ...venueFields, ...windowFields, "tells", "basis"];

/** Whether the forms have a field of this name; the languages are those of the event. */
export function isMoveField(name: string): boolean {
  return own.includes(name) || /^(city|message)\.[A-Za-z-]{2,35}$/.test(name);
}

/** When and where the event is, and the windows that hang on its start, as it stands on record. */
export function datesOf(event: DeskEvent): Dates {
  const { registrationClosesAt, changesCloseAt, cancellationsCloseAt, travelRequestsCloseAt } = event;
  return {
    ...whenAndWhereOf(event),
    registrationClosesAt,
    changesCloseAt,
    cancellationsCloseAt,
    travelRequestsCloseAt,
  };
}

/** What the first form says beforehand. */
export function storedDates(event: DeskEvent): DraftValues {
  return {
    timeZone: event.timeZone,
    ...Object.fromEntries(momentFields.map((name) => [name, asLocalInput(event[name], event.timeZone)])),
    ...Object.fromEntries(venueFields.map((name) => [name, event[name] ?? ""])),
    ...Object.fromEntries(event.texts.map(({ locale, venueCity }) => [cityField(locale), venueCity ?? ""])),
  };
}

/** What can be wrong with a field; the words stand in the messages `eventDates.errors.<code>`. */
export type MoveErrorCode =
  | "not_a_zone"
  | "moment_missing"
  | "not_a_moment"
  | "moment_skipped"
  | "moment_doubled"
  | "ends_before_start"
  | "starts_in_past"
  | "city_missing"
  | "line_too_long"
  | "line_unprintable"
  | "message_too_long"
  | "message_unprintable"
  | "closes_before_opens"
  | "after_start";
export type MoveError = { name: string; code: MoveErrorCode; typed?: string };

export type Move = {
  wanted: Dates;
  messages: Record<string, string | null>;
  /** Whether people are told because they have to be, or because the organiser wants it. */
  isTold: boolean;
  tells: boolean;
};

/** Every zone that an event can be in: those this machine knows, and its own where that has another name there. */
export function zonesFor({ timeZone }: Pick<DeskEvent, "timeZone">): readonly string[] {
  return timeZones.includes(timeZone) ? timeZones : [timeZone, ...timeZones];
}

/** The zone in which the forms' moments are meant: the one that was chosen, where it is one. */
export function zoneOf(values: DraftValues, event: DeskEvent): string {
  return zonesFor(event).find((zone) => zone === values.timeZone) ?? event.timeZone;
}

/**
 * Whether the windows that hang on the start move: also where it stays the same moment in another zone, since on other days
 * the two zones may differ.
 */
export function movesWindows(event: DeskEvent, to: Pick<Dates, "startsAt" | "timeZone">): boolean {
  return to.startsAt.getTime() !== event.startsAt.getTime() || to.timeZone !== event.timeZone;
}

/**
 * Reads both forms against the event they belong to. Where the start moves or the zone is another, the windows that hang on
 * it move along unless the second form says otherwise. In another time zone all times of day stay as they are.
 * @param now product time.
 */
export function readMove(
  values: DraftValues,
  event: DeskEvent,
  now: Date,
): { ok: true; move: Move } | { ok: false; errors: MoveError[] } {
  const errors: MoveError[] = [];
  const note = (name: string, error?: { code: MoveErrorCode; typed?: string }) => {
    if (error && !errors.some((known) => known.name === name)) errors.push({ name, ...error });
  };
  const timeZone = zoneOf(values, event);
  if (values.timeZone !== undefined && values.timeZone !== timeZone) note("timeZone", { code: "not_a_zone" });
  const sameTimeOfDay = (at: Date) => inOtherZone(at, event.timeZone, timeZone);
  const moment = (name: (typeof momentFields)[number] | WindowField, stored: Date) => {
    const read = readMoment(values[name], stored, timeZone);
    note(name, read.error);
    return read.value;
  };
  const startsAt = moment("startsAt", sameTimeOfDay(event.startsAt));
  const endsAt = moment("endsAt", sameTimeOfDay(event.endsAt));
  const isMoved = startsAt.getTime() !== event.startsAt.getTime();
  if (isMoved && startsAt <= now) note("startsAt", { code: "starts_in_past" });
  if (endsAt <= startsAt) note("endsAt", { code: "ends_before_start" });

  const line = (name: string) => {
    const read = readLine(values[name]);
    note(name, read.error);
    return read.value;
  };
  const [venueName, venueBuilding, venueRoom, venueAddress] = venueFields.map(line) as (string | null)[];
  const venueCity = line("venueCity");
  if (venueCity === null) note("venueCity", { code: "city_missing" });
  const cities = Object.fromEntries(event.texts.map(({ locale }) => [locale, line(cityField(locale))]));
  const messages = Object.fromEntries(
    event.texts.map(({ locale }) => {
      const read = messageSchema.safeParse(values[messageField(locale)] ?? "");
      const isLong = !read.success && read.error.issues[0]?.message === "message_too_long";
      if (!read.success) note(messageField(locale), { code: isLong ? "message_too_long" : "message_unprintable" });
      return [locale, read.success ? read.data : null];
    }),
  );

  // The windows stand on all this: what is wrong here is mended first.
  if (errors.length > 0) return { ok: false, errors };
  const moves = movesWindows(event, { startsAt, timeZone });
  const proposed = moves ? shiftedWindows(event, startsAt, timeZone) : datesOf(event);
  const window = <Stored extends Date | null>(name: WindowField, stored: Stored) =>
    stored === null || values[name] === undefined || !moves ? stored : moment(name, stored);
  const windows = {
    registrationClosesAt: window("registrationClosesAt", proposed.registrationClosesAt) as Date,
    changesCloseAt: window("changesCloseAt", proposed.changesCloseAt) as Date,
    cancellationsCloseAt: window("cancellationsCloseAt", proposed.cancellationsCloseAt) as Date,
    travelRequestsCloseAt: window("travelRequestsCloseAt", proposed.travelRequestsCloseAt),
  };
  if (windows.registrationClosesAt <= sameTimeOfDay(event.registrationOpensAt))
    note("registrationClosesAt", { code: "closes_before_opens" });
  if (windows.cancellationsCloseAt > startsAt) note("cancellationsCloseAt", { code: "after_start" });
  if (errors.length > 0) return { ok: false, errors };

  const wanted: Dates = {
    timeZone,
    startsAt,
    endsAt,
    venueName: venueName ?? null,
    venueBuilding: venueBuilding ?? null,
    venueRoom: venueRoom ?? null,
    venueAddress: venueAddress ?? null,
    venueCity: venueCity ?? event.venueCity,
    cities,
    ...windows,
  };
  const isTold = isToldChange(whenAndWhereOf(event), wanted);
  return { ok: true, move: { wanted, messages, isTold, tells: isTold || values.tells !== "no" } };
}

/** Fields of the second form: what stands wrong there is mended there. */
export function isWindowError({ name }: MoveError): boolean {
  return windowFields.some((field) => field === name);
}

/** One line about the venue; null where nothing stands. */
export function readLine(typed = ""): { value: string | null; error?: { code: "line_unprintable" | "line_too_long" } } {
  const text = typed.normalize("NFC").trim();
  if (/\p{Cc}|\uFFFD/u.test(text)) return { value: text, error: { code: "line_unprintable" } };
  if ([...text].length > LINE_MAX_CHARACTERS) return { value: text, error: { code: "line_too_long" } };
  return { value: text === "" ? null : text };
}

/** What an organiser saw, as it travels in a form; null for what nobody could have seen. */
export function readBasis(text: string | undefined): Dates | null {
  try {
    const read = JSON.parse(text ?? "", (name, value) =>
      /At$/.test(name) && typeof value === "string" ? new Date(value) : value,
    );
    const dates = [...momentFields, "registrationClosesAt", "changesCloseAt", "cancellationsCloseAt"] as const;
    const isRead = dates.every((name) => read?.[name] instanceof Date);
    const isWhole =
      isRead && typeof read.timeZone === "string" && typeof read.cities === "object" && read.cities !== null;
    // Also in fields that nobody asked for.
    const isMoment = (value: unknown) => !(value instanceof Date) || !Number.isNaN(value.getTime());
    return isWhole && Object.values(read).every(isMoment) ? read : null;
  } catch {
    return null;
  }
}

export const asBasis = (dates: Dates): string => JSON.stringify(dates);
