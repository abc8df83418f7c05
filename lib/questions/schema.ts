import { z } from "zod";
import type { QuestionKind } from "@/prisma/generated/enums";
import type { DraftValues } from "../drafts/schema";
import { type Locale, locales } from "../i18n/locales";
import { countCharacters, UNPRINTABLE, VISIBLE } from "../registrations/schema";
import { type AskedQuestion, answerLength, LARGEST_NUMBER } from "./constants";

/** Text, ISO date or id of a file; number; yes or no; values of the options that were chosen. */
export type AnswerValue = string | number | boolean | string[];

export const answerValueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/** An answer that was found to be one, ready to be kept. */
export type CheckedAnswer = {
  questionId: string;
  key: string;
  kind: QuestionKind;
  isSensitive: boolean;
  /** Null removes what was answered before. */
  value: AnswerValue | null;
  /** The question's label as the person read it. */
  asked: string;
  /** The answer as the person reads it. */
  inWords: string;
  /** For files: the stored file, which comes to belong to the registration. */
  fileId?: string;
};

/** What can be wrong with an answer. The words for people stand in the messages `questions.errors.<code>`. */
export const answerErrorCodes = [
  "missing",
  "too_long",
  "unprintable",
  "not_a_number",
  "too_small",
  "too_large",
  "not_a_date",
  "not_offered",
  "needs_consent",
] as const;
export type AnswerErrorCode = (typeof answerErrorCodes)[number];

/** @property name of the field. @property label of the question. @property limit that was passed, where there is one. */
export type AnswerError = {
  name: string;
  code: AnswerErrorCode;
  kind: QuestionKind;
  label: string;
  limit?: number;
};

/** The name of a question's field. @param prefix for forms that ask of several people. */
export const answerField = (key: string, prefix = "") => `${prefix}answers.${key}`;

/** The name of the box that agrees to the use of sensitive answers. */
export const consentField = (prefix = "") => `${prefix}answersConsent`;

/**
 * Reads answers from a posted form, as typed: chosen options as lines. Answers that are files do not stand in the form
 * (they have a page of their own) but in the draft, and are taken over from there; so a file's id can never be forged.
 * @param before the values of the draft so far.
 */
export function answerValuesFrom(
  form: FormData,
  questions: readonly AskedQuestion[],
  before: DraftValues,
  prefix = "",
): DraftValues {
  const values: DraftValues = {};
  for (const { key, kind } of questions) {
    const name = answerField(key, prefix);
    const sent = form.getAll(name).filter((value) => typeof value === "string");
    const kept = kind === "file" ? before[name] : kind === "several_of" ? sent.join("\n") : sent[0];
    if (kept !== undefined) values[name] = keepable(kept);
  }
  const consent = form.get(consentField(prefix));
  if (typeof consent === "string") values[consentField(prefix)] = keepable(consent);
  return values;
}

/** PostgreSQL's JSON holds neither U+0000 nor halves of surrogate pairs (see `draftValuesFrom`). */
const keepable = (text: string) => text.replaceAll("\0", "\uFFFD").toWellFormed();

/** The values of a `several_of` as they stand in a draft. */
export const chosenValues = (typed: string) => typed.split(/[\r\n]+/).filter(Boolean);

/** A file as it stands in a draft: its id, and what people read of it. */
export function fileValue(file: { id: string; inWords: string }): string {
  return `${file.id} ${file.inWords}`;
}

/** Whether a part of an address can be a file's id; what cannot is never asked of the database. */
export const isFileId = (text: string) => z.uuid().safeParse(text).success;

export function readFileValue(typed: string): { id: string; inWords: string } | null {
  const [, id, inWords] = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}) (.+)$/s.exec(typed) ?? [];
  return id && inWords ? { id, inWords } : null;
}

/** Why a file was not taken. The words stand in the messages `questions.file.problems.<code>`. */
export const fileProblems = [
  "none",
  "empty",
  "too_large",
  "not_taken",
  "not_whole",
  "two_in_one",
  "too_many",
  "broken",
  "cookies",
] as const;
export type FileProblem = (typeof fileProblems)[number];

type Wrong = { code: AnswerErrorCode; limit?: number };
export type ReadAnswer = { value: AnswerValue } | Wrong | null;

/**
 * Reads one answer as typed. Forgiving where a reader would be: space around, either decimal sign, a date in the usual
 * ways of writing one.
 * @param stored what is on record: a choice that is offered no more stays allowed to whoever made it.
 * @returns null when there is none.
 */
