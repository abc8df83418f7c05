import { NO_TAG } from "@/lib/audience/constants";
import type { AudienceChoices } from "@/lib/audience/queries";
import {
  answerFilter,
  audienceFields,
  type FilterQuestion,
  filterQuestions,
  type KnownChoices,
} from "@/lib/audience/rules";
import type { AnswerCondition, Audience } from "@/lib/audience/schema";
import { formatCountry, localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Choice = { value: string; label: string };
export type ChoiceOf = {
  /** Of the field, and of the part of an address. */
  name: string;
  label: string;
  hint?: string;
  /** What can be chosen, with what was chosen before and is no longer on offer. */
  options: Choice[];
  chosen: readonly string[];
  /** Of a question that is answered in one's own words, with a number or a day: what else it can be looked for by. */
  bounds?: { kind: "text" | "number" | "day"; questionId: string; condition: AnswerCondition | undefined };
};

/** The event's questions in the reader's words. @param languages of the event, its first language first. */
export function questionsInWords(
  questions: AudienceChoices["questions"],
  locale: Locale,
  languages: readonly string[],
): FilterQuestion[] {
  const forms = translator(locale, "forms");
  const t = translator(locale, "announcements");
  const words = { yes: forms("yes"), no: forms("no"), none: t("audience.none"), any: t("audience.any") };
  return filterQuestions(questions, [locale, ...languages], words);
}

/** An event's questions and tags in the reader's words. @param languages of the event, its first language first. */
export function knownChoices(
  { questions, tags }: Pick<AudienceChoices, "questions" | "tags">,
  locale: Locale,
  languages: readonly string[],
): KnownChoices {
  return { questions: questionsInWords(questions, locale, languages), tags };
}

/** The name of a language as it stands in a sentence, or its tag where it has none. */
export function languageName(tag: string, locale: Locale): string {
  return new Intl.DisplayNames(localeTag(locale), { type: "language", fallback: "code" }).of(tag) ?? tag;
}

/** A word as it stands at the beginning of a line. */
export const capitalised = (word: string, locale: Locale) =>
  word.charAt(0).toLocaleUpperCase(localeTag(locale)) + word.slice(1);

/** Each thing an audience can be chosen by, in words, with how many registrations there are of each value. */
export function audienceChoices(
  choices: AudienceChoices,
  audience: Audience,
  locale: Locale,
  languages: readonly string[],
): ChoiceOf[] {
  const t = translator(locale, "announcements");
  const alphabet = new Intl.Collator(localeTag(locale));
  const label = {
    statuses: (value: string) => translator(locale, "admin")(`statuses.${value}` as "statuses.confirmed"),
    locales: (value: string) => capitalised(languageName(value, locale), locale),
    countries: (value: string) => formatCountry(value, locale),
    types: (value: string) =>
      translator(locale, "registration")(`organisationTypes.${value}` as "organisationTypes.other"),
    routes: (value: string) => translator(locale, "admin")(`routes.${value}` as "routes.form"),
    tags: (value: string) =>
      value === NO_TAG
        ? t("audience.noTag")
        : (choices.tags.find((tag) => tag.value === value)?.name ?? t("audience.goneTag")),
  };
  const lists = (["statuses", "locales", "countries", "types", "routes", "tags"] as const).map((part): ChoiceOf => {
    const counted: { value: string; count: number }[] = choices[part];
    const absent = audience[part].filter((value) => !counted.some((one) => one.value === value));
    const options = [...counted, ...absent.map((value) => ({ value, count: 0 }))].map(({ value, count }) => ({
      value,
      label: value === NO_TAG ? label[part](value) : t("audience.withCount", { label: label[part](value), count }),
    }));
    const hasTags = part === "tags" && choices.tags.length > 0 && !absent.includes(NO_TAG);
    if (hasTags) options.push({ value: NO_TAG, label: t("audience.noTag") });
    if (part === "countries") options.sort((one, other) => alphabet.compare(one.label, other.label));
    return { name: audienceFields[part], label: t(`audience.${part}`), options, chosen: audience[part] };
  });
  return [...lists, ...questionChoices(questionsInWords(choices.questions, locale, languages), audience, locale)];
}

/** Questions that are asked, and those an audience was chosen by while they were. */
function questionChoices(questions: readonly FilterQuestion[], audience: Audience, locale: Locale): ChoiceOf[] {
  const t = translator(locale, "announcements");
  const chosenOf = (id: string) => audience.answers.find(({ questionId }) => questionId === id)?.values ?? [];
  const isChosen = (id: string) => audience.answers.some(({ questionId }) => questionId === id);
  const known = questions
    .filter(({ id, isRetired }) => !isRetired || isChosen(id))
    .map(({ id, kind, label, options, formerOptions, isRetired }): ChoiceOf => {
      const chosen = chosenOf(id);
      const former = chosen
        .filter((value) => !options.some((option) => option.value === value))
        .map((value) => ({
          value,
          label: t("audience.former", { label: formerOptions.find((one) => one.value === value)?.label ?? value }),
        }));
      return {
        name: answerFilter(id),
        label: isRetired ? t("audience.retired", { label }) : label,
        options: [...options, ...former],
        chosen,
        bounds: boundsOf(kind, id, audience),
      };
    });
  const gone = audience.answers
    .filter(({ questionId }) => !questions.some(({ id }) => id === questionId))
    .map(
      ({ questionId, values }): ChoiceOf => ({
        name: answerFilter(questionId),
        label: t("audience.gone"),
        hint: t("audience.goneHint"),
        options: values.map((value) => ({ value, label: t("audience.goneValue", { value }) })),
        chosen: values,
      }),
    );
  return [...known, ...gone];
}

function boundsOf(kind: FilterQuestion["kind"], questionId: string, { answers }: Audience): ChoiceOf["bounds"] {
  const condition = answers.find((one) => one.questionId === questionId);
  if (kind === "short_text" || kind === "long_text") return { kind: "text", questionId, condition };
  if (kind === "number") return { kind: "number", questionId, condition };
  return kind === "date" ? { kind: "day", questionId, condition } : undefined;
}
