import { eventBySlug } from "@/app/page-event";
import { visitorLocale } from "@/app/visitor";
import { calendarFile, eventUid } from "@/lib/calendar";
import { env } from "@/lib/env";
import { placeLine, textFor } from "@/lib/events/rules";
import { isLocale } from "@/lib/i18n/locales";

/**
 * The event as a file for anybody's calendar: PUBLISH, nobody invited (RFC 5546, 3.2.1). In the language asked for with
 * `?locale=`, otherwise in the reader's own.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const event = await eventBySlug(slug);
  if (!event) return new Response(null, { status: 404 });
  const asked = new URL(request.url).searchParams.get("locale");
  const locale = isLocale(asked) ? asked : await visitorLocale();
  const text = textFor(event, locale);
  const file = calendarFile({
    method: "PUBLISH",
    uid: eventUid(event.id),
    sequence: 0,
    start: event.startsAt,
    end: event.endsAt,
    timeZone: event.timeZone,
    summary: text.title,
    description: text.summary,
    location: placeLine(event, text, locale),
    url: `${env().APP_URL}/${locale}/events/${event.slug}`,
    organiser: { name: event.contactName, email: event.contactEmail },
    // The time of the last change, so that the same version of an event always makes the same file.
    stamp: event.updatedAt,
  });
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8; method=PUBLISH",
      "content-disposition": `attachment; filename="${event.slug}.ics"`,
      "cache-control": "private, max-age=300",
      vary: "accept-language, cookie",
    },
  });
}
