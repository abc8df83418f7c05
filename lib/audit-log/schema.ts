import { z } from "zod";
import { searchTextSchema } from "../audience/schema";
import { isUuid } from "../uuid";
import { type LogGroup, logGroups } from "./constants";

/** One value of an address, where `?q=a&q=b` gives a list. */
const single = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().catch(""));

/** Where one stands in the log: before or after which entry. */
export type LogPosition = { at: Date; number: bigint };

/** Positions come from our own links only; a mistyped one is the beginning. */
const position = single.transform((text): LogPosition | null => {
  const [, at, number] = /^(\d{1,14})-(\d{1,15})$/.exec(text) ?? [];
  return at && number ? { at: new Date(Number(at)), number: BigInt(number) } : null;
});

const isDay = (text: string) => {
  const day = /^[12]\d{3}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

/** What of the address was not understood. */
export type LogProblem = { part: "from" | "to" | "actor" | "group" | "registration" | "order"; typed: string };

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
    older: position,
    newer: position,
  })
  .transform(({ q, older, newer, ...typed }) => {
    const problems: LogProblem[] = [];
    const checked = <Value extends string>(part: keyof typeof typed, isGood: (text: string) => boolean) => {
      const text = typed[part].trim();
      if (text === "") return null;
      if (isGood(text)) return text as Value;
      problems.push({ part, typed: text.slice(0, 100) });
      return null;
    };
    const from = checked<string>("from", isDay);
    const to = checked<string>("to", isDay);
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
