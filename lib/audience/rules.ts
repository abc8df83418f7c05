import type { QuestionKind } from "@/prisma/generated/enums";
import { choiceKinds } from "../questions/constants";
import { ANSWER_PREFIX, ANY_ANSWER, NO_ANSWER, NO_TAG, SEARCH_MAX_WORDS } from "./constants";
import { type AnswerCondition, type Audience, audienceSchema } from "./schema";

/** The words of a search; each has to be found somewhere in a registration. */
export function searchWords(text: string): string[] {
  return text.split(/\s+/u).filter(Boolean).slice(0, SEARCH_MAX_WORDS);
}

/**
 * Whether a word has letters of a script that `fold_text` leaves as it is, such as Arabic, Georgian or Chinese: Latin, Greek and
 * Cyrillic ones become plain Latin letters, nearly all of them, and signs are no letters.
 */
export function hasOtherLetters(word: string): boolean {
  return /[^\P{L}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]/u.test(word.normalize("NFKD"));
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
  isSimilar: "spelling",
  statuses: "status",
  locales: "language",
  countries: "country",
  types: "type",
  attendance: "attendance",
  routes: "route",
  tags: "tag",
  recognised: "recognised",
  mail: "mail",
  registeredFrom: "registeredFrom",
  registeredTo: "registeredTo",
  among: "among",
} as const satisfies Record<Exclude<keyof Audience, "answers">, string>;

/** Parts of which any one value is enough. */
const listParts = ["statuses", "locales", "countries", "types", "routes", "tags"] as const;
/** Parts of which there is one value, "any" being no condition. */
const singleParts = ["attendance", "recognised", "mail"] as const;
/** Parts that are one text; none is no condition. */
const textParts = ["registeredFrom", "registeredTo", "among"] as const;
const answerParts = ["contains", "from", "to"] as const;

/** The name of a question's field. @param part of a condition that is not one of options. */
export const answerFilter = (questionId: string, part?: (typeof answerParts)[number]) =>
  `${ANSWER_PREFIX}${questionId}${part ? `.${part}` : ""}`;

/** Whether a form's field belongs to the choice of an audience. */
export function isAudienceField(name: string): boolean {
  return name.startsWith(ANSWER_PREFIX) || Object.values(audienceFields).some((field) => field === name);
}

/** Reads an audience from an address. Never refuses. */
export function readAudience(address: AddressValues): Audience {
  const all = (name: string) => [address[name]].flat();
  const first = (name: string) => all(name)[0];
  const questions = new Set(
    Object.keys(address)
      .filter((name) => name.startsWith(ANSWER_PREFIX))
      .map((name) => name.slice(ANSWER_PREFIX.length).split(".")[0] ?? ""),
  );
  return audienceSchema.parse({
    q: first(audienceFields.q),
    isSimilar: first(audienceFields.isSimilar) === SIMILAR,
    ...Object.fromEntries(listParts.map((part) => [part, all(audienceFields[part])])),
    ...Object.fromEntries(singleParts.map((part) => [part, first(audienceFields[part]) ?? "any"])),
    ...Object.fromEntries(textParts.map((part) => [part, first(audienceFields[part])])),
    answers: [...questions].map((questionId) => ({
      questionId,
      values: all(answerFilter(questionId)),
      ...Object.fromEntries(answerParts.map((part) => [part, first(answerFilter(questionId, part))])),
    })),
  });
}

/** Whether a part of an address says something of an audience; null where it is a part of none. */
export function saysWhom(name: string, value: string): boolean | null {
  if (!isAudienceField(name)) return null;
  const isAny = value === "any" && singleParts.some((part) => audienceFields[part] === name);
  return isAny || name === audienceFields.q || audienceQuery(readAudience({ [name]: value })).size > 0;
}

/** Whether a part of an audience may come several times in an address, each value being enough. */
export function isAudienceList(name: string): boolean {
  const isOptions = name.startsWith(ANSWER_PREFIX) && !answerParts.some((part) => name.endsWith(`.${part}`));
  return isOptions || listParts.some((part) => audienceFields[part] === name);
}

/** In addresses: words that are spelled alike count too. */
export const SIMILAR = "similar";

