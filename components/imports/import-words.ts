import { localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { fieldLabel, valueInWords } from "@/lib/i18n/registration-words";
import { type Translate, translator } from "@/lib/i18n/translator";
import { importFields } from "@/lib/imports/constants";
import type { CheckedRow, DeskImport } from "@/lib/imports/queries";
import { importableQuestions, type JudgedRow, judgeRows } from "@/lib/imports/rules";
import type { WrongCell } from "@/lib/imports/schema";
import { questionText } from "@/lib/questions/rules";
import { answerField } from "@/lib/questions/schema";
import { registrationFields } from "@/lib/registrations/constants";

/** What a column can be, in words and in the order of the form. */
export function fieldChoices(
  questions: DeskImport["questions"],
  locale: Locale,
  languages: readonly string[],
): { value: string; label: string }[] {
  const t = translator(locale, "imports");
  const admin = translator(locale, "admin");
  const label = (field: (typeof importFields)[number]) =>
    field === "fullName" || field === "tags" || field === "locale" ? t(`columns.${field}`) : fieldLabel(admin, field);
  return [
    ...importFields.map((field) => ({ value: field as string, label: label(field) })),
    ...importableQuestions(questions).map((question) => ({
      value: answerField(question.key),
      label: questionText(question, locale, languages).label,
    })),
  ];
}

/** One value of a row as it was read, in words. */
export type ReadValue = { field: string; label: string; value: string };

/**
 * What would be registered of each new row, by its number. Nothing is said of rows that would not be new any more: they are
 * judged anew before anything is done.
 * @param fields as `fieldChoices` names them, in the order of which values are told.
 */
export function valuesAsRead(
  rows: readonly CheckedRow[],
  { mapping, options, questions }: Pick<DeskImport, "mapping" | "options" | "questions">,
  locale: Locale,
  languages: readonly string[],
  fields: readonly { value: string; label: string }[],
): Map<number, ReadValue[]> {
  const fresh = rows.filter(({ verdict }) => verdict === "fresh");
  const judging = { mapping, options: { ...options, readIn: locale }, questions, languages, known: new Map() };
  return new Map(
    [...judgeRows(fresh, judging)]
      .filter(({ verdict }) => verdict === "fresh")
      .map((row) => {
        const words = wordsOf({ ...row, locale: row.locale ?? options.locale }, locale);
        const isMapped = (field: string) => Object.values(mapping).includes(field);
        const read = fields.flatMap(({ value: field, label: columnLabel }) => {
          const value = words.get(field);
          // How tags stand in a column is not how they are told here.
          const label = field === "tags" ? translator(locale, "imports")("check.tags") : columnLabel;
          // A "no" that nobody said is not worth a line.
          const isSaid = value && (row.details[field as "photoConsent"] !== false || isMapped(field));
          return isSaid ? [{ field, label, value }] : [];
        });
        return [row.number, read];
      }),
  );
}

function wordsOf({ details, answers, tags, locale: language }: JudgedRow, locale: Locale): Map<string, string> {
  const given = registrationFields.filter((field) => (details[field] ?? null) !== null);
  return new Map([
    ...given.map((field): [string, string] => [field, valueInWords(field, details[field], locale)]),
    ["locale", valueInWords("locale", language, locale)],
    ["tags", new Intl.ListFormat(localeTag(locale), { type: "conjunction" }).format(tags)],
    ...answers.map(({ key, inWords }): [string, string] => [answerField(key), inWords]),
  ]);
}

/** All that is wrong with a row, in words, each sentence once. @param fields as `fieldChoices` names them. */
export function reasonsInWords(
  wrong: readonly WrongCell[],
  t: Translate<"imports">,
  fields: readonly { value: string; label: string }[],
): string[] {
  return [...new Set(wrong.map((one) => inWords(one, t, fields)))];
}

function inWords(
  { field, code, typed, limit }: WrongCell,
  t: Translate<"imports">,
  fields: readonly { value: string; label: string }[],
): string {
  const own = `${field === "tags" ? "tagErrors" : "errors"}.${code}` as "errors.given_twice";
  const any = `errors.${code}` as "errors.given_twice";
  const key = t.has(own) ? own : t.has(any) ? any : "errors.not_offered";
  const label = fields.find(({ value }) => value === field)?.label ?? field;
  return t(key, { field: label, typed: shorten(typed), limit: limit ?? 0 });
}

const shorten = (text: string) => ([...text].length > 60 ? `${[...text].slice(0, 60).join("")}…` : text);
