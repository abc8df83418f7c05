import { visitorLocale } from "@/app/visitor";
import { defaultTimeZone } from "@/lib/events/constants";
import { requireOrganiser } from "../../gate";
import { answerExport } from "../answer-export";

/** The log of all events and of the desk as CSV. */
export async function GET(request: Request): Promise<Response> {
  const scope = await requireOrganiser("audit.read");
  const reading = { locale: await visitorLocale(), timeZone: defaultTimeZone, askedAt: () => new Map() };
  const place = { eventId: null, timeZone: defaultTimeZone };
  return answerExport(request, { scope, place, here: "/admin/log", reading, format: "csv", name: "log" });
}

/** Next would answer HEAD by running GET, and put an export on record that nobody took. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: "GET" } });
}
