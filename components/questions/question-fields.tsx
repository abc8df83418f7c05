import type { ReactNode } from "react";
import { Checkbox } from "@/components/forms/checkbox";
import { Fieldset } from "@/components/forms/fieldset";
import type { Option } from "@/components/forms/select-field";
import { retentionDates } from "@/lib/events/rules";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { type AskedQuestion, CONDITIONS_WITH_STYLE } from "@/lib/questions/constants";
import {
  type Asking,
  ancestorsOf,
  foreignLanguage,
  optionWords,
  questionText,
  shownQuestions,
} from "@/lib/questions/rules";
import { answerField, chosenValues, consentField } from "@/lib/questions/schema";
import { QuestionField } from "./question-field";

type Props = {
  asking: Asking;
  /** Tells when sensitive answers will be gone. */
  event: { endsAt: Date; timeZone: string };
  /** As typed, by field name. */
  values: Record<string, string>;
  /** From `answerMessages`. */
  errors: readonly { name: string; message: string }[];
  /** An organiser enters what the person has told them. */
  isForSomebodyElse?: boolean;
};

/**
 * What an event asks beyond the fixed fields. A question that waits for an answer stands in the form from the beginning:
 * the style sheet hides it until the answer is chosen, browsers that cannot do that show it with a sentence, and the
 * server decides in any case.
 */
export function QuestionFields({ asking, event, values, errors, isForSomebodyElse = false }: Props) {
  const { locale, prefix } = asking;
  const shown = shownQuestions(asking);
  if (shown.length === 0) return null;
  const t = translator(locale, "questions");
  const open = shown.filter(({ isSensitive }) => !isSensitive);
  const sensitive = shown.filter(({ isSensitive }) => isSensitive);
  const fields = (questions: AskedQuestion[]) =>
    questions.map((question) => (
      <Conditional key={question.id} question={question} asking={asking} shown={shown}>
        <QuestionField
          question={question}
          locale={locale}
          name={answerField(question.key, prefix)}
          label={labelOf(question, asking)}
          hint={questionText(question, locale, asking.languages).help ?? undefined}
          value={values[answerField(question.key, prefix)]}
          error={errors.find(({ name }) => name === answerField(question.key, prefix))?.message}
          options={optionsOf(question, asking, shown)}
        />
      </Conditional>
    ));
  const consent = consentField(prefix);
  const gone = formatDate(retentionDates(event).sensitiveAnswers, locale, event.timeZone);
  const words = sensitiveWords(locale, gone, isForSomebodyElse);
  return (
    <div className="questions">
      {shown.some(({ kind }) => kind === "file") && (
        // Return in a text field presses the form's first button, which must not be the one that leads to a file.
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
      )}
      {open.length > 0 && <Fieldset legend={t("section")}>{fields(open)}</Fieldset>}
      {sensitive.length > 0 && (
        <Fieldset legend={words.legend} hint={words.who}>
          {fields(sensitive)}
          <Checkbox
            name={consent}
            label={words.consent}
            hint={words.consentHint}
            checked={values[consent] === "yes"}
            error={errors.find(({ name }) => name === consent)?.message}
          />
        </Fieldset>
      )}
    </div>
  );
}

/** What is said around sensitive answers: to the person themselves, or to an organiser who enters them for somebody. */
function sensitiveWords(locale: Locale, date: string, isForSomebodyElse: boolean) {
  const own = translator(locale, "questions");
  const desk = translator(locale, "personDesk");
  return isForSomebodyElse
    ? {
        legend: desk("form.sensitive.legend"),
        who: desk("form.sensitive.who", { date }),
        consent: desk("form.sensitive.consent"),
        consentHint: desk("form.sensitive.consentHint"),
      }
    : {
        legend: own("sensitive.legend"),
        who: own("sensitive.who", { date }),
        consent: own("sensitive.consent"),
        consentHint: own("sensitive.consentHint"),
      };
}

/** A question's label; optional ones say so in words (GOV.UK). */
function labelOf(question: AskedQuestion, { locale, languages }: Asking): string {
  const { label } = questionText(question, locale, languages);
  return question.isRequired ? label : translator(locale, "forms")("optional", { label });
}

/** Conditions by number, as the style sheet knows them. */
function conditionsOf(shown: readonly AskedQuestion[]): AskedQuestion[] {
  return shown.filter(({ showIfId }) => showIfId !== null).slice(0, CONDITIONS_WITH_STYLE);
}

function optionsOf(question: AskedQuestion, { locale, languages, stored }: Asking, shown: AskedQuestion[]): Option[] {
  const forms = translator(locale, "forms");
  const meets = (value: string) =>
    conditionsOf(shown)
      .flatMap((one, index) => (one.showIfId === question.id && one.showIfValues.includes(value) ? [index + 1] : []))
      .join(" ") || undefined;
  if (question.kind === "yes_no") {
    return (["yes", "no"] as const).map((value) => ({ value, label: forms(value), meets: meets(value) }));
  }
  const chosen = stored?.find(({ key }) => key === question.key)?.value ?? [];
  const kept = Array.isArray(chosen) ? chosen : chosenValues(String(chosen));
  return (question.options.length === 0 ? [] : [...new Set([...question.options, ...kept])]).map((value) => ({
    value,
    label: optionWords(question, value, locale, languages),
    meets: meets(value),
  }));
}

/** A question in its place, with the conditions it waits for: its own, and those of the questions it hangs on. */
function Conditional({
  question,
  asking,
  shown,
  children,
}: {
  question: AskedQuestion;
  asking: Asking;
  shown: AskedQuestion[];
  children: ReactNode;
}) {
  const { locale, languages } = asking;
  const lang = foreignLanguage(questionText(question, locale, languages), locale);
  const [parent, ...others] = ancestorsOf(question, asking.questions) ?? [];
  if (!parent) return <div lang={lang}>{children}</div>;
  const t = translator(locale, "questions");
  const numbers = [question, parent, ...others].map((one) => conditionsOf(shown).indexOf(one) + 1).filter(Boolean);
  const words = (value: string) =>
    value === "yes" || value === "no"
      ? translator(locale, "forms")(value)
      : optionWords(parent, value, locale, languages);
  return (
    <div className="question question--conditional" data-when={numbers.join(" ") || undefined} lang={lang}>
      <p className="question__only-if">
        {t("onlyIf", {
          answer: question.showIfValues.map(words).join(` ${t("or")} `),
          question: questionText(parent, locale, languages).label,
        })}
      </p>
      {children}
    </div>
  );
}
