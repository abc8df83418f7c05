import { notFound } from "next/navigation";
import { calendarFile, registrationUid } from "@/lib/calendar";
import { clock } from "@/lib/clock";
import { env } from "@/lib/env";
import { placeLine, textFor } from "@/lib/events/rules";
import { isEnded } from "@/lib/registrations/rules";
import { type OwnParams, ownRegistrationGate } from "../gate";

/**
 * The participant's calendar entry as a file, with the UID of the mailed invitation, so that a calendar keeps one of the
 * two. It leads to the public page and not to the secret link, because calendars are shared with colleagues.
 */
export async function GET(_request: Request, context: OwnParams): Promise<Response> {
  const { locale, registration, event } = await ownRegistrationGate(context);
  // A file would put the day back into a calendar that the mailed cancellation has cleared.
  if (isEnded(registration.status)) notFound();
  const text = textFor(event, locale);
  const file = calendarFile({
    method: "PUBLISH",
    uid: registrationUid(registration.id),
    sequence: registration.calendarSequence,
    start: event.startsAt,
    end: event.endsAt,
    timeZone: event.timeZone,
    summary: text.title,
    description: text.summary,
    location: placeLine(event, text, locale),
    url: `${env().APP_URL}/${locale}/events/${event.slug}`,
    organiser: { name: event.contactName, email: event.contactEmail },
    stamp: clock.now(),
  });
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8; method=PUBLISH",
      "content-disposition": `attachment; filename="${registration.reference}.ics"`,
      "cache-control": "no-store",
    },
  });
}
