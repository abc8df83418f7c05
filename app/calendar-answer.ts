import { calendarFile } from "@/lib/calendar";
import { env } from "@/lib/env";
import type { EventView } from "@/lib/events/queries";
import { isCancelled, placeLine, textFor } from "@/lib/events/rules";
import type { Locale } from "@/lib/i18n/locales";

type Entry = {
  uid: string;
  sequence: number;
  stamp: Date;
  /** Without ".ics". */
  fileName: string;
  /** For Cache-Control. */
  caching: string;
};

/**
 * An event as a file to download: PUBLISH, nobody invited (RFC 5546, 3.2.1). It leads to the public page and never to a
 * secret link, because calendars are shared with colleagues.
 */
export function calendarAnswer(event: EventView, locale: Locale, { uid, sequence, stamp, fileName, caching }: Entry) {
  const text = textFor(event, locale);
  const file = calendarFile({
    method: "PUBLISH",
    uid,
    sequence,
    start: event.startsAt,
    end: event.endsAt,
    timeZone: event.timeZone,
    summary: text.title,
    description: text.summary,
    location: placeLine(event, text, locale),
    url: `${env().APP_URL}/${locale}/events/${event.slug}`,
    organiser: { name: event.contactName, email: event.contactEmail },
    isCancelled: isCancelled(event),
    stamp,
  });
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8; method=PUBLISH",
      "content-disposition": `attachment; filename="${fileName}.ics"`,
      "cache-control": caching,
      vary: "accept-language, cookie",
    },
  });
}
