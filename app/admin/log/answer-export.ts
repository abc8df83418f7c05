import { redirect } from "next/navigation";
import { unreadParts } from "@/lib/address-parts/rules";
import { allValues } from "@/lib/audience/rules";
import { recordLogExport } from "@/lib/audit-log/commands";
import { countLogEntries, type LogPlace, streamLogEntries } from "@/lib/audit-log/queries";
import { onlyFirst } from "@/lib/audit-log/rules";
import { type LogFilter, logFilterSchema } from "@/lib/audit-log/schema";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import type { OrganiserScope } from "@/lib/organisers/policy";
import { asStream } from "@/lib/table-file";
import { logAsCsv, logAsJson } from "./export-pieces";
import type { LogReading } from "./values";

type Asked = {
  scope: OrganiserScope<"audit.read">;
  place: LogPlace;
  reading: LogReading;
  format: "csv" | "json";
  /** Address of the log's page. */
  here: string;
  /** Of the file, without its ending. */
  name: string;
};

/**
 * The log as a file, with the filter of the page it was asked from. On record before its first entry leaves. Where not all
 * of the address is understood, it leads back to that page, which says so.
 */
export async function answerExport(request: Request, asked: Asked): Promise<Response> {
  const { scope, place, here, reading, format, name } = asked;
  const query = new URL(request.url).searchParams;
  const address = allValues(query);
  const filter: LogFilter = logFilterSchema.parse(address);
  if (filter.problems.length > 0 || unreadParts(address, onlyFirst).length > 0) redirect(`${here}?${query}`);
  const db = database();
  const count = await countLogEntries(db, scope, place, filter);
  await recordLogExport(scope, { eventId: place.eventId, filter, count, format }, { db, now: clock.now() });
  const batches = streamLogEntries(db, scope, place, filter);
  // Semicolons, as in the list of registrations: Excel splits at them wherever the comma is the decimal sign.
  const separator = query.get("separator") === "comma" ? "," : ";";
  const pieces = format === "csv" ? logAsCsv(batches, reading, separator) : logAsJson(batches);
  return new Response(asStream(pieces), {
    headers: {
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.${format}"`,
      "cache-control": "private, no-store",
    },
  });
}
