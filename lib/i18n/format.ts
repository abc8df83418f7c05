import { offsetIfDoubled } from "../time-zone";
import type { Locale } from "./locales";

/** BCP 47 tags with the conventions Europeans expect: day before month, 24 hours, euro-style numbers. */
const tags: Record<Locale, string> = { da: "da-DK", en: "en-GB" };

export function localeTag(locale: Locale): string {
  return tags[locale];
}

/**
 * Kept by language, options and time zone, of which there are as many as events have: each takes a fifth of a millisecond to
 * make and memory that no garbage collector sees, and an export of the log would make some for every entry.
 */
const kept = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const format = kept.get(key) ?? new Intl.DateTimeFormat(tags[locale], options);
  kept.set(key, format);
  return format;
}

/** For example "Tuesday 19 March 2024", in the given IANA time zone. */
export function formatDate(date: Date, locale: Locale, timeZone: string): string {
  const text = dateFormat(locale, { dateStyle: "full", timeZone }).format(date);
  return text.replace(/^(\p{L}+day), /u, "$1 ");
}

/** For example "10:00" or, as Danes write it, "10.00". */
export function formatTime(date: Date, locale: Locale, timeZone: string): string {
  return dateFormat(locale, { timeStyle: "short", timeZone }).format(date);
}

/** For example "10:00–15:00". */
export function formatTimeRange(start: Date, end: Date, locale: Locale, timeZone: string): string {
  return `${formatTime(start, locale, timeZone)}–${formatTime(end, locale, timeZone)}`;
}

/**
 * For example "23 February 2024 at 23:59", for deadlines; with the offset from UTC where clocks are set back over that time
 * and walls show it twice: "27 October 2024 at 02:30 (UTC+02:00)".
 */
export function formatMoment(date: Date, locale: Locale, timeZone: string): string {
  const options = { dateStyle: "long", timeStyle: "short", timeZone } as const;
  const offset = offsetIfDoubled(date, timeZone);
  return `${dateFormat(locale, options).format(date)}${offset && ` (UTC${offset})`}`;
}

/**
 * What people call a time zone, as it stands in a sentence: "Central European Time" or "centraleuropæisk tid".
 * @param timeZone IANA name.
 */
export function formatTimeZone(at: Date, locale: Locale, timeZone: string): string {
  const parts = dateFormat(locale, { timeZone, timeZoneName: "longGeneric" }).formatToParts(at);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  // Names come with a capital, as at the head of a line, which Danish adjectives do not have.
  return locale === "da" && /^\p{Lu}\p{Ll}+ \p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/**
 * A moment that is near, in as few words as tell it: "14:20" (Danish: "kl. 14.20") on the day that `now` falls on in the
 * given time zone, otherwise "6 Feb 2024, 14:20".
 */
export function formatSoon(date: Date, now: Date, locale: Locale, timeZone: string): string {
  const day = (at: Date) => formatDate(at, locale, timeZone);
  const isToday = day(date) === day(now);
  if (isToday) return `${locale === "da" ? "kl. " : ""}${formatTime(date, locale, timeZone)}`;
  return dateFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(date);
}

/** For example "19–20 March 2024": days without a time zone, stored as dates (midnight UTC). */
export function formatDayRange(first: Date, last: Date, locale: Locale): string {
  const format = dateFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  // The same, at a tenth of the time.
  return first.getTime() === last.getTime() ? format.format(first) : format.formatRange(first, last);
}

/** Days in as little room as tells them, for example "5 Feb" or "5–11 Feb" where they are several. Days as in `formatDayRange`. */
export function formatShortDays(first: Date, last: Date, locale: Locale): string {
  const format = dateFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  return first.getTime() === last.getTime() ? format.format(first) : format.formatRange(first, last);
}

const numbers: Record<Locale, Intl.NumberFormat> = {
  da: new Intl.NumberFormat(tags.da),
  en: new Intl.NumberFormat(tags.en),
};

/** For example "12,000" or, as Danes write it, "12.000". */
export function formatNumber(value: number, locale: Locale): string {
  return numbers[locale].format(value);
}

/** A part of one as whole percents, for example "34%" or "34 %". */
export function formatPercent(part: number, locale: Locale): string {
  return new Intl.NumberFormat(tags[locale], { style: "percent" }).format(part);
}

/** Made once per language: a list of a hundred people would otherwise make a hundred, a fifth of a millisecond each. */
const regions = new Map<Locale, Intl.DisplayNames>();

/** Name of a country, for example "Belgium" or "Belgien". @param code ISO 3166-1 alpha-2. */
export function formatCountry(code: string, locale: Locale): string {
  const names = regions.get(locale) ?? new Intl.DisplayNames(tags[locale], { type: "region" });
  regions.set(locale, names);
  return names.of(code) ?? code;
}

/** Day and time in little room, for example "5 Feb 2024, 09:00", in the given time zone. */
export function formatShortMoment(date: Date, locale: Locale, timeZone: string): string {
  return dateFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(date);
}

/** Name of a language that stands alone, for example "Danish" or "Dansk". @param language BCP 47. */
export function formatLanguageAlone(language: string, locale: Locale): string {
  const name = formatLanguage(language, locale);
  return name.charAt(0).toLocaleUpperCase(tags[locale]) + name.slice(1);
}

/** Name of a language inside a sentence, for example "Danish" or "dansk". @param language BCP 47. */
export function formatLanguage(language: string, locale: Locale): string {
  return new Intl.DisplayNames(tags[locale], { type: "language" }).of(language) ?? language;
}
