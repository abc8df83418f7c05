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

/** Names of the columns in the organiser's language. */
export function exportHeader(locale: Locale): string[] {
  const t = translator(locale, "admin");
  return columns.map((column) => fieldLabel(t, column));
}

/** One registration as cells. Times are written as spreadsheets read them, in the event's time zone; empty stays empty. */
export function exportRow(registration: ExportedRegistration, locale: Locale, timeZone: string): string[] {
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
