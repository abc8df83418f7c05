import { z } from "zod";
import { shownValue } from "../address-parts/rules";
import { readAddressDay, searchTextSchema } from "../audience/schema";
import { isUuid } from "../uuid";
import { type LogGroup, logGroups } from "./constants";

/** One value of an address, where `?q=a&q=b` gives a list. */
const single = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().catch(""));

/** Where one stands in the log: before or after which entry. */
export type LogPosition = { at: Date; number: bigint };

function readPosition(text: string): LogPosition | null {
  const [, at, number] = /^(\d{1,14})-(\d{1,15})$/.exec(text) ?? [];
  return at && number ? { at: new Date(Number(at)), number: BigInt(number) } : null;
}

/** A day of the years in which there can be entries, so that none leads to a moment that PostgreSQL does not know. */
function readLogDay(text: string): string | null {
  const day = readAddressDay(text);
  return day && /^[12]/.test(day) ? day : null;
}

/** Parts of the log's address. */
export const logParts = ["q", "registration", "actor", "group", "from", "to", "older", "newer"] as const;
type LogPart = (typeof logParts)[number];

/** What of the address was not understood. */
export type LogProblem = { part: Exclude<LogPart, "q"> | "order"; typed: string };

/**
 * The log's state as it stands in the address. Never refuses: what makes no sense is left out and named in `problems`, so
 * that the page can say so; a filter that silently finds something else would be worse than none.
 */
export const logFilterSchema = z
  .object({
    q: single.pipe(searchTextSchema),
    registration: single,
    actor: single,
    group: single,
    from: single,
    to: single,
    older: single,
    newer: single,
  })
  .transform(({ q, ...typed }) => {
    const problems: LogProblem[] = [];
    const read = <Value>(part: keyof typeof typed, reading: (text: string) => Value | null) => {
      const text = typed[part].trim();
      const value = text === "" ? null : reading(text);
      if (text !== "" && value === null) problems.push({ part, typed: shownValue(text) });
      return value;
    };
    const checked = <Value extends string>(part: keyof typeof typed, isGood: (text: string) => boolean) =>
      read(part, (text) => (isGood(text) ? (text as Value) : null));
    const from = read("from", readLogDay);
    const to = read("to", readLogDay);
    const older = read("older", readPosition);
    const newer = read("newer", readPosition);
    if (from && to && from > to) problems.push({ part: "order", typed: `${from} – ${to}` });
    return {
      /** A person: name, address or reference of a registration; name or address of an organiser. */
      q,
      /** One registration's id. */
      registration: checked<string>("registration", isUuid),
      /** `participant`, `system`, or an organiser's id. */
      actor: checked<string>("actor", (text) => text === "participant" || text === "system" || isUuid(text)),
      group: checked<LogGroup>("group", (text) => logGroups.some((known) => known === text)),
      /** Days such as 2024-02-23, both included. */
      from,
      to,
      older,
      newer: older ? null : newer,
      problems,
    };
  });
export type LogFilter = z.infer<typeof logFilterSchema>;

/** Everything, from the newest on. */
export const wholeLog: LogFilter = logFilterSchema.parse({});
