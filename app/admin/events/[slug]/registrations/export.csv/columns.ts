import { BYTE_ORDER_MARK, type CsvSeparator, csvRows } from "@/lib/csv";
import type { ExportedQuestion, ExportedRegistration } from "@/lib/desk/queries";
import type { Locale } from "@/lib/i18n/locales";
import { fieldLabel, valueInWords } from "@/lib/i18n/registration-words";
import { translator } from "@/lib/i18n/translator";

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
  "route",
  "verifiedAt",
  "approvedAt",
  "queueNumber",
] as const satisfies (keyof ExportedRegistration)[];

type Options = {
  locale: Locale;
  timeZone: string;
  separator: CsvSeparator;
  /** The event's questions, a column each, in the words of the first of these languages that they have. */
  questions: ExportedQuestion[];
  languages: readonly string[];
};

/**
 * The file piece by piece: byte order mark and header first, then a piece per batch.
 * @param options.locale language of header and values; answers stay in the words they were given in.
 * @param options.timeZone of all times: the event's.
 */
export async function* exportPieces(
  batches: AsyncIterable<ExportedRegistration[]>,
  options: Options,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvRows([exportHeader(options)], options.separator);
  for await (const batch of batches) {
    yield csvRows(
      batch.map((registration) => exportRow(registration, options)),
      options.separator,
    );
  }
}

/** Names of the columns in the organiser's language. */
function exportHeader({ locale, questions, languages }: Options): string[] {
  const t = translator(locale, "admin");
  const label = ({ key, texts }: ExportedQuestion) =>
    [locale, ...languages].map((language) => texts.find((text) => text.locale === language)?.label).find(Boolean) ??
    key;
  return [...columns.map((column) => fieldLabel(t, column)), ...questions.map(label)];
}

/** One registration as cells. Times are written as spreadsheets read them, in the event's time zone; empty stays empty. */
function exportRow(registration: ExportedRegistration, { locale, timeZone, questions }: Options): string[] {
  const facts = columns.map((column) => {
    const value = registration[column];
    if (value === null) return "";
    return value instanceof Date ? asLocalTime(value, timeZone) : valueInWords(column, value, locale);
  });
  const answers = new Map(registration.answers.map(({ questionId, inWords }) => [questionId, inWords]));
  return [...facts, ...questions.map(({ id }) => answers.get(id) ?? "")];
}

/** For example "2024-02-05 09:00:00": sorts as text and is read as a time by Excel and LibreOffice in every language. */
function asLocalTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone }).format(at);
}
