import { isLocale, type Locale } from "../i18n/locales";
import { doubledMoments, momentInZone } from "../time-zone";
import { splitTurnIn, turnField, withTurn } from "../typed-moments";

/** What a preview shows: in which language, at which moment, and whether as though all seats were taken. */
export type PreviewChoice = {
  locale: Locale;
  /** Null: now. */
  at: Date | null;
  isFull: boolean;
  /** Why the moment in the address cannot be shown; null where it is, or where there is none. */
  problem: "not_a_moment" | "skipped" | "too_early" | null;
};

/** No page of the desk is older; a year before this one is a slip such as 0024. */
export const PREVIEW_FIRST_YEAR = 1900;

type Query = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Reads a preview's address, which anybody can write by hand. Where clocks are set back over the time, the first of the two
 * unless the address says otherwise.
 * @param reader the language where the address names none. @param timeZone IANA name, in which the moment is meant.
 */
export function readPreview(query: Query, reader: Locale, timeZone: string): PreviewChoice {
  const { locale, at, full } = query;
  const typed = typeof at === "string" ? at.trim() : "";
  // A day alone is its noon: "what will this page show on 24 February?"
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? `${typed}T12:00` : withTurn(typed, query[turnField("at")]);
  const { text, offset } = splitTurnIn(whole, timeZone);
  const turn = doubledMoments(text, timeZone)?.find((one) => one.offset === offset);
  const moment = turn?.at ?? momentInZone(text, timeZone);
  const problem = typed === "" ? null : problemOf(moment);
  return {
    locale: typeof locale === "string" && isLocale(locale) ? locale : reader,
    at: moment instanceof Date && !problem ? moment : null,
    isFull: full === "yes",
    problem,
  };
}

function problemOf(moment: Date | "skipped" | null): PreviewChoice["problem"] {
  if (moment === null) return "not_a_moment";
  if (moment === "skipped") return "skipped";
  return moment.getUTCFullYear() < PREVIEW_FIRST_YEAR ? "too_early" : null;
}
