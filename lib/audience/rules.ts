import type { QuestionKind } from "@/prisma/generated/enums";
import { ANSWER_PREFIX, NO_ANSWER, SEARCH_MAX_WORDS } from "./constants";
import { type Audience, audienceSchema } from "./schema";

/** The words of a search; each has to be found somewhere in a registration. */
export function searchWords(text: string): string[] {
  return text.split(/\s+/u).filter(Boolean).slice(0, SEARCH_MAX_WORDS);
}

/** A pattern for LIKE that finds the text itself anywhere: `%` and `_` lose their meaning (PostgreSQL 9.7.1). */
export function containsPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}

/** A part of an address by name, as Next gives it: `?a=1&a=2` is a list. */
export type AddressValues = Record<string, unknown>;

/** Names of the parts in addresses and of the fields in forms; answers have theirs by question. */
export const audienceFields = {
  q: "q",
  statuses: "status",
  locales: "language",
  countries: "country",
  types: "type",
  attendance: "attendance",
} as const satisfies Record<Exclude<keyof Audience, "answers">, string>;

/** The name of a question's field. */
export const answerFilter = (questionId: string) => `${ANSWER_PREFIX}${questionId}`;

/** Whether a form's field belongs to the choice of an audience. */
export function isAudienceField(name: string): boolean {
  return name.startsWith(ANSWER_PREFIX) || Object.values(audienceFields).some((field) => field === name);
}

/** Reads an audience from an address. Never refuses. */
export function readAudience(address: AddressValues): Audience {
  const all = (name: string) => [address[name]].flat();
  const questions = Object.keys(address).filter((name) => name.startsWith(ANSWER_PREFIX));
  return audienceSchema.parse({
    q: all(audienceFields.q)[0],
    statuses: all(audienceFields.statuses),
    locales: all(audienceFields.locales),
    countries: all(audienceFields.countries),
    types: all(audienceFields.types),
    answers: questions.map((name) => ({ questionId: name.slice(ANSWER_PREFIX.length), values: all(name) })),
    attendance: all(audienceFields.attendance)[0] ?? "any",
  });
}

/** Parts of an address by name, all values of each; for `Request` and forms, where a name may come again and again. */
export function allValues(entries: Iterable<[string, unknown]>): AddressValues {
  const values: Record<string, unknown[]> = {};
  for (const [name, value] of entries) {
    if (name === "__proto__") continue;
    values[name] ??= [];
    values[name].push(value);
  }
  return values;
}

/** The same audience as parts of an address; what is no condition is left out, so addresses stay short. */
export function audienceQuery(audience: Audience): URLSearchParams {
  const query = new URLSearchParams();
  if (audience.q) query.set(audienceFields.q, audience.q);
  for (const part of ["statuses", "locales", "countries", "types"] as const) {
    for (const value of audience[part]) query.append(audienceFields[part], value);
  }
  for (const { questionId, values } of audience.answers) {
    for (const value of values) query.append(answerFilter(questionId), value);
  }
  if (audience.attendance !== "any") query.set(audienceFields.attendance, audience.attendance);
  return query;
}

/** Whether there is no condition at all, so that everybody is meant. */
export function isEverybody(audience: Audience): boolean {
  return audienceQuery(audience).size === 0;
}

/** What a log says of an audience: only the conditions it has. */
export function conditionsNoted({ q, attendance, ...lists }: Audience) {
  return {
    ...(q && { q }),
    ...Object.fromEntries(
      (["statuses", "locales", "countries", "types", "answers"] as const)
        .filter((part) => lists[part].length > 0)
        .map((part) => [part, lists[part]]),
    ),
    ...(attendance !== "any" && { attendance }),
  };
}

/** How many conditions there are beside the search text. */
export function countConditions(audience: Audience): number {
  const { statuses, locales, countries, types, answers, attendance } = audience;
  const lists = [statuses, locales, countries, types].filter((list) => list.length > 0).length;
  return lists + answers.length + (attendance === "any" ? 0 : 1);
}

/** What can be chosen of a question. */
export type FilterQuestion = {
  id: string;
  /** In the reader's language; what was removed keeps its words. */
  label: string;
  /** Offered now, in their order, `yes` and `no` and the lack of an answer included. */
  options: { value: string; label: string }[];
  /** Words of options that are offered no more. */
  formerOptions: { value: string; label: string }[];
  isRetired: boolean;
};

/** What no longer fits in an audience that was kept: a question that is gone, or options of one. */
export type AudienceProblem =
  | { problem: "question_gone" }
  | { problem: "question_retired"; label: string }
  | { problem: "option_gone"; label: string; option: string };

/**
 * What has changed under an audience since it was chosen. A question that is asked no more still finds those who answered
 * it, and a removed option those who chose it; a question that is gone, or has become sensitive, finds nobody.
 */
export function audienceProblems(audience: Audience, questions: readonly FilterQuestion[]): AudienceProblem[] {
  return audience.answers.flatMap(({ questionId, values }): AudienceProblem[] => {
    const question = questions.find(({ id }) => id === questionId);
    if (!question) return [{ problem: "question_gone" }];
    const { label, options, formerOptions } = question;
    const gone = values.filter((value) => value !== NO_ANSWER && !options.some((option) => option.value === value));
    const words = (value: string) => formerOptions.find((option) => option.value === value)?.label ?? value;
    return [
      ...(question.isRetired ? [{ problem: "question_retired" as const, label }] : []),
      ...gone.map((value) => ({ problem: "option_gone" as const, label, option: words(value) })),
    ];
  });
}

/** A question as it is stored, with all words its options ever had. */
type StoredQuestion = {
  id: string;
  kind: QuestionKind;
  options: string[];
  retiredAt: Date | null;
  texts: { locale: string; label: string; options: unknown }[];
};

/**
 * What can be chosen of each question, in words.
 * @param languages in which to look for the words, best first. @param words for what every form says the same way.
 */
export function filterQuestions(
  questions: readonly StoredQuestion[],
  languages: readonly string[],
  words: { yes: string; no: string; none: string },
): FilterQuestion[] {
  return questions.map(({ id, kind, options, retiredAt, texts }) => {
    const text = languages.map((language) => texts.find(({ locale }) => locale === language)).find(Boolean) ?? texts[0];
    const known = (text?.options ?? {}) as Record<string, string>;
    const named = (value: string) => ({ value, label: known[value] ?? value });
    const offered =
      kind === "yes_no"
        ? [
            { value: "yes", label: words.yes },
            { value: "no", label: words.no },
          ]
        : options.map(named);
    return {
      id,
      label: text?.label ?? id,
      options: [...offered, { value: NO_ANSWER, label: words.none }],
      formerOptions: Object.keys(known)
        .filter((value) => !options.includes(value))
        .map(named),
      isRetired: retiredAt !== null,
    };
  });
}
