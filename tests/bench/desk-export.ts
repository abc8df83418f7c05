import { setTimeout as sleep } from "node:timers/promises";
import { everybody } from "@/lib/audience/schema";
import type { Db } from "@/lib/db";
import { listExportedQuestions, streamRegistrations } from "@/lib/exports/queries";
import { columnsOf } from "@/lib/exports/rules";
import type { OrganiserScope } from "@/lib/organisers/policy";
import { type TableFormat, tableFile } from "@/lib/table-file";

/** Times in milliseconds; `megabytesOverIdle` is the most that the process took up beyond what it had before. */
export type ExportFigures = {
  format: TableFormat;
  bytes: number;
  firstByte: number;
  total: number;
  megabytesOverIdle: number;
};

/** Takes out everything of an event and lets it go at once, as a fast reader would; memory is looked at all the while. */
export async function exportFigures(
  db: Db,
  scope: OrganiserScope<"registrations.export">,
  event: { id: string; timeZone: string; languages: string[] },
  format: TableFormat,
): Promise<ExportFigures> {
  global.gc?.();
  await sleep(200);
  const idle = process.memoryUsage.rss();
  let most = idle;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const begun = performance.now();
  const questions = await listExportedQuestions(db, scope, event.id);
  const { timeZone, languages } = event;
  const reading = { locale: "en", timeZone, languages, questions, days: [] } as const;
  const columns = columnsOf({ purpose: "full", columns: [] }, reading);
  const batches = streamRegistrations(db, scope, event.id, everybody);
  const file = tableFile({ name: "Everything", columns, batches, about: {} }, { format });
  let firstByte = 0;
  let bytes = 0;
  for await (const piece of file as unknown as AsyncIterable<Uint8Array>) {
    firstByte ||= performance.now() - begun;
    bytes += piece.length;
  }
  clearInterval(watch);
  const total = performance.now() - begun;
  return { format, bytes, firstByte, total, megabytesOverIdle: (most - idle) / 1_000_000 };
}
