import { momentInZone, wallClock } from "./time-zone";

/** A year before this one is a slip such as 0024. */
const EARLIEST_YEAR = 2000;

/** Date and time as `<input type="datetime-local">` takes them, in a time zone. */
export function asLocalInput(at: Date, timeZone: string): string {
  const { year, month, day, hour, minute } = wallClock(at, timeZone);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

export const normalMoment = (typed = "") => typed.trim().replace(" ", "T");

/** A moment as it was typed; one that was not touched stays exactly as it is stored. */
export function readMoment(typed: string | undefined, stored: Date, timeZone: string) {
  const text = normalMoment(typed);
  if (text === asLocalInput(stored, timeZone)) return { value: stored };
  if (text === "") return { value: stored, error: { code: "moment_missing" as const } };
  const read = momentInZone(text, timeZone);
  if (read === null || (read !== "skipped" && read.getUTCFullYear() < EARLIEST_YEAR)) {
    return { value: stored, error: { code: "not_a_moment" as const } };
  }
  if (read === "skipped") {
    return { value: stored, error: { code: "moment_skipped" as const, typed: text.replace("T", " ") } };
  }
  return { value: text.endsWith("T23:59") ? new Date(read.getTime() + 59_999) : read };
}