/** Parts of an address by name, all values of each; for `Request` and forms, where a name may come again and again. */
export function allValues(entries: Iterable<[string, unknown]>): AddressValues {
  // Not an object from the start: it has a `constructor` of its own, and anybody may write that into an address.
  const values = new Map<string, unknown[]>();
  for (const [name, value] of entries) {
    if (name !== "__proto__") values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries(values);
}

/** The same audience as parts of an address; what is no condition is left out, so addresses stay short. */
export function audienceQuery(audience: Audience): URLSearchParams {
  const query = new URLSearchParams();
  if (audience.q) query.set(audienceFields.q, audience.q);
  if (audience.isSimilar) query.set(audienceFields.isSimilar, SIMILAR);
  for (const part of listParts) {
    for (const value of audience[part]) query.append(audienceFields[part], value);
  }
  for (const { questionId, values, ...more } of audience.answers) {
    for (const value of values) query.append(answerFilter(questionId), value);
    for (const part of answerParts) {
      if (more[part]) query.set(answerFilter(questionId, part), more[part]);
    }
  }
  for (const part of singleParts) {
    if (audience[part] !== "any") query.set(audienceFields[part], audience[part]);
  }
  for (const part of textParts) {
    if (audience[part]) query.set(audienceFields[part], audience[part]);
  }
  return query;
}

/** Whether there is no condition at all, so that everybody is meant. */
export function isEverybody(audience: Audience): boolean {
  return audienceQuery({ ...audience, isSimilar: false }).size === 0;
}

/** What a log says of an audience: only the conditions it has. */
export function conditionsNoted(audience: Audience) {
  const { q, isSimilar } = audience;
  const noted = <Part extends keyof Audience>(parts: readonly Part[], isOne: (value: Audience[Part]) => boolean) =>
    Object.fromEntries(parts.filter((part) => isOne(audience[part])).map((part) => [part, audience[part]]));
  return {
    ...(q && { q }),
    ...(q && isSimilar && { isSimilar }),
    ...noted([...listParts, "answers"], (list) => list.length > 0),
    ...noted(singleParts, (value) => value !== "any"),
    ...noted(textParts, Boolean),
  };
}

/** How many conditions there are beside the search text. */
export function countConditions(audience: Audience): number {
  return (
    listParts.filter((part) => audience[part].length > 0).length +
    audience.answers.length +
    singleParts.filter((part) => audience[part] !== "any").length +
    (audience.registeredFrom || audience.registeredTo ? 1 : 0) +
    (audience.among ? 1 : 0)
  );
}

/** What can be chosen of a question. */
export type FilterQuestion = {
  id: string;
  kind: QuestionKind;
  /** In the reader's language; what was removed keeps its words. */
  label: string;
  /** Offered now, in their order, `yes` and `no` and the lack of an answer included. */
  options: { value: string; label: string }[];
  /** Words of options that are offered no more. */
  formerOptions: { value: string; label: string }[];
  isRetired: boolean;
};

/** What an event has to choose by, in the reader's words: its questions and its tags. */
export type KnownChoices = {
  questions: readonly FilterQuestion[];
  tags: readonly { value: string; name: string }[];
};

/** What no longer fits in an audience that was kept: a question that is gone, or options of one. */
export type AudienceProblem =
  | { problem: "question_gone" }
  | { problem: "tag_gone" }
  /** A range whose first value comes after its last. Of days of registration, or of the question with this label. */
  | { problem: "turned"; label: string | null }
  | { problem: "question_retired"; label: string }
  | { problem: "option_gone"; label: string; option: string };

/**
 * What has changed under an audience since it was chosen. A question that is asked no more still finds those who answered
 * it, and a removed option those who chose it; a question that is gone, or has become sensitive, finds nobody, and neither
 * does a tag that is gone, or a range that was turned round.
 */
export function audienceProblems(audience: Audience, { questions, tags }: KnownChoices): AudienceProblem[] {
  const isGone = (tag: string) => tag !== NO_TAG && !tags.some(({ value }) => value === tag);
  return [
    ...answerProblems(audience, questions),
    ...(audience.tags.some(isGone) ? [{ problem: "tag_gone" as const }] : []),
    ...(isTurned(audience.registeredFrom, audience.registeredTo) ? [{ problem: "turned" as const, label: null }] : []),
  ];
}

/** Whether the first of two days or two numbers comes after the last; a day and a number cannot be told. */
function isTurned(from = "", to = ""): boolean {
  const isDay = (bound: string) => /^\d{4}-/.test(bound);
  if (!from || !to || isDay(from) !== isDay(to)) return false;
  return isDay(from) ? from > to : Number(from) > Number(to);
}

function answerProblems(audience: Audience, questions: readonly FilterQuestion[]): AudienceProblem[] {
  return audience.answers.flatMap(({ questionId, values, from, to }: AnswerCondition): AudienceProblem[] => {
    const question = questions.find(({ id }) => id === questionId);
    if (!question) return [{ problem: "question_gone" }];
    const { label, options, formerOptions } = question;
    const isAlways = (value: string) => value === NO_ANSWER || value === ANY_ANSWER;
    const gone = values.filter((value) => !isAlways(value) && !options.some((option) => option.value === value));
    const words = (value: string) => formerOptions.find((option) => option.value === value)?.label ?? value;
    return [
      ...(question.isRetired ? [{ problem: "question_retired" as const, label }] : []),
      ...gone.map((value) => ({ problem: "option_gone" as const, label, option: words(value) })),
      ...(isTurned(from, to) ? [{ problem: "turned" as const, label }] : []),
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
  words: { yes: string; no: string; none: string; any: string },
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
    const isChoice = choiceKinds.some((choice) => choice === kind);
    return {
      id,
      kind,
      label: text?.label ?? id,
      options: [
        ...offered,
        ...(isChoice ? [] : [{ value: ANY_ANSWER, label: words.any }]),
        { value: NO_ANSWER, label: words.none },
      ],
      formerOptions: Object.keys(known)
        .filter((value) => !options.includes(value))
        .map(named),
      isRetired: retiredAt !== null,
    };
  });
}
