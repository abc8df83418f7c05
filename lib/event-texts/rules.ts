import { isEmailAddress } from "../email-address";
import { reservedSlugs } from "../event-editor/constants";
import { referencePrefixPattern } from "../event-editor/schema";
import { isSlug } from "../events/schema";
import { countryCodes } from "../i18n/countries";
import { UNPRINTABLE_IN_LINES } from "../invitations/schema";
import { forbiddenLinks } from "../rich-text/rules";
import { asLocalInput, normalMoment, readMoment } from "../typed-moments";
import { unreadMarksIn } from "../unread-marks/rules";
import { MOST_ENTRIES, mostCharacters, textSections } from "./constants";
import {
  type DetailField,
  type DetailName,
  type EventForTexts,
  type FieldKind,
  type SectionName,
  type TextConflict,
  type TextError,
  type TextErrorCode,
  type TextField,
  type TextName,
  type TextsInLanguage,
  type TypedTexts,
  textField,
} from "./schema";

/** Every text of an event, with the section in which it is written. */
export const allTexts: readonly (TextField & { section: SectionName })[] = Object.entries(textSections).flatMap(
  ([section, { texts }]) => texts.map((field) => ({ ...field, section: section as SectionName })),
);

/** Whether something stands in a text. */
export function isWritten(texts: TextsInLanguage | undefined, name: TextName): boolean {
  const value = texts?.[name];
  return Array.isArray(value) ? value.length > 0 : Boolean(value?.trim());
}

/** How a text stands in a language: `missing` where the page needs it, `untranslated` where only another language has it. */
export type TextState = "written" | "missing" | "untranslated" | "empty";

/** How one text of an event stands in one language, beside the languages in which the event is offered or prepared. */
export function textState(texts: readonly TextsInLanguage[], field: TextField, language: string): TextState {
  const own = texts.find(({ locale }) => locale === language);
  if (isWritten(own, field.name)) return "written";
  if (field.need === "always") return "missing";
  return texts.some((other) => isWritten(other, field.name)) ? "untranslated" : "empty";
}

/** Names of the texts that stand like this in a language, in one section or in all. */
export function textsThatAre(
  state: TextState,
  texts: readonly TextsInLanguage[],
  language: string,
  section?: SectionName,
): TextName[] {
  return allTexts
    .filter((field) => (!section || field.section === section) && textState(texts, field, language) === state)
    .map(({ name }) => name);
}

/** Names of a section's texts in a language in which readers see marks as they were typed (`unreadMarksIn`). */
export function textsWithUnreadMarks(
  texts: readonly TextsInLanguage[],
  language: string,
  section: SectionName,
): TextName[] {
  const own = texts.find(({ locale }) => locale === language);
  return textSections[section].texts
    .filter(({ name, kind }) => {
      const words = own?.[name];
      const text = Array.isArray(words) ? words.join("\n") : (words ?? "");
      return unreadMarksIn(text, kind === "rich" ? "rich" : "plain").length > 0;
    })
    .map(({ name }) => name);
}

/** A field of a section as the form has it: with its language where it is a text. */
export type SectionField = { name: string; field: TextField | DetailField; language: string | null };

/** Every field of a section for the languages in which an event has texts, details first. */
export function fieldsOf(section: SectionName, event: Pick<EventForTexts, "texts">): SectionField[] {
  const { texts, details } = textSections[section];
  return [
    ...details.map((field) => ({ name: field.name, field, language: null })),
    ...texts.flatMap((field) =>
      event.texts.map(({ locale }) => ({ name: textField(field.name, locale), field, language: locale })),
    ),
  ];
}

/** What the form of a section says beforehand. */
export function storedTexts(section: SectionName, event: EventForTexts): TypedTexts {
  return Object.fromEntries(
    fieldsOf(section, event).map(({ name, field, language }) => {
      const text = event.texts.find(({ locale }) => locale === language);
      const value = language === null ? event[field.name as DetailName] : text?.[field.name as TextName];
      return [name, asTyped(value ?? null, field.kind, event.timeZone)];
    }),
  );
}

type Stored = string | string[] | boolean | Date | null;

function asTyped(value: Stored, kind: FieldKind, timeZone: string): string {
  if (value === null || value === false) return "";
  if (value === true) return "yes";
  if (Array.isArray(value)) return value.join("\n");
  if (value instanceof Date) return kind === "date" ? value.toISOString().slice(0, 10) : asLocalInput(value, timeZone);
  return value;
}

/** What was typed without what means nothing: space around it, the kind of line ends, two ways to write one letter. */
export function tidy(typed: string | undefined, kind: FieldKind): string {
  const text = (typed ?? "").normalize("NFC").replace(/\r\n?/g, "\n").trim();
  if (kind === "list")
    return text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
      .join("\n");
  if (kind === "moment") return normalMoment(text);
  if (kind === "slug") return text.toLowerCase();
  return kind === "prefix" ? text.toUpperCase() : text;
}

/**
 * Brings together what an organiser typed and what others have saved since the form was shown. A field that only one of
 * them touched has their words; where both did, and differ, the second has to decide.
 * @param basis what the form said when it was shown.
 */
export function mergeTexts(
  fields: readonly SectionField[],
  { basis, typed, current }: { basis: TypedTexts; typed: TypedTexts; current: TypedTexts },
): { values: TypedTexts; conflicts: TextConflict[] } {
  const conflicts: TextConflict[] = [];
  const values = fields.map(({ name, field }) => {
    const is = tidy(current[name], field.kind);
    const was = tidy(basis[name] ?? current[name], field.kind);
    const wanted = tidy(typed[name] ?? basis[name] ?? current[name], field.kind);
    if (wanted === was) return [name, current[name] ?? ""];
    if (is !== was && is !== wanted) conflicts.push({ name, was, is, typed: wanted });
    return [name, wanted];
  });
  return { values: Object.fromEntries(values), conflicts };
}

