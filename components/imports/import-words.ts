import type { Locale } from "@/lib/i18n/locales";
import { fieldLabel } from "@/lib/i18n/registration-words";
import { type Translate, translator } from "@/lib/i18n/translator";
import { importFields } from "@/lib/imports/constants";
import type { DeskImport } from "@/lib/imports/queries";
import { importableQuestions } from "@/lib/imports/rules";
import type { WrongCell } from "@/lib/imports/schema";
import { questionText } from "@/lib/questions/rules";
import { answerField } from "@/lib/questions/schema";

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
