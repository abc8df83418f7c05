import { answerExport } from "@/app/admin/log/answer-export";
import { openLog } from "../open-log";

type Context = { params: Promise<{ slug: string }> };

/** An event's log as CSV. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { scope, event, locale, place, here, askedAt } = await openLog((await params).slug);
  const reading = { locale, timeZone: event.timeZone, askedAt };
  return answerExport(request, { scope, place, here, reading, format: "csv", name: `log-${event.slug}` });
}

/** Next would answer HEAD by running GET, and put an export on record that nobody took. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: "GET" } });
}
