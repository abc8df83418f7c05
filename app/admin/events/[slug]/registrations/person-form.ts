import { typedFrom } from "@/app/admin/typed";
import type { DraftValues } from "@/lib/drafts/schema";
import type { FieldValues } from "@/lib/edits/rules";
import { isSame } from "@/lib/edits/rules";
import { isLocale } from "@/lib/i18n/locales";
import type { AskedQuestion } from "@/lib/questions/constants";
import { type Asking, checkAnswers } from "@/lib/questions/rules";
import { type AnswerError, answerField, consentField } from "@/lib/questions/schema";

/** More fields than any honest form of a registration has. */
const MOST_FIELDS = 500;

/**
 * What an organiser typed about somebody: the fields named, the answers, and what begins with one of the prefixes. Several
 * boxes of one name become lines, as `checkAnswers` reads them.
 */
export function typedPerson(form: FormData, fields: readonly string[], prefixes: readonly string[] = []): DraftValues {
  const names = [...new Set(form.keys())]
    .filter((name) => fields.includes(name) || ["answers.", ...prefixes].some((prefix) => name.startsWith(prefix)))
    .slice(0, MOST_FIELDS);
  const joined = new FormData();
  for (const name of [...names, consentField()]) {
    const sent = form.getAll(name).filter((value) => typeof value === "string");
    if (sent.length > 0) joined.set(name, sent.join("\n"));
  }
  return typedFrom(joined, [...names, consentField()]);
}

/** The questions as an organiser is asked them: what they do not know can stay empty, the person answers it themselves. */
export const asOptional = (questions: readonly AskedQuestion[]) =>
  questions.map((question) => ({ ...question, isRequired: false }));

/**
 * The answers of a form that an organiser filled in. Consent is asked for sensitive answers that are new or different, not
 * for those that the person has given and that stay.
 */
export function readDeskAnswers(values: DraftValues, asking: Asking, onRecord: FieldValues) {
  const { answers, errors } = checkAnswers(values, asking);
  const isNew = answers.some(
    ({ key, isSensitive, value }) => isSensitive && value !== null && !isSame(value, onRecord[answerField(key)]),
  );
  const wrong = errors.filter(({ code }) => code !== "needs_consent");
  const consent: AnswerError = { name: consentField(), code: "needs_consent", kind: "yes_no", label: "" };
  return { answers, errors: isNew && values[consentField()] !== "yes" ? [...wrong, consent] : wrong };
}

/** The language somebody is written to in; null when what was sent is none. */
export function readLanguage(values: DraftValues) {
  return isLocale(values.locale) ? values.locale : null;
}
