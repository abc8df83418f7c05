import { doubledMoments, momentInZone, offsetIfDoubled, wallClock } from "./time-zone";

/** A year before this one is a slip such as 0024. */
const EARLIEST_YEAR = 2000;

const OFFSET = /[+-]\d{2}:\d{2}$/;

/** Name of the field that says which of two moments is meant, where clocks are set back over a time that was typed. */
export const turnField = (name: string) => `turn.${name}`;

/**
 * A time as it was typed with the choice that stands beside it: `2024-10-27T02:30+01:00`. So both travel as one value
 * wherever typed moments are kept, compared and read; where the time comes only once, the offset means nothing.
 */
export function withTurn(typed: string, offset: unknown): string {
  const isChosen = typeof offset === "string" && /^[+-]\d{2}:\d{2}$/.test(offset);
  return isChosen && typed.trim() !== "" ? `${splitTurn(typed).text}${offset}` : typed;
}

/** The two parts of such a value; an empty offset where nothing was chosen. */
export function splitTurn(typed: string): { text: string; offset: string } {
  const [offset = ""] = OFFSET.exec(typed.trim()) ?? [];
  return { text: offset ? typed.trim().slice(0, -offset.length) : typed, offset };
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
  const { text, offset } = splitTurn(normalMoment(typed));
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
