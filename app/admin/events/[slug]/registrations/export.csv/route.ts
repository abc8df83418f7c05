import { allValues } from "@/lib/audience/rules";
import { clock } from "@/lib/clock";
import type { CsvSeparator } from "@/lib/csv";
import { database } from "@/lib/db";
import { recordExport } from "@/lib/desk/commands";
import { countRegistrations, listExportedQuestions, streamRegistrations } from "@/lib/desk/queries";
import { listFilterSchema } from "@/lib/desk/schema";
import { openEvent, openEventFor } from "../../open-event";
import { exportPieces } from "./columns";

type Context = { params: Promise<{ slug: string }> };

/**
 * The list as CSV, with the filters of the page it was asked from.
 *
 * Semicolons by default: Excel splits at the list separator of the machine, which is the semicolon wherever the comma
 * is the decimal sign, Denmark and Belgium included. `?separator=comma` serves the rest. A first line `sep=;` was
 * rejected: Excel then ignores the byte order mark, and LibreOffice shows the line as data.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { scope } = await openEventFor((await params).slug, "registrations.export");
  const { scope: reader, event, locale } = await openEvent((await params).slug);
  const query = new URL(request.url).searchParams;
  const filter = listFilterSchema.parse(allValues(query));
  const separator: CsvSeparator = query.get("separator") === "comma" ? "," : ";";
  const db = database();
  const count = await countRegistrations(db, reader, event.id, filter);
  await recordExport(scope, { eventId: event.id, filter, count, format: "csv" }, { db, now: clock.now() });

  const batches = streamRegistrations(db, scope, event.id, filter);
  const questions = await listExportedQuestions(db, scope, event.id);
  const { timeZone, languages } = event;
  const pieces = exportPieces(batches, { locale, timeZone, separator, questions, languages });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    // Asked for when the reader has room, so that a slow connection does not pile rows up here.
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="registrations-${event.slug}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}

/** Next would answer HEAD by running GET, and put an export on record that nobody took. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: "GET" } });
}
