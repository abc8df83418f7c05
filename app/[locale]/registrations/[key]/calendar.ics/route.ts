import { notFound } from "next/navigation";
import { calendarAnswer } from "@/app/calendar-answer";
import { registrationUid } from "@/lib/calendar";
import { clock } from "@/lib/clock";
import { isEnded } from "@/lib/registrations/rules";
import { type OwnParams, ownRegistrationGate } from "../gate";

/**
 * The participant's calendar entry as a file, with the UID of the mailed invitation, so that a calendar keeps one of the
 * two. None for a place given back: it would put the day into a calendar that the mailed cancellation has cleared.
 */
export async function GET(_request: Request, context: OwnParams): Promise<Response> {
  const { locale, registration, event } = await ownRegistrationGate(context);
  if (isEnded(registration.status)) notFound();
  return calendarAnswer(event, locale, {
    uid: registrationUid(registration.id),
    sequence: registration.calendarSequence,
    stamp: clock.now(),
    fileName: registration.reference,
    caching: "no-store",
  });
}
