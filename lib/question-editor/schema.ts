import { z } from "zod";
import type { DraftValues } from "../drafts/schema";
import type { Locale } from "../i18n/locales";
import { type AskedQuestion, optionKinds, questionKinds, registrationRoutes } from "../questions/constants";
import { readAnswer } from "../questions/schema";
import { countCharacters, UNPRINTABLE } from "../registrations/schema";
import { OPTIONS_PER_QUESTION, questionLength } from "./constants";

/** A question as organisers write it: checked, and fit for the columns of `question` and `question_text`. */
export type QuestionInput = Pick<
  AskedQuestion,
  "kind" | "isRequired" | "isSensitive" | "routes" | "showIfId" | "showIfValues" | "options" | "minimum" | "maximum"
> & { texts: { locale: string; label: string; help: string | null; options: Record<string, string> }[] };

/** What can be wrong with a question. The words stand in the messages `questionEditor.errors.<code>`. */
export const questionErrorCodes = [
  "label_missing",
  "too_long",
  "unprintable",
  "option_missing",
  "option_twice",
  "too_few_options",
  "not_a_number",
  "bounds_swapped",
  "sensitive_required",
  "sensitive_file",
  "several_conditions",
  "not_offered",
] as const;
export type QuestionErrorCode = (typeof questionErrorCodes)[number];
export type QuestionError = { name: string; code: QuestionErrorCode; limit?: number };

const words = (max: number) =>
  z
    .string()
    .transform((text) => text.trim().normalize("NFC").replace(/\s+/gu, " "))
    .pipe(
      z
        .string()
        .refine((text) => !UNPRINTABLE.test(text), "unprintable")
        .refine((text) => countCharacters(text) <= max, "too_long"),
    );

/**
 * Reads a question from the editor's form. Its fields: `kind`, `isRequired`, `isSensitive`, `route.<route>` and
 * `when.<id of the question>.<value>` (boxes that say "yes"), `minimum`, `maximum`, `label.<locale>`, `help.<locale>`, and for each
 * option a row `option.<n>.value` (empty for a new one) with `option.<n>.<locale>`.
 * @param old the question as it is, whose values of options stay and whose words of removed options are kept.
 */
export function readQuestion(
  typed: DraftValues,
  {
    languages,
    locale,
    old,
  }: { languages: readonly string[]; locale: Locale; old?: Pick<AskedQuestion, "kind" | "texts"> },
): { ok: true; question: QuestionInput } | { ok: false; errors: QuestionError[] } {
  const errors: QuestionError[] = [];
  const text = (name: string, limit: number): string => {
    const parsed = words(limit).safeParse(typed[name] ?? "");
    if (parsed.success) return parsed.data;
    errors.push({ name, code: parsed.error.issues[0]?.message === "too_long" ? "too_long" : "unprintable", limit });
    return "";
  };
  const [first = "en"] = languages;
  const kind = questionKinds.find((one) => one === typed.kind) ?? old?.kind ?? "short_text";
  const isSensitive = typed.isSensitive === "yes";
  const isRequired = typed.isRequired === "yes";

  const labels = languages
    .map((language) => ({ locale: language, label: text(`label.${language}`, questionLength.label) }))
    .map((one) => ({ ...one, help: text(`help.${one.locale}`, questionLength.help) || null }));
  if (!labels[0]?.label && !errors.some(({ name }) => name === `label.${first}`)) {
    errors.unshift({ name: `label.${first}`, code: "label_missing" });
  }

  const rows = optionKinds.some((one) => one === kind) ? readOptions(typed, languages, text, errors, old) : [];
  const conditions = Object.entries(typed).flatMap(([name, value]) => {
    const [, id = "", awaited = ""] = /^when\.([^.]+)\.(.+)$/.exec(name) ?? [];
    return value === "yes" && id && awaited ? [{ id, awaited }] : [];
  });
  const showIfId = conditions[0]?.id ?? null;

  const bound = (name: "minimum" | "maximum") => {
    const read = kind === "number" ? readAnswer({ ...anyNumber, kind }, typed[name], locale) : null;
    if (read && "code" in read) errors.push({ name, code: "not_a_number" });
    return read && "value" in read && typeof read.value === "number" ? read.value : null;
  };
  const [minimum, maximum] = [bound("minimum"), bound("maximum")];
  if (minimum !== null && maximum !== null && minimum > maximum)
    errors.push({ name: "maximum", code: "bounds_swapped" });
  if (isSensitive && isRequired) errors.push({ name: "isRequired", code: "sensitive_required" });
  if (isSensitive && kind === "file") errors.push({ name: "isSensitive", code: "sensitive_file" });
  if (conditions.some(({ id }) => id !== showIfId)) errors.push({ name: "when", code: "several_conditions" });
  if (errors.length > 0) return { ok: false, errors };

  const texts = labels
    // A language without a label has no row: readers get the words of the event's first language.
    .filter(({ label }) => label !== "")
    .map((one) => ({ ...one, options: { ...optionsOf(old, one.locale), ...wordsOf(rows, one.locale) } }));
  const routes = registrationRoutes.filter((route) => typed[`route.${route}`] === "yes");
  return {
    ok: true,
    question: {
      kind,
      isRequired,
      isSensitive,
      routes: routes.length === registrationRoutes.length ? [] : routes,
      showIfId,
      showIfValues: conditions.map(({ awaited }) => awaited),
      options: rows.map(({ value }) => value),
      minimum,
      maximum,
      texts,
    },
  };
}

