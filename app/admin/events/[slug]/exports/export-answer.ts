import { redirect } from "next/navigation";
import { unreadParts } from "@/lib/address-parts/rules";
import { eventDays } from "@/lib/attendance/rules";
import type { AddressValues } from "@/lib/audience/rules";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { isoInZone } from "@/lib/events/rules";
import { recordExport } from "@/lib/exports/commands";
import { alphabetical } from "@/lib/exports/constants";
import {
  countExported,
  countNeeds,
  listExportedQuestions,
  streamByName,
  streamRegistrations,
} from "@/lib/exports/queries";
import { cateredColumns, cateredLines, columnsOf, exportParts, fileNameOf, lacksColumns } from "@/lib/exports/rules";
import { type ExportRequest, readExportRequest } from "@/lib/exports/schema";
import { translator } from "@/lib/i18n/translator";
import { type Table, tableFile, tableTypes } from "@/lib/table-file";
import { openEventFor } from "../open-event";

/**
 * An export as a file. It stands in the log before the first byte leaves. Where not all of the address is understood, it
 * leads to the page of exports, which says so and offers the choice again; nothing has left then, and nothing is on record.
 *
 * CSV has semicolons by default: Excel splits at the list separator of the machine, which is the semicolon wherever the
 * comma is the decimal sign, Denmark and Belgium included. `?separator=comma` serves the rest. A first line `sep=;` was
 * rejected: Excel then ignores the byte order mark, and LibreOffice shows the line as data.
 */
export async function exportAnswer(slug: string, address: AddressValues): Promise<Response> {
  const request = readExportRequest(address);
  const opened = await openEventFor(slug, "registrations.export");
  const isCatered = request.purpose === "caterer";
  const reader = isCatered ? (await openEventFor(slug, "answers.sensitive")).scope : null;
  const { scope, event, locale } = opened;
  const { purpose, format, separator, audience } = request;
  const db = database();
  const now = clock.now();
  const questions = await listExportedQuestions(db, scope, event.id);
  if (lacksColumns(request) || unreadParts(address, exportParts(request, questions)).length > 0) {
    redirect(`/admin/events/${event.slug}/exports?${queryOf(address)}`);
  }
  const count = await countExported(db, scope, event.id, audience);
  await recordExport(scope, { ...request, eventId: event.id, count }, { db, now });

  const { timeZone, languages } = event;
  const reading = { locale, timeZone, languages, questions, days: eventDays(event) };
  const name = translator(locale, "exports")(`purposes.${purpose}.title`);
  const about = { event: event.slug, purpose, exportedAt: isoInZone(now, timeZone), timeZone };
  const answer = <Row>(table: Pick<Table<Row>, "columns" | "batches">) =>
    fileAnswer(tableFile({ ...table, name, about }, { format, separator }), format, fileNameOf(request, event.slug));
  if (reader) {
    const lines = cateredLines(count, await countNeeds(db, scope, reader, event.id, audience), reading);
    return answer({ columns: cateredColumns(locale), batches: once(lines) });
  }
  const batches = alphabetical.includes(purpose)
    ? streamByName(db, scope, event.id, audience, locale)
    : streamRegistrations(db, scope, event.id, audience);
  return answer({ columns: columnsOf(request, reading), batches });
}

/** The parts of an address as they were. */
function queryOf(address: AddressValues): URLSearchParams {
  const parts = Object.entries(address).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return new URLSearchParams(parts);
}

async function* once<Row>(rows: Row[]) {
  yield rows;
}

function fileAnswer(body: ReadableStream<Uint8Array>, format: ExportRequest["format"], fileName: string): Response {
  return new Response(body, {
    headers: {
      "content-type": tableTypes[format],
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "private, no-store",
    },
  });
}
