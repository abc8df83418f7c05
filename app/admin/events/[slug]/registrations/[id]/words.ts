import type { HistoryEntry } from "@/lib/audit/queries";
import { formatCountry } from "@/lib/i18n/format";
import { isLocale, type Locale, localeNames } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import {
  ConferenceAttendance,
  OrganisationType,
  type RegistrationStatus,
  RegistrationStatus as statuses,
} from "@/prisma/generated/enums";

const known = <T extends string>(values: Record<string, T>, value: unknown): T | undefined =>
  Object.values(values).find((candidate) => candidate === value);

/** A stored value of a registration as people read it, on the page and in its history alike. */
export function valueInWords(field: string, value: unknown, locale: Locale): string {
  const forms = translator(locale, "forms");
  if (value === null || value === undefined || value === "") return forms("notGiven");
  if (typeof value === "boolean") return forms(value ? "yes" : "no");
  const registration = translator(locale, "registration");
  const type = field === "organisationType" && known(OrganisationType, value);
  if (type) return registration(`organisationTypes.${type}`);
  const attendance = field === "attendsConference" && known(ConferenceAttendance, value);
  if (attendance) return registration(`conference.${attendance}`);
  const status = field === "status" && known<RegistrationStatus>(statuses, value);
  if (status) return translator(locale, "admin")(`statuses.${status}`);
  if (field === "country") return formatCountry(String(value), locale);
  if (field === "locale" && isLocale(value)) return localeNames[value];
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The label of a field, or its name where it has no label yet. */
export function fieldLabel(t: Translate<"admin">, field: string): string {
  const key = `fields.${field}` as "fields.email";
  return t.has(key) ? t(key) : field;
}

/** An audit entry as a sentence: who did what. An action that has no sentence yet is shown by its name. */
export function sentence(t: Translate<"admin">, entry: HistoryEntry): string {
  const actor = entry.organiser?.name ?? entry.organiser?.email ?? t(`history.actors.${entry.actorKind}`);
  const key = `history.actions.${entry.action.replace(".", ":")}` as "history.actions.registration:repeated";
  if (!t.has(key)) return t("history.other", { actor, action: entry.action });
  return t(key, { actor, reference: String(record(entry.after).reference ?? "") });
}

/** What changed, field by field. What somebody gave when registering stands on the page already and is left out. */
export function changes(t: Translate<"admin">, entry: HistoryEntry, locale: Locale) {
  const before = record(entry.before);
  const after = record(entry.after);
  return Object.keys(before).map((field) => ({
    field: fieldLabel(t, field),
    before: valueInWords(field, before[field], locale),
    after: valueInWords(field, after[field], locale),
  }));
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
