import { asDate } from "@/lib/attendance/rules";
import { formatDayRange, formatShortMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

/** For example "5 Feb 2024, 09:00", in the given IANA time zone. */
export function asLocalMoment(at: Date, locale: Locale, timeZone: string): string {
  if (Number.isNaN(at.getTime())) return "";
  return formatShortMoment(at, locale, timeZone);
}

/** A day such as 2024-03-19 as "19 March 2024"; whatever is no day stays as it is. */
export function asLocalDay(day: string, locale: Locale): string {
  const date = asDate(day);
  return Number.isNaN(date.getTime()) ? day : formatDayRange(date, date, locale);
}