const anyNumber = { options: [], minimum: null, maximum: null };

type OptionRow = { value: string; words: Record<string, string> };

const wordsOf = (rows: OptionRow[], locale: string) =>
  Object.fromEntries(rows.flatMap(({ value, words: all }) => (all[locale] ? [[value, all[locale]]] : [])));

/** The words of all options a question ever had, in one language. */
function optionsOf(old: Pick<AskedQuestion, "texts"> | undefined, locale: string): Record<string, string> {
  return (old?.texts.find((one) => one.locale === locale)?.options ?? {}) as Record<string, string>;
}

/** The rows of options that have words; what is wrong with them goes to `errors`. */
function readOptions(
  typed: DraftValues,
  languages: readonly string[],
  text: (name: string, limit: number) => string,
  errors: QuestionError[],
  old: Pick<AskedQuestion, "texts"> | undefined,
): OptionRow[] {
  const [first = "en"] = languages;
  const known = new Set((old?.texts ?? []).flatMap(({ locale }) => Object.keys(optionsOf(old, locale))));
  const rows: OptionRow[] = [];
  for (let number = 1; number <= OPTIONS_PER_QUESTION; number++) {
    const row = Object.fromEntries(
      languages.map((language) => [language, text(`option.${number}.${language}`, questionLength.option)]),
    );
    if (!Object.values(row).some(Boolean)) continue;
    const name = `option.${number}.${first}`;
    const word = row[first] ?? "";
    if (!word && !errors.some((error) => error.name === name)) errors.push({ name, code: "option_missing" });
    if (word && rows.some((one) => one.words[first]?.toLowerCase() === word.toLowerCase())) {
      errors.push({ name, code: "option_twice" });
    }
    const given = typed[`option.${number}.value`] ?? "";
    const taken = new Set([...rows.map(({ value }) => value), ...known]);
    // An option that was removed and is written again with the same words is the same option.
    const returned = Object.entries(optionsOf(old, first)).find(([, words]) => words === word)?.[0];
    const isFree = (value: string) => !rows.some((one) => one.value === value);
    const value = [given, returned].find((one) => one !== undefined && known.has(one) && isFree(one));
    rows.push({ value: value ?? newName(word, taken, "option"), words: row });
  }
  if (rows.length < 2) errors.push({ name: `option.${rows.length + 1}.${first}`, code: "too_few_options" });
  return rows;
}

/**
 * A name for a key or an option from the words that people read: small Latin letters, digits and `_`, as the database
 * asks for, and not taken yet.
 */
export function newName(text: string, taken: ReadonlySet<string>, otherwise: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll("æ", "ae")
    .replaceAll("ø", "oe")
    .replaceAll("å", "aa")
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "_")
    .slice(0, 40)
    .replace(/^[_0-9]+|_+$/g, "");
  const base = plain || otherwise;
  for (let number = 2, name = base; ; number++) {
    if (!taken.has(name)) return name;
    name = `${base}_${number}`;
  }
}
