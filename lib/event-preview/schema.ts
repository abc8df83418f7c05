import { isLocale, type Locale } from "../i18n/locales";
import { momentInZone } from "../time-zone";

/** What a preview shows: in which language, at which moment, and whether as though all seats were taken. */
export type PreviewChoice = {
  locale: Locale;
  /** Null: now. */
  at: Date | null;
  isFull: boolean;
  /** Whether the moment in the address could not be read. */
  isWrong: boolean;
};

type Query = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Reads a preview's address, which anybody can write by hand.
 * @param reader the language where the address names none. @param timeZone IANA name, in which the moment is meant.
 */
export function readPreview(query: Query, reader: Locale, timeZone: string): PreviewChoice {
  const { locale, at, full } = query;
  const typed = typeof at === "string" ? at.trim() : "";
  // A day alone is its noon: "what will this page show on 24 February?"
  const moment = momentInZone(/^\d{4}-\d{2}-\d{2}$/.test(typed) ? `${typed}T12:00` : typed, timeZone);
  const isRead = moment instanceof Date && moment.getUTCFullYear() >= 2000;
  return {
    locale: typeof locale === "string" && isLocale(locale) ? locale : reader,
    at: isRead ? moment : null,
    isFull: full === "yes",
    isWrong: typed !== "" && !isRead,
  };
}
