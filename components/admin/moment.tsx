import { formatShortMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";

type Props = { at: Date; locale: Locale; timeZone: string };

/** Day and time in little room, for example "5 Feb 2024, 09:00", in the event's time zone. */
export function Moment({ at, locale, timeZone }: Props) {
  return <time dateTime={at.toISOString()}>{formatShortMoment(at, locale, timeZone)}</time>;
}
