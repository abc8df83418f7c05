import type { LogEntry } from "@/lib/audit-log/queries";
import { BYTE_ORDER_MARK, type CsvSeparator, csvRows } from "@/lib/csv";
import { isoInZone } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { actorName, eventTitle, logSentence } from "./sentence";
import { changesOf, type LogReading } from "./values";

type Batches = AsyncIterable<LogEntry[]>;

const columns = [
  "number",
  "at",
  "utc",
  "actorKind",
  "actor",
  "action",
  "sentence",
  "event",
  "reference",
  "person",
  "changes",
  "reason",
  "removed",
] as const;

/**
 * The log as CSV, piece by piece: byte order mark and header first, then a piece per batch. Values in words.
 * @param reading.timeZone in which an entry without an event is told; others in their event's.
 */
export async function* logAsCsv(
  batches: Batches,
  reading: LogReading,
  separator: CsvSeparator,
): AsyncGenerator<string> {
  const t = translator(reading.locale, "auditLog");
  const header = columns.map((column) => t(`columnNames.${column}`, { zone: reading.timeZone }));
  yield BYTE_ORDER_MARK + csvRows([header], separator);
  for await (const batch of batches) {
    yield csvRows(
      batch.map((entry) => asCells(entry, reading)),
      separator,
    );
  }
}

function asCells(entry: LogEntry, { locale, ...shown }: LogReading): string[] {
  const reading = { locale, timeZone: entry.event?.timeZone ?? shown.timeZone, asked: shown.askedAt(entry.at) };
  const t = translator(reading.locale, "auditLog");
  const changes = changesOf(entry, reading).map(({ field, before, after }) =>
    before === null ? t("value", { field, value: after }) : t("change", { field, before, after }),
  );
  const cells: Record<(typeof columns)[number], string> = {
    number: String(entry.number),
    at: isoInZone(entry.at, reading.timeZone).slice(0, 19).replace("T", " "),
    utc: entry.at.toISOString(),
    actorKind: t(`actorKinds.${entry.actorKind}`),
    actor: entry.organiser ? actorName(entry, reading) : "",
    action: entry.action,
    sentence: logSentence(entry, reading),
    event: entry.event ? eventTitle(entry.event, reading.locale) : "",
    reference: entry.registration?.reference ?? "",
    person: nameOf(entry) ?? "",
    changes: changes.join("\n"),
    reason: entry.reason ?? "",
    removed: entry.detailsRemovedAt?.toISOString() ?? "",
  };
  return columns.map((column) => cells[column]);
}

function nameOf({ registration }: LogEntry): string | null {
  if (!registration || registration.isErased) return null;
  return `${registration.givenName} ${registration.familyName}`;
}

/**
 * The log as JSON, for programs: one array, an entry per line, values as they are stored. Piece by piece; what one has of
 * a broken download is lines that can be read. Moments are ISO 8601 in UTC.
 */
export async function* logAsJson(batches: Batches): AsyncGenerator<string> {
  yield "[";
  let separator = "\n";
  for await (const batch of batches) {
    const lines = batch.map((entry) => JSON.stringify(asObject(entry)));
    yield separator + lines.join(",\n");
    separator = ",\n";
  }
  yield "\n]\n";
}

function asObject(entry: LogEntry) {
  const { number, at, actorKind, organiser, action, event, registration, before, after, reason, detailsRemovedAt } =
    entry;
  return {
    number: Number(number),
    at,
    actor: { kind: actorKind, name: organiser?.name ?? null, email: organiser?.email ?? null },
    action,
    event: event?.slug ?? null,
    registration: registration?.reference ?? null,
    person: nameOf(entry),
    before,
    after,
    reason,
    detailsRemovedAt,
  };
}
