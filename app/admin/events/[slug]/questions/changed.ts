import type { DraftValues } from "@/lib/drafts/schema";
import { translator } from "@/lib/i18n/translator";
import type { EditorQuestion } from "@/lib/question-editor/queries";
import { optionWords, questionText } from "@/lib/questions/rules";
import { languageName, storedQuestion } from "./form";
import type { openQuestions } from "./open-questions";

type Opened = Awaited<ReturnType<typeof openQuestions>>;

/** Field by field what is on record about a question where something else was typed, in words. */
export function changedQuestion(opened: Opened, question: EditorQuestion, typed: DraftValues) {
  const stored = storedQuestion(question, opened.locale);
  const fields = Object.keys({ ...stored, ...typed }).filter((name) => (stored[name] ?? "") !== (typed[name] ?? ""));
  const lines = fields.flatMap((name) => {
    const label = labelOf(opened, name);
    return label === null ? [] : [{ label, value: inWords(opened, name, stored[name] ?? "") }];
  });
  // Several boxes of one condition are one line.
  return fields.some((name) => name.startsWith("when.")) ? [...lines, conditionOf(opened, question)] : lines;
}

function labelOf({ locale }: Opened, name: string): string | null {
  const t = translator(locale, "questionEditor");
  const [field = "", one = "", two = ""] = name.split(".");
  switch (field) {
    case "label":
    case "help":
      return t(`form.${field}`, { language: languageName(one, locale) });
    case "option":
      return two === "value" ? null : t("form.option", { number: Number(one), language: languageName(two, locale) });
    case "minimum":
    case "maximum":
    case "isRequired":
    case "isSensitive":
      return t(`form.${field}`);
    case "route":
      return `${t("form.routes")}: ${t(`routes.${one as "form"}`)}`;
    default:
      return null;
  }
}

function inWords({ locale }: Opened, name: string, value: string): string {
  const isBox = /^(isRequired|isSensitive|route\.)/.test(name);
  return isBox ? translator(locale, "forms")(value === "yes" ? "yes" : "no") : value;
}

/** The answers after which a question is asked; an empty value where it is asked in any case. */
function conditionOf({ questions, event, locale }: Opened, { showIfId, showIfValues }: EditorQuestion) {
  const label = translator(locale, "questionEditor")("form.when");
  const forms = translator(locale, "forms");
  const parent = questions.find(({ id }) => id === showIfId);
  if (!parent) return { label, value: "" };
  const answers = showIfValues.map((value) =>
    parent.kind === "yes_no" ? forms(value as "yes" | "no") : optionWords(parent, value, locale, event.languages),
  );
  return { label, value: `${questionText(parent, locale, event.languages).label}: ${answers.join(", ")}` };
}
