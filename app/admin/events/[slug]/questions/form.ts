import type { DraftValues } from "@/lib/drafts/schema";
import { localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { QUESTIONS_PER_EVENT, SPARE_OPTIONS } from "@/lib/question-editor/constants";
import type { EditorQuestion } from "@/lib/question-editor/queries";
import { canWaitFor, changeRefusal, nextPosition } from "@/lib/question-editor/rules";
import { type QuestionErrorCode, type QuestionInput, readQuestion } from "@/lib/question-editor/schema";
import { questionText } from "@/lib/questions/rules";
import type { QuestionKind } from "@/prisma/generated/enums";

/** Name under which what is typed about a question is kept; new ones by their kind, so that kinds do not mix. */
export const questionForm = (eventId: string, which: { id: string } | { kind: string }) =>
  "id" in which ? `question:${which.id}` : `question:new:${eventId}:${which.kind}`;

/** Whether a field is one of the editor's (lib/question-editor/schema.ts). */
export const isQuestionField = (name: string): boolean =>
  /^(kind|version|isRequired|isSensitive|minimum|maximum|route\.\w{1,20}|when\.[\w-]{1,40}\.\w{1,60}|(label|help)\.[\w-]{1,20}|option\.\d{1,2}\.[\w-]{1,20})$/.test(
    name,
  );

/** A question as it would have been typed, to fill the form. */
export function storedQuestion(question: EditorQuestion, locale: Locale): DraftValues {
  const number = new Intl.NumberFormat(localeTag(locale), { maximumFractionDigits: 10, useGrouping: false });
  const bound = (value: number | null) => (value === null ? "" : number.format(value));
  const texts = question.texts.flatMap((text) => {
    const words = text.options as Record<string, string>;
    return [
      [`label.${text.locale}`, text.label],
      [`help.${text.locale}`, text.help ?? ""],
      ...question.options.map((value, index) => [`option.${index + 1}.${text.locale}`, words[value] ?? ""]),
    ];
  });
  return Object.fromEntries([
    ["kind", question.kind],
    ["isRequired", question.isRequired ? "yes" : ""],
    ["isSensitive", question.isSensitive ? "yes" : ""],
    ["minimum", bound(question.minimum)],
    ["maximum", bound(question.maximum)],
    ...question.routes.map((route) => [`route.${route}`, "yes"]),
    ...question.showIfValues.map((value) => [`when.${question.showIfId}.${value}`, "yes"]),
    ...question.options.map((value, index) => [`option.${index + 1}.value`, value]),
    ...texts,
  ]);
}

/** How many rows for options the form shows: those that are filled, and some to spare. */
export function optionRows(values: DraftValues): number {
  const filled = Object.entries(values).map(([name, value]) =>
    value && !name.endsWith(".value") ? Number(/^option\.(\d+)\./.exec(name)?.[1] ?? 0) : 0,
  );
  return Math.max(2, ...filled) + SPARE_OPTIONS;
}

type Around = {
  languages: readonly string[];
  locale: Locale;
  questions: EditorQuestion[];
  /** The question that is changed; none for a new one. */
  old?: EditorQuestion;
};

/** Reads what was typed, and says what stands in its way, in words. */
export function readTyped(
  values: DraftValues,
  { languages, locale, questions, old }: Around,
): { question: QuestionInput } | { errors: { name: string; message: string }[] } {
  const t = translator(locale, "questionEditor");
  const [first = "en"] = languages;
  const read = readQuestion(values, { languages, locale, old });
  if (!read.ok) {
    const language = languageName(first, locale);
    const say = (code: QuestionErrorCode, limit = 0) =>
      t(`errors.${code}`, { language, limit: new Intl.NumberFormat(localeTag(locale)).format(limit) });
    return { errors: read.errors.map(({ name, code, limit }) => ({ name, message: say(code, limit) })) };
  }
  const { question } = read;
  const live = questions.filter(({ retiredAt }) => retiredAt === null);
  if (!old) {
    if (live.length >= QUESTIONS_PER_EVENT)
      return { errors: [{ name: `label.${first}`, message: t("errors.too_many") }] };
    if (canWaitFor(question, questions, nextPosition(questions))) return { question };
    return { errors: [{ name: "when", message: t("errors.condition") }] };
  }
  const refusal = changeRefusal(old, question, questions);
  if (!refusal) return { question };
  const labels =
    refusal.reason === "awaited"
      ? refusal.by.map((one) => t("quoted", { label: questionText(one, locale, languages).label })).join(", ")
      : "";
  const at = { kind_fixed: `label.${first}`, sensitivity_fixed: "isSensitive", condition: "when" };
  const name =
    refusal.reason !== "awaited"
      ? at[refusal.reason]
      : old.isSensitive !== question.isSensitive
        ? "isSensitive"
        : `option.1.${first}`;
  return { errors: [{ name, message: t(`errors.${refusal.reason}`, { questions: labels }) }] };
}

/** Whether the kind comes with options, bounds, or neither. */
export const hasOptions = (kind: QuestionKind) => kind === "one_of" || kind === "several_of";

/** A language as readers of another call it, for example "Danish". @param code BCP 47. */
export function languageName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(localeTag(locale), { type: "language" }).of(code) ?? code;
}
