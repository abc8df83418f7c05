import type { RegistrationRoute } from "@/prisma/generated/enums";
import type { DraftValues } from "../drafts/schema";
import { localeTag } from "../i18n/format";
import { fallbackLocale, isLocale, type Locale } from "../i18n/locales";
import { translator } from "../i18n/translator";
import { type AskedQuestion, FILE_NAME_MAX, type FileType, fileTypes } from "./constants";
import {
  type AnswerError,
  type AnswerValue,
  answerField,
  type CheckedAnswer,
  consentField,
  type ReadAnswer,
  readAnswer,
  readFileValue,
} from "./schema";

/** Who is asked what, in which language. */
export type Asking = {
  /** What the event asks now, in its order (`EventView.questions`). */
  questions: readonly AskedQuestion[];
  /** How this person comes to register. */
  route: RegistrationRoute;
  locale: Locale;
  /** `EventView.languages`: its first language is the fallback of the words. */
  languages: readonly string[];
  /** What is on record, where there is something already: a choice that is offered no more stays theirs. */
  stored?: readonly { key: string; value: AnswerValue }[];
  /** Stands before the names of the fields, for forms that ask of several people. */
  prefix?: string;
};

/** The words of a question: reader's language, otherwise the event's first, otherwise English, otherwise any. */
export function questionText(
  question: Pick<AskedQuestion, "key" | "texts">,
  locale: Locale,
  languages: readonly string[],
): AskedQuestion["texts"][number] {
  const wanted = [locale, languages[0], fallbackLocale];
  const found = wanted.flatMap((language) => question.texts.filter((text) => text.locale === language))[0];
  return found ?? question.texts[0] ?? { locale, label: question.key, help: null, options: {} };
}

/** Language the words of `questionText` are really in where it is not the reader's, for the `lang` attribute. */
export function foreignLanguage(text: { locale: string }, locale: Locale): Locale | undefined {
  return isLocale(text.locale) && text.locale !== locale ? text.locale : undefined;
}

/** The words of an option; of one that is offered no more too, as long as its words are kept. */
export function optionWords(
  question: Pick<AskedQuestion, "texts">,
  value: string,
  locale: Locale,
  languages: readonly string[],
): string {
  const wanted = [locale, languages[0], fallbackLocale, ...question.texts.map((text) => text.locale)];
  for (const language of wanted) {
    const words = question.texts.find((text) => text.locale === language)?.options as
      | Record<string, string>
      | undefined;
    if (words?.[value]) return words[value];
  }
  return value;
}

/** An answer as people read it. Not for files, whose words are kept with them. */
export function answerInWords(
  question: Pick<AskedQuestion, "kind" | "texts">,
  value: AnswerValue,
  locale: Locale,
  languages: readonly string[],
): string {
  if (typeof value === "boolean") return translator(locale, "forms")(value ? "yes" : "no");
  if (typeof value === "number")
    return new Intl.NumberFormat(localeTag(locale), { maximumFractionDigits: 10 }).format(value);
  if (Array.isArray(value)) return value.map((one) => optionWords(question, one, locale, languages)).join("; ");
  if (question.kind === "one_of") return optionWords(question, value, locale, languages);
  if (question.kind !== "date") return value;
  const day = new Date(`${value}T00:00:00Z`);
  return new Intl.DateTimeFormat(localeTag(locale), { dateStyle: "long", timeZone: "UTC" }).format(day);
}

/** Whether a question is for people who came this way. */
export function isForRoute(question: Pick<AskedQuestion, "routes">, route: RegistrationRoute): boolean {
  return question.routes.length === 0 || question.routes.includes(route);
}

/** Whether an answer is one of those another question waits for. Yes and no stand as words among the values. */
export function meetsCondition(value: AnswerValue, values: readonly string[]): boolean {
  const chosen = typeof value === "boolean" ? [value ? "yes" : "no"] : Array.isArray(value) ? value : [String(value)];
  return chosen.some((one) => values.includes(one));
}

/**
 * What a form shows, in the order of the page: open questions first, sensitive ones in a section of their own after them.
 * Questions that can never be asked (of another route, or waiting for one that is not asked) are left out.
 */
export function shownQuestions({ questions, route }: Pick<Asking, "questions" | "route">): AskedQuestion[] {
  const shown = questions.filter(
    (question) =>
      isForRoute(question, route) && ancestorsOf(question, questions)?.every((one) => isForRoute(one, route)),
  );
  return [...shown.filter((one) => !one.isSensitive), ...shown.filter((one) => one.isSensitive)];
}

/**
 * The questions one waits for, its own condition first.
 * @returns null when the chain leads to a question that is gone, or in a circle: then it is never asked.
 */
export function ancestorsOf(question: AskedQuestion, questions: readonly AskedQuestion[]): AskedQuestion[] | null {
  const chain: AskedQuestion[] = [];
  for (let one: AskedQuestion | undefined = question; one.showIfId !== null; chain.push(one)) {
    const next: string = one.showIfId;
    one = questions.find(({ id }) => id === next);
    if (!one || one === question || chain.includes(one)) return null;
  }
  return chain;
}