/** What is saved: columns of the event, and of its texts by language. */
export type ReadTexts = {
  details: Partial<Record<DetailName, Stored>>;
  texts: Record<string, Partial<Record<TextName, Stored>>>;
};

/** Columns that are never null: nothing is an empty text there. */
const neverNull: readonly string[] = [
  "title",
  "summary",
  "background",
  "workshop",
  "casesHeading",
  "casesText",
  "privacyController",
];

/**
 * Reads a section's fields against the event they belong to. Of a draft nearly everything may be empty; of an event that
 * the public sees nothing that every reader needs, in the languages in which it is offered.
 * @param isFree whether nobody is registered, so that the beginning of references can still change.
 */
export function readTexts(
  section: SectionName,
  values: TypedTexts,
  event: EventForTexts,
  isFree: boolean,
): { ok: true; read: ReadTexts } | { ok: false; errors: TextError[] } {
  const errors: TextError[] = [];
  const read: ReadTexts = { details: {}, texts: {} };
  for (const { name, field, language } of fieldsOf(section, event)) {
    const typed = tidy(values[name], field.kind);
    const stored = language === null ? event[field.name as DetailName] : null;
    const { value, error } =
      typed === "" ? readNothing(field, language, event) : readField(typed, field.kind, stored, event.timeZone);
    if (error) errors.push({ name, ...error });
    if (language === null) read.details[field.name as DetailName] = value;
    else read.texts[language] = { ...read.texts[language], [field.name]: value };
  }
  const note = (name: DetailName, code: TextErrorCode) => {
    if (!errors.some((error) => error.name === name)) errors.push({ name, code });
  };
  const { conferenceStartsOn: first, conferenceEndsOn: last, slug, referencePrefix } = read.details;
  if (last instanceof Date && !(first instanceof Date && first <= last)) note("conferenceEndsOn", "last_before_first");
  if (slug !== undefined && slug !== event.slug && event.status !== "draft") note("slug", "slug_fixed");
  if (referencePrefix !== undefined && referencePrefix !== event.referencePrefix && !isFree)
    note("referencePrefix", "prefix_fixed");
  return errors.length > 0 ? { ok: false, errors } : { ok: true, read };
}

type Field = { value: Stored; error?: Omit<TextError, "name"> };

/** A field in which nothing stands. */
function readNothing(field: SectionField["field"], language: string | null, event: EventForTexts): Field {
  const value = emptyOf(field);
  if (field.need !== "always") return { value };
  if (language === null) return { value, error: { code: "missing" } };
  const isOffered = event.languages.includes(language);
  if (event.status !== "draft" && isOffered) return { value, error: { code: "missing_public" } };
  // Even a draft goes by a name.
  const isName = field.name === "title" && language === event.languages[0];
  return isName ? { value, error: { code: "missing" } } : { value };
}

function emptyOf({ name, kind }: SectionField["field"]): Stored {
  if (kind === "list") return [];
  if (kind === "flag") return false;
  return neverNull.includes(name) ? "" : null;
}

/** A field in which something stands. @param stored of a detail, so that a moment that was not touched stays exactly as it is. */
function readField(typed: string, kind: FieldKind, stored: Stored, timeZone: string): Field {
  const most = mostCharacters[kind];
  const isSeveral = kind === "plain" || kind === "rich" || kind === "list";
  if (UNPRINTABLE_IN_LINES.test(typed) || (!isSeveral && /\p{Cc}/u.test(typed)))
    return { value: typed, error: { code: "unprintable" } };
  if (kind === "list") return readList(typed, most ?? 0);
  if (most && typed.length > most) return { value: typed, error: { code: "too_long", most } };
  const known = (isKnown: boolean, code: TextErrorCode): Field => ({
    value: typed,
    ...(!isKnown && { error: { code } }),
  });
  switch (kind) {
    case "flag":
      return { value: typed === "yes" };
    case "rich": {
      const [forbidden] = forbiddenLinks(typed);
      return {
        value: typed,
        ...(forbidden !== undefined && { error: { code: "forbidden_link", typed: forbidden.slice(0, 100) } }),
      };
    }
    case "email":
      return known(isEmailAddress(typed), "not_an_address");
    case "url":
      return known(/^https:\/\/[^\s]+$/i.test(typed) && URL.canParse(typed), "not_a_web_address");
    case "country":
      return known(countryCodes.includes(typed), "not_a_country");
    case "slug":
      return reservedSlugs.includes(typed) ? known(false, "slug_taken") : known(isSlug(typed), "slug_wrong");
    case "prefix":
      return known(referencePrefixPattern.test(typed), "prefix_wrong");
    case "date":
      return readDay(typed);
    case "moment":
      return readMoment(typed, stored instanceof Date ? stored : new Date(0), timeZone);
    default:
      return { value: typed };
  }
}

function readList(typed: string, most: number): Field {
  const value = typed.split("\n");
  if (value.length > MOST_ENTRIES) return { value, error: { code: "too_many_entries", most: MOST_ENTRIES } };
  return { value, ...(value.some((line) => line.length > most) && { error: { code: "too_long", most } }) };
}

function readDay(typed: string): Field {
  const day = new Date(`${typed}T00:00:00Z`);
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(typed);
  return isDay ? { value: day } : { value: null, error: { code: "not_a_date" } };
}
