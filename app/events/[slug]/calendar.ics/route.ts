import { calendarAnswer } from "@/app/calendar-answer";
import { eventBySlug } from "@/app/page-event";
import { visitorLocale } from "@/app/visitor";
import { eventUid } from "@/lib/calendar";
import { isLocale } from "@/lib/i18n/locales";

/** The event as a file for anybody's calendar, in the language asked for with `?locale=`, otherwise in the reader's own. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const event = await eventBySlug(slug);
  if (!event) return new Response(null, { status: 404 });
  const asked = new URL(request.url).searchParams.get("locale");
  return calendarAnswer(event, isLocale(asked) ? asked : await visitorLocale(), {
    uid: eventUid(event.id),
    sequence: event.calendarSequence,
    // The time of the last change, so that the same version of an event always makes the same file.
    stamp: event.updatedAt,
    fileName: event.slug,
    caching: "private, max-age=300",
  });
}
