import { addDays, doubledMoments, momentInZone, offsetIfDoubled, wallClock } from "./time-zone";

/** A year before this one is a slip such as 0024. */
const EARLIEST_YEAR = 2000;

const OFFSET = /[+-]\d{2}:\d{2}$/;

/** Name of the field that says which of two moments is meant, where clocks are set back over a time that was typed. */
export const turnField = (name: string) => `turn.${name}`;

/**
 * A time as it was typed with the choice that stands beside it: `2024-10-27T02:30+01:00`. So both travel as one value
 * wherever typed moments are kept, compared and read; where the time comes only once, the offset means nothing.
 * An earlier choice is replaced; what can be none beside this one, such as the end in `10:00-12:00`, stays.
 */
export function withTurn(typed: string, offset: unknown): string {
  const isChosen = typeof offset === "string" && /^[+-]\d{2}:\d{2}$/.test(offset);
  if (!isChosen || typed.trim() === "") return typed;
  const earlier = splitTurn(typed);
  const isChoice = earlier.offset === "" || Math.abs(hoursOf(earlier.offset) - hoursOf(offset)) <= MOST_HOURS_APART;
  return isChoice ? `${earlier.text}${offset}` : typed;
}

/** No zone's clocks are set back further than this at once. */
const MOST_HOURS_APART = 3;

const hoursOf = (offset: string) =>
  Number(`${offset[0]}1`) * (Number(offset.slice(1, 3)) + Number(offset.slice(4)) / 60);

/** The two parts of such a value; an empty offset where nothing was chosen. */
export function splitTurn(typed: string): { text: string; offset: string } {
  const [offset = ""] = OFFSET.exec(typed.trim()) ?? [];
  return { text: offset ? typed.trim().slice(0, -offset.length) : typed, offset };
}

/** Where no day was typed yet: one by which a zone's two offsets can be told. */
const ANY_DAY = new Date("2024-01-01T12:00:00Z");

/**
 * The two parts, as far as a zone can tell them apart: what only looks like an offset stays in the text, so that the end in
 * `09:30-10:30` is not taken for one and lost. Where the time comes twice, whatever stands there is taken for a choice,
 * which another zone may have left. Where it comes once, a plus is left of a choice for another day or zone, and so is a
 * minus if the zone has that offset then or in its other half of the year; any other minus stands between two times.
 * @param timeZone IANA name. @param day where the text is a time alone: its day, such as 2024-10-27.
 */
export function splitTurnIn(typed: string, timeZone: string, day?: string): { text: string; offset: string } {
  const parts = splitTurn(typed);
  if (!parts.offset.startsWith("-")) return parts;
  const whole = normalMoment(day === undefined ? parts.text : `${day}T${parts.text}`);
  if (doubledMoments(whole, timeZone)) return parts;
  const read = momentInZone(whole, timeZone);
  const at = read instanceof Date ? read : ANY_DAY;
  const isOfZone = [0, -91, 91, -182, 182].some(
    (days) => wallClock(addDays(at, days, timeZone), timeZone).offset === parts.offset,
  );
  return isOfZone ? parts : { text: typed, offset: "" };
}

/**
 * Date and time as `<input type="datetime-local">` takes them, in a time zone; with the offset where the zone's walls show
 * the same at another moment as well.
 */
export function asLocalInput(at: Date, timeZone: string): string {
  const { year, month, day, hour, minute } = wallClock(at, timeZone);
  return `${year}-${month}-${day}T${hour}:${minute}${offsetIfDoubled(at, timeZone)}`;
}

export const normalMoment = (typed = "") => typed.trim().replace(" ", "T");

/**
 * A moment as it was typed, with the choice between two where clocks are set back over it (`withTurn`); one that was not
 * touched stays exactly as it is stored.
 * @returns with an error where nothing, no moment, or a time that clocks jump over was typed; and where it comes twice and
 *   nothing says which is meant.
 */
export function readMoment(typed: string | undefined, stored: Date, timeZone: string) {
  const { text, offset } = splitTurnIn(normalMoment(typed), timeZone);
  if (`${text}${offset}` === asLocalInput(stored, timeZone)) return { value: stored };
  if (text === "") return { value: stored, error: { code: "moment_missing" as const } };
  const read = momentInZone(text, timeZone);
  if (read === null || (read !== "skipped" && read.getUTCFullYear() < EARLIEST_YEAR)) {
    return { value: stored, error: { code: "not_a_moment" as const } };
  }
  const shown = text.replace("T", " ");
  if (read === "skipped") return { value: stored, error: { code: "moment_skipped" as const, typed: shown } };
  const turns = doubledMoments(text, timeZone);
  const turn = turns?.find((one) => one.offset === offset);
  if (turns && !turn) return { value: stored, error: { code: "moment_doubled" as const, typed: shown } };
  const at = turn?.at ?? read;
  if (text === splitTurn(asLocalInput(stored, timeZone)).text && isSameMinute(at, stored)) return { value: stored };
  return { value: text.endsWith("T23:59") ? new Date(at.getTime() + 59_999) : at };
}

const isSameMinute = (one: Date, other: Date) => Math.abs(one.getTime() - other.getTime()) < 60_000;
