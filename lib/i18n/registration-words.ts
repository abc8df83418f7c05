import {
  ConferenceAttendance,
  OrganisationType,
  RegistrationRoute,
  type RegistrationStatus,
  RegistrationStatus as statuses,
} from "@/prisma/generated/enums";
import { formatCountry, formatLanguageAlone } from "./format";
import { isLocale, type Locale } from "./locales";
import { type Translate, translator } from "./translator";

const known = <T extends string>(values: Record<string, T>, value: unknown): T | undefined =>
  Object.values(values).find((candidate) => candidate === value);

/** A stored value of a registration as people read it, on its page, in its history and in exports alike. */
export function valueInWords(field: string, value: unknown, locale: Locale): string {
  const forms = translator(locale, "forms");
  if (value === null || value === undefined || value === "") return forms("notGiven");
  if (typeof value === "boolean") return forms(value ? "yes" : "no");
  const registration = translator(locale, "registration");
  const type = field === "organisationType" && known(OrganisationType, value);
  if (type) return registration(`organisationTypes.${type}`);
  const attendance = field === "attendsConference" && known(ConferenceAttendance, value);
  if (attendance) return registration(`conference.${attendance}`);
  const route = field === "route" && known(RegistrationRoute, value);
  if (route) return translator(locale, "admin")(`routes.${route}`);
  const status = field === "status" && known<RegistrationStatus>(statuses, value);
  if (status) return translator(locale, "admin")(`statuses.${status}`);
  if (field === "country") return formatCountry(String(value), locale);
  if (field === "locale" && isLocale(value)) return formatLanguageAlone(value, locale);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/**
 * The label of a field, or its name where it has no label yet.
 * @param asked the labels of questions by their field's name, `answers.<key>`, as they were asked.
 */
export function fieldLabel(
  t: Translate<"admin">,
  field: string,
  asked: ReadonlyMap<string, string> = new Map(),
): string {
  const key = `fields.${field}` as "fields.email";
  if (field.startsWith("answers.")) return asked.get(field) ?? field.slice("answers.".length);
  return t.has(key) ? t(key) : field;
}
