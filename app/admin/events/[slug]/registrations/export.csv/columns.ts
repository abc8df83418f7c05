import { BYTE_ORDER_MARK, type CsvSeparator, csvRows } from "@/lib/csv";
import type { ExportedRegistration } from "@/lib/desk/queries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { fieldLabel, valueInWords } from "../[id]/words";

const columns = [
  "reference",
  "status",
  "givenName",
  "familyName",
  "email",
  "organisation",
  "organisationType",
  "country",
  "jobTitle",
  "locale",
  "attendsConference",
  "photoConsent",
  "listSharing",
  "registeredAt",
  "cancelledAt",
] as const satisfies (keyof ExportedRegistration)[];

type Options = { locale: Locale; timeZone: string; separator: CsvSeparator };

/**
 * The file piece by piece: byte order mark and header first, then a piece per batch.
 * @param options.locale language of header and values. @param options.timeZone of all times: the event's.
 */
export async function* exportPieces(
  batches: AsyncIterable<ExportedRegistration[]>,
  { locale, timeZone, separator }: Options,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvRows([exportHeader(locale)], separator);
  for await (const batch of batches) {
    yield csvRows(
      batch.map((registration) => exportRow(registration, locale, timeZone)),
      separator,
    );
  }
}

/** Names of the columns in the organiser's language. */
function exportHeader(locale: Locale): string[] {
  const t = translator(locale, "admin");
  return columns.map((column) => fieldLabel(t, column));
}

/** One registration as cells. Times are written as spreadsheets read them, in the event's time zone; empty stays empty. */
function exportRow(registration: ExportedRegistration, locale: Locale, timeZone: string): string[] {
  return columns.map((column) => {
    const value = registration[column];
    if (value === null) return "";
    return value instanceof Date ? asLocalTime(value, timeZone) : valueInWords(column, value, locale);
  });
}

/** For example "2024-02-05 09:00:00": sorts as text and is read as a time by Excel and LibreOffice in every language. */
function asLocalTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone }).format(at);
}
