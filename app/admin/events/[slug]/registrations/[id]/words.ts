import { mailKindName } from "@/components/admin/status";
import { asDate } from "@/lib/attendance/rules";
import type { HistoryEntry } from "@/lib/audit/queries";
import { formatCountry, formatDayRange } from "@/lib/i18n/format";
import { isLocale, type Locale, localeNames } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import {
  ConferenceAttendance,
  OrganisationType,
  RegistrationRoute,
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
  const route = field === "route" && known(RegistrationRoute, value);
  if (route) return translator(locale, "admin")(`routes.${route}`);
  const status = field === "status" && known<RegistrationStatus>(statuses, value);
  if (status) return translator(locale, "admin")(`statuses.${status}`);
  if (field === "country") return formatCountry(String(value), locale);
  if (field === "locale" && isLocale(value)) return localeNames[value];
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

type Action = "registration:repeated" | "registration:offered_over_capacity";

/** Which sentence tells an entry: what an organiser did out of turn, beyond capacity or on their own word has its own. */
function sentenceOf({ action }: HistoryEntry, after: Record<string, unknown>): string {
  const name = action.replace(".", ":");
  if (action === "registration.address_corrected" && after.letIn === true) return `${name}_let_in`;
  if (action !== "registration.offered") return name;
  if (after.overCapacity === true) return `${name}_over_capacity`;
  return after.outOfTurn === true ? `${name}_out_of_turn` : name;
}

/**
 * An audit entry as a sentence: who did what. An action that has no sentence yet is shown by its name.
 * @param moment tells a moment in the event's time zone.
 */
export function sentence(
  t: Translate<"admin">,
  entry: HistoryEntry,
  moment: (at: Date) => string,
  locale: Locale,
): string {
  const actor = entry.organiser?.name ?? entry.organiser?.email ?? t(`history.actors.${entry.actorKind}`);
  const after = record(entry.after);
  const key = `history.actions.${sentenceOf(entry, after)}` as `history.actions.${Action}`;
  if (!t.has(key)) return t("history.other", { actor, action: entry.action });
  const text = (name: string) => String(after[name] ?? "");
  const until = Number.isNaN(Date.parse(text("heldUntil"))) ? "" : moment(new Date(text("heldUntil")));
  const count = Number(after.passedOver ?? 0);
  return t(key, {
    actor,
    until,
    count,
    reference: text("reference"),
    name: text("name"),
    to: text("to"),
    from: text("from"),
    day: dayInWords(after.day ?? record(entry.before).day, locale),
    kind: mailKindName(t, text("kind")),
  });
}

/** A day such as 2024-03-19 as people write it; whatever else stands there as it is. */
function dayInWords(day: unknown, locale: Locale): string {
  if (typeof day !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return "";
  return formatDayRange(asDate(day), asDate(day), locale);
}

/** What changed, field by field. What somebody gave when registering stands on the page already and is left out. */
export function changes(
  t: Translate<"admin">,
  entry: HistoryEntry,
  locale: Locale,
  asked: ReadonlyMap<string, string>,
) {
  const before = record(entry.before);
  const after = record(entry.after);
  // Which day it was stands in the sentence.
  if (entry.action === "attendance.withdrawn") return [];
  return Object.keys(before).map((field) => ({
    field: fieldLabel(t, field, asked),
    before: valueInWords(field, before[field], locale),
    after: valueInWords(field, after[field], locale),
  }));
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
