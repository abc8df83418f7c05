import { mailKindName } from "@/components/admin/status";
import { formatLanguage, formatNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { fieldLabel, valueInWords } from "@/lib/i18n/registration-words";
import { type Translate, translator } from "@/lib/i18n/translator";
import { isUuid } from "@/lib/uuid";
import { asLocalDay, asLocalMoment } from "./moments";

/** How a reader is told what an entry holds. */
export type Reading = {
  locale: Locale;
  /** In which moments are told: the event's. */
  timeZone: string;
  /** Labels of questions by their field's name, `answers.<key>`, as they were when the entry was written. */
  asked: ReadonlyMap<string, string>;
};

/** Of a log with many entries: the labels of questions as they were at a moment. */
export type LogReading = Omit<Reading, "asked"> & { askedAt: (at: Date) => Reading["asked"] };

/** One thing that an entry says: what was and what is, in words; `before` is null where nothing is compared. */
export type Change = { field: string; before: string | null; after: string };

/** Fields that hold one word of a fixed set; in any other, a word is what somebody typed. */
const fixedWords = new Set([
  "status",
  "role",
  "kind",
  "admissionMode",
  "registrationNews",
  "mailTroubleNews",
  "letter",
  "anchor",
  "direction",
  "attendance",
  "because",
]);

/** What stands in the sentence already, beside the ids of things, which say nothing to people. */
const toldElsewhere = new Set(["organiserId", "reference", "heldUntil", "format"]);

/** What the sentence of an action says already. */
const toldBySentence: Partial<Record<string, string[]>> = {
  "registrations.exported": ["count"],
  "registrations.imported": ["added"],
  "audit.exported": ["count"],
  "answers.deleted": ["count"],
  "announcement.sent": ["recipients"],
  "bulk.started": ["kind", "people"],
  "mail.retried": ["count", "kind"],
  "mail.withdrawn": ["kind"],
  "mail_text.changed": ["kind"],
};

/** The name of a stored value; `title.da` is the title in Danish. A value that has no name yet is shown by its own, in words. */
export function fieldName(field: string, { locale, asked }: Reading): string {
  const t = translator(locale, "auditLog");
  const answer = field.startsWith("answers.");
  const [name = field, language] = answer ? [field] : field.split(".");
  const key = `fields.${name}` as "fields.name";
  const label = t.has(key) ? t(key) : fieldLabel(translator(locale, "admin"), name, asked);
  const spoken = label === name && !answer ? spelledOut(name) : label;
  if (!language) return spoken;
  return t("inLanguage", { field: spoken, language: languageName(language, locale) });
}

/** `venueRoom` as "Venue room". */
function spelledOut(name: string): string {
  const words = name.replace(/_/g, " ").replace(/([a-z])([A-Z])/g, (_, end, begin) => `${end} ${begin.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function languageName(language: string, locale: Locale): string {
  return /^[a-z]{2,3}(-\w{2,8})*$/i.test(language) ? formatLanguage(language, locale) : language;
}

/** A stored value as people read it: never JSON, moments in the event's time zone, states by their names. */
export function inWords(field: string, value: unknown, reading: Reading): string {
  const t = translator(reading.locale, "auditLog");
  const name = field.startsWith("answers.") ? "answers." : (field.split(".")[0] ?? field);
  if (value === null || value === undefined || value === "") return t("empty");
  if (Array.isArray(value)) return listInWords(field, value, reading);
  if (typeof value === "object") return partsInWords({ ...value }, reading) || t("empty");
  if (name === "offsetMinutes" && typeof value === "number") return distance(value, t);
  if (typeof value === "number") return formatNumber(value, reading.locale);
  return typeof value === "string" ? textInWords(name, value, reading) : valueInWords(name, value, reading.locale);
}

/** Of things that have no name here, such as the speakers of an item, how many there are. */
function listInWords(field: string, values: unknown[], reading: Reading): string {
  if (values.length === 0) return translator(reading.locale, "auditLog")("empty");
  const areIds = values.every((one) => typeof one === "string" && isUuid(one));
  return areIds
    ? formatNumber(values.length, reading.locale)
    : values.map((one) => inWords(field, one, reading)).join(", ");
}

function textInWords(name: string, value: string, reading: Reading): string {
  const { locale, timeZone } = reading;
  const t = translator(locale, "auditLog");
  if (name === "answers.") return value === "answered" || value === "removed" ? t(`values.${value}`) : value;
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return asLocalMoment(new Date(value), locale, timeZone);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return asLocalDay(value, locale);
  if (name === "kind" && value.includes(".")) return mailKindName(translator(locale, "admin"), value);
  if (name === "locales" || name === "languages") return languageName(value, locale);
  if (name === "columns") return fieldName(value.replace(/^answer\..*/, "answers"), reading);
  if (name === "purpose") return purposeName(value, locale);
  const field = singular[name] ?? name;
  const known = valueInWords(field, value, locale);
  const key = `values.${value}` as "values.draft";
  return known === value && fixedWords.has(field) && t.has(key) ? t(key) : known;
}

function purposeName(purpose: string, locale: Locale): string {
  const t = translator(locale, "exports");
  const key = `purposes.${purpose}.title` as "purposes.full.title";
  return t.has(key) ? t(key) : purpose;
}

/** Lists whose members are values of a field. */
const singular: Partial<Record<string, string>> = {
  statuses: "status",
  countries: "country",
  types: "organisationType",
  venueCountry: "country",
};

function partsInWords(parts: Record<string, unknown>, reading: Reading): string {
  const t = translator(reading.locale, "auditLog");
  return Object.entries(parts)
    .filter(([field, value]) => isTold(field, value))
    .map(([field, value]) => t("value", { field: partName(field, reading), value: inWords(field, value, reading) }))
    .join("; ");
}

/** Words by language have the language's tag as their name; those left out of an action, why they are. */
function partName(field: string, reading: Reading): string {
  const bulk = translator(reading.locale, "bulk");
  const reason = `reasons.${field}` as "reasons.erased";
  if (bulk.has(reason)) return bulk(reason);
  return /^[a-z]{2}$/.test(field) ? languageName(field, reading.locale) : fieldName(field, reading);
}

function isTold(field: string, value: unknown): boolean {
  if (toldElsewhere.has(field)) return false;
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return false;
  return !(typeof value === "string" && isUuid(value));
}

/** A distance in minutes from an event's start or end. */
function distance(minutes: number, t: Translate<"auditLog">): string {
  if (minutes === 0) return t("distance.at");
  const [unit, size] =
    minutes % 1440 === 0
      ? (["days", 1440] as const)
      : minutes % 60 === 0
        ? (["hours", 60] as const)
        : (["minutes", 1] as const);
  const duration = t(`distance.${unit}`, { count: Math.abs(minutes) / size });
  return t(minutes < 0 ? "distance.before" : "distance.after", { duration });
}

type Noted = { action?: string; before: unknown; after: unknown };

/** What an entry says beside its sentence: what changed first, then what was only noted. */
export function changesOf({ action = "", ...entry }: Noted, reading: Reading): Change[] {
  const [before, after] = [asRecord(entry.before), asRecord(entry.after)];
  for (const told of toldBySentence[action] ?? []) for (const values of [before, after]) delete values[told];
  // Where an entry says what is now, a value it does not name has stayed.
  const isChange = Object.keys(after).length > 0;
  const compared = Object.keys(before)
    .filter((field) => !isChange || field in after)
    .filter((field) => !toldElsewhere.has(field) && (isTold(field, before[field]) || isTold(field, after[field])))
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({
      field: fieldName(field, reading),
      before: inWords(field, before[field], reading),
      after: inWords(field, after[field], reading),
    }));
  const noted = Object.keys(after)
    .filter((field) => !(field in before) && isTold(field, after[field]))
    .map((field) => ({ field: fieldName(field, reading), before: null, after: inWords(field, after[field], reading) }));
  return [...compared, ...noted];
}

export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