export function readAnswer(
  question: Pick<AskedQuestion, "kind" | "options" | "minimum" | "maximum">,
  typed: string | undefined,
  locale: Locale,
  stored?: AnswerValue,
): ReadAnswer {
  const text = (typed ?? "").trim().normalize("NFC").replace(/\r\n?/g, "\n");
  if (text === "") return null;
  switch (question.kind) {
    case "short_text":
    case "long_text":
      return readText(text, question.kind);
    case "number":
      return readNumber(text, locale, question);
    case "date": {
      const date = readDate(text);
      return date ? { value: date } : { code: "not_a_date" };
    }
    case "yes_no":
      return text === "yes" || text === "no" ? { value: text === "yes" } : { code: "not_offered" };
    case "one_of":
      return question.options.includes(text) || text === stored ? { value: text } : { code: "not_offered" };
    case "several_of": {
      const chosen = chosenValues(text);
      const kept = Array.isArray(stored) ? stored : [];
      const offered = [...question.options, ...kept.filter((value) => !question.options.includes(value))];
      if (!chosen.every((value) => offered.includes(value))) return { code: "not_offered" };
      return { value: offered.filter((value) => chosen.includes(value)) };
    }
    case "file": {
      const file = readFileValue(text);
      return file && { value: file.id };
    }
  }
}

function readText(text: string, kind: "short_text" | "long_text"): ReadAnswer {
  if (!VISIBLE.test(text)) return null;
  const lines = kind === "long_text" ? text.replace(/[\n\t]/g, " ") : text;
  if (UNPRINTABLE.test(lines)) return { code: "unprintable" };
  const limit = answerLength[kind];
  return countCharacters(text) <= limit ? { value: text } : { code: "too_long", limit };
}

/** The sign between thousands: Danes write 1.000, the English 1,000. What is no group of three is taken for decimals. */
const thousands: Record<Locale, RegExp> = {
  da: /^[-−]?\d{1,3}(\.\d{3})+(,\d+)?$/,
  en: /^[-−]?\d{1,3}(,\d{3})+(\.\d+)?$/,
};

function readNumber(
  typed: string,
  locale: Locale,
  { minimum, maximum }: Pick<AskedQuestion, "minimum" | "maximum">,
): ReadAnswer {
  const text = typed.replace(/[\s\u202F\u00A0']/gu, "");
  const isGrouped = thousands[locale].test(text);
  const plain = (isGrouped ? text.replaceAll(locale === "da" ? "." : ",", "") : text)
    .replace(",", ".")
    .replace("−", "-");
  if (!/^[-+]?\d{1,20}(\.\d{1,10})?$/.test(plain)) return { code: "not_a_number" };
  const value = Number(plain);
  const least = minimum ?? -LARGEST_NUMBER;
  const most = maximum ?? LARGEST_NUMBER;
  if (value < least) return { code: "too_small", limit: least };
  return value > most ? { code: "too_large", limit: most } : { value };
}

/**
 * A day as ISO 8601 (YYYY-MM-DD), from the ways Europeans write one: 19.3.2024, 19/03/2024, 19-3-2024, 19. marts 2024,
 * 19 March 2024, 2024-03-19. Day before month always. One text field rather than the browser's own: that one drops what
 * was typed when it is no date, and some say nothing to a screen reader.
 * @returns null when it is not a day of the years 1900 to 2199.
 */
export function readDate(typed: string): string | null {
  const [, year, month, day] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed) ??
    ((match) => match && [match[0], match[3], match[2], match[1]])(
      /^(\d{1,2})[\s./-]+(\d{1,2}|\p{L}{3,})[\s./,-]+(\d{4})$/u.exec(typed),
    ) ??
    [];
  const number = monthNumber(month ?? "");
  if (!year || !day || number === null || Number(year) < 1900 || Number(year) > 2199) return null;
  const iso = `${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

function monthNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const wanted = text.toLowerCase();
  for (const locale of locales) {
    const name = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
    const month = Array.from({ length: 12 }, (_, index) => index).find((index) =>
      name.format(Date.UTC(2024, index)).toLowerCase().startsWith(wanted),
    );
    if (wanted.length >= 3 && month !== undefined) return month + 1;
  }
  return null;
}

/** What the audit entry of a new registration says of its answers: in words, and of sensitive ones only that there are any. */
export function newAnswersNoted(answers: CheckedAnswer[]): Record<string, string> {
  return Object.fromEntries(
    answers
      .filter(({ value }) => value !== null)
      .map(({ key, isSensitive, inWords }) => [answerField(key), isSensitive ? "answered" : inWords]),
  );
}
