import { notFound } from "next/navigation";
import { calendarAnswer } from "@/app/calendar-answer";
import { registrationUid } from "@/lib/calendar";
import { clock } from "@/lib/clock";
import { type OwnParams, ownRegistrationGate } from "../gate";

/**
 * The participant's calendar entry as a file, with the UID of the mailed invitation, so that a calendar keeps one of the
 * two. Only for a confirmed place: nobody else has been invited, and what was given back is cleared by the mailed
 * cancellation.
 */
export async function GET(_request: Request, context: OwnParams): Promise<Response> {
  const { locale, registration, event, standing } = await ownRegistrationGate(context);
  if (standing !== "confirmed") notFound();
  return calendarAnswer(event, locale, {
    uid: registrationUid(registration.id),
    sequence: registration.calendarSequence,
    stamp: clock.now(),
    fileName: registration.reference,
    caching: "no-store",
  });
}