/**
 * Decides what a form's answers are worth: which questions were asked (route, and the checked answer to the question they
 * wait for), and what was answered. Whatever was typed for a question that is not asked is dropped: it comes back with the
 * value null, which removes what is on record.
 * @returns answers to everything the event asks now, and what is wrong in the order of the page; answers that are wrong
 *   are left out.
 */
export function checkAnswers(
  values: DraftValues,
  asking: Asking,
): { answers: CheckedAnswer[]; asked: AskedQuestion[]; errors: AnswerError[] } {
  const { questions, locale, languages, stored = [], prefix } = asking;
  const shown = shownQuestions(asking);
  const read = new Map<AskedQuestion, ReadAnswer | "not asked">();
  const visit = (question: AskedQuestion): ReadAnswer | "not asked" => {
    const known = read.get(question);
    if (known !== undefined) return known;
    const parent = shown.find(({ id }) => id === question.showIfId);
    const before = parent && visit(parent);
    const isAsked = !parent || (hasValue(before) && meetsCondition(before.value, question.showIfValues));
    const onRecord = stored.find(({ key }) => key === question.key)?.value;
    const answer = isAsked
      ? readAnswer(question, values[answerField(question.key, prefix)], locale, onRecord)
      : "not asked";
    read.set(question, answer);
    return answer;
  };

  const errors: AnswerError[] = [];
  const asked = shown.filter((question) => visit(question) !== "not asked");
  const answers = [...shown, ...questions.filter((question) => !shown.includes(question))].flatMap((question) => {
    const answer = read.get(question) ?? null;
    const { id: questionId, key, kind, isSensitive } = question;
    const { label } = questionText(question, locale, languages);
    const name = answerField(key, prefix);
    const isMissing = answer === null && question.isRequired && asked.includes(question);
    if (isMissing) errors.push({ name, code: "missing", kind, label });
    if (answer !== null && answer !== "not asked" && "code" in answer) errors.push({ name, kind, label, ...answer });
    if (isMissing || (answer !== null && answer !== "not asked" && "code" in answer)) return [];
    const checked: CheckedAnswer = { questionId, key, kind, isSensitive, value: null, asked: label, inWords: "" };
    if (!hasValue(answer)) return [checked];
    const { value } = answer;
    const file = kind === "file" ? readFileValue(values[name] ?? "") : null;
    const inWords = file ? file.inWords : answerInWords(question, value, locale, languages);
    return [{ ...checked, value, inWords, ...(file && { fileId: file.id }) }];
  });
  if (
    answers.some(({ isSensitive, value }) => isSensitive && value !== null) &&
    values[consentField(prefix)] !== "yes"
  ) {
    errors.push({ name: consentField(prefix), code: "needs_consent", kind: "yes_no", label: "" });
  }
  return { answers, asked, errors };
}

function hasValue(answer: ReadAnswer | "not asked" | undefined): answer is { value: AnswerValue } {
  return answer !== undefined && answer !== null && answer !== "not asked" && "value" in answer;
}

/** Answers on record as they would have been typed, to fill a form again. The box is ticked where it was ticked before. */
export function answersAsTyped(
  stored: readonly { key: string; isSensitive: boolean; kind: string; value: AnswerValue; inWords: string }[],
  locale: Locale,
): DraftValues {
  // Without the sign between thousands, so that it is read back as the same number.
  const number = new Intl.NumberFormat(localeTag(locale), { maximumFractionDigits: 10, useGrouping: false });
  const values: DraftValues = {};
  for (const { key, kind, value, inWords, isSensitive } of stored) {
    if (isSensitive) values[consentField()] = "yes";
    if (typeof value === "boolean") values[answerField(key)] = value ? "yes" : "no";
    else if (Array.isArray(value)) values[answerField(key)] = value.join("\n");
    else if (kind === "file") values[answerField(key)] = `${value} ${inWords}`;
    else if (typeof value === "number") values[answerField(key)] = number.format(value);
    else values[answerField(key)] = String(value);
  }
  return values;
}

/**
 * A file's name as it is kept and given out: the last part of a path, one line, no characters that steer a reader's eye
 * or a file system, and the ending that its content calls for, whatever it was before.
 */
export function safeFileName(given: string, type: FileType): string {
  const last = given.toWellFormed().normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  const clean = last
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*\uFFFD]/gu, "")
    .replace(/\s+/gu, " ")
    .replace(/^[\s.]+|[\s.]+$/gu, "");
  const base = [...clean.replace(/\.[A-Za-z0-9]{1,5}$/, "")]
    .slice(0, FILE_NAME_MAX - 4)
    .join("")
    .trim();
  return `${base || "file"}.${fileTypes[type].toLowerCase()}`;
}

/** What people read of a file, for example "certificate.pdf (230 kB)". @param size in bytes. */
export function fileInWords({ name, size }: { name: string; size: number }, locale: Locale): string {
  return `${name} (${sizeInWords(size, locale)})`;
}

/** For example "230 kB" or "1.4 MB", in the thousands of the SI. @param bytes at least 1. */
export function sizeInWords(bytes: number, locale: Locale): string {
  const isLarge = bytes >= 1_000_000;
  const number = new Intl.NumberFormat(localeTag(locale), { maximumFractionDigits: isLarge ? 1 : 0 });
  return isLarge ? `${number.format(bytes / 1_000_000)} MB` : `${number.format(Math.max(1, bytes / 1000))} kB`;
}
