import { z } from "zod";
import { OrganisationType, RegistrationRoute, RegistrationStatus } from "@/prisma/generated/enums";
import { countryCodes } from "../i18n/countries";
import { readDay } from "../import-values/rules";
import {
  attendances,
  MOST_QUESTIONS,
  MOST_VALUES,
  mailTroubles,
  recognitions,
  SEARCH_MAX_CHARACTERS,
} from "./constants";

/**
 * A text to look for, as it is kept. Control characters (PostgreSQL cannot even take U+0000) and halves of surrogate pairs
 * become spaces. Composed (NFC) as stored names are: a Mac's "å" may be typed as two characters.
 */
export const searchTextSchema = z
  .string()
  .catch("")
  .transform((text) =>
    [
      ...text
        .toWellFormed()
        .replace(/[\p{Cc}\uFFFD]/gu, " ")
        .normalize("NFC")
        .trim(),
    ]
      .slice(0, SEARCH_MAX_CHARACTERS)
      .join("")
      .trim(),
  );

/** A list without what does not belong into it, each value once, in an order of its own, so that equal choices are equal. */
const listOf = <Value extends string>(isOne: (value: unknown) => value is Value, most = MOST_VALUES) =>
  z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((values) => [...new Set(values.filter(isOne))].sort().slice(0, most));

const oneOf =
  <Value extends string>(known: readonly Value[]) =>
  (value: unknown): value is Value =>
    known.some((one) => one === value);

const matching =
  (pattern: RegExp) =>
  (value: unknown): value is string =>
    typeof value === "string" && pattern.test(value);

/** A day as addresses and date fields write it, one that is in the calendar (which has no year 0 in PostgreSQL). */
const isDay = (text: string) => z.iso.date().safeParse(text).success && !text.startsWith("0000");

/**
 * A day of an address as ISO 8601, also where it was typed by hand as 5.2.2024 or 25/02/2024. Null for what is no day, and
 * for one that could be two, such as 05/02/2024: it is asked about, never guessed.
 */
export function readAddressDay(typed: string): string | null {
  const text = typed.trim();
  const day = isDay(text) ? text : readDay(text, null);
  return day === "ambiguous" ? null : day;
}

/** Empty is no condition. */
const day = z
  .string()
  .transform((text) => readAddressDay(text) ?? "")
  .catch("")
  .default("");

/** A bound of an answer: a day, or a number, which may be typed with a comma. What is neither is left out. */
const bound = z
  .string()
  .transform((text) => {
    const number = text.trim().replace(",", ".");
    return /^-?\d{1,15}(\.\d{1,6})?$/.test(number) ? number : (readAddressDay(text) ?? undefined);
  })
  .optional()
  .catch(undefined);

/** The tag of a language that has a name. */
const isLanguage = (value: unknown): value is string =>
  matching(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)(value) && hasName(value);

const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
function hasName(tag: string): boolean {
  try {
    return languageNames.of(tag) !== undefined;
  } catch {
    // Of the right shape, and yet no tag (BCP 47), such as "da-aaaaaaaa-aaaaaaaa".
    return false;
  }
}

const answerSchema = z
  .object({
    questionId: z.uuid().toLowerCase(),
    /** Values of options, `yes` and `no`, `NO_ANSWER` or `ANY_ANSWER`. */
    values: listOf(matching(/^([\w-]{1,100}|\*)$/)),
    /** What the answer contains, whatever its case. */
    contains: searchTextSchema.optional(),
    /** Least and greatest answer, both included: of a number or of a day. */
    from: bound,
    to: bound,
  })
  .transform(({ contains, from, to, ...answer }) => ({
    ...answer,
    ...(contains && { contains }),
    ...(from && { from }),
    ...(to && { to }),
  }));
export type AnswerCondition = z.infer<typeof answerSchema>;

/**
 * Who is meant: all conditions hold at once, and each of them is met by any of its values. An empty list is no condition.
 * Never refuses: what makes no sense is left out, since it comes from addresses, which anybody may type or keep for years.
 */
export const audienceSchema = z.object({
  q: searchTextSchema.default(""),
  /** Whether words are also found that differ from those of `q` by one letter, or by two that are swapped. */
  isSimilar: z.boolean().catch(false).default(false),
  statuses: listOf(oneOf(Object.values(RegistrationStatus))),
  /** Languages of the registrations. */
  locales: listOf(isLanguage),
  /** ISO 3166-1 alpha-2. */
  countries: listOf(oneOf(countryCodes)),
  types: listOf(oneOf(Object.values(OrganisationType))),
  /** By question, in the order of their ids. Only of questions that are not sensitive; others find nobody. */
  answers: z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((answers) =>
      answers
        .flatMap((one) => answerSchema.safeParse(one).data ?? [])
        .filter(({ values, contains, from, to }) => values.length > 0 || contains || from || to)
        .sort((a, b) => (a.questionId < b.questionId ? -1 : 1))
        .filter(({ questionId }, index, all) => all[index - 1]?.questionId !== questionId)
        .slice(0, MOST_QUESTIONS),
    ),
  attendance: z.enum(attendances).catch("any").default("any"),
  /** How they came. */
  routes: listOf(oneOf(Object.values(RegistrationRoute))),
  /** Ids of tags, or `NO_TAG`. */
  tags: listOf(matching(/^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|-)$/)),
  recognised: z.enum(recognitions).catch("any").default("any"),
  mail: z.enum(mailTroubles).catch("any").default("any"),
  /** First and last day on which they registered, in the event's time zone. */
  registeredFrom: day,
  registeredTo: day,
  /** Id of a bulk action: only those who were chosen for it. Empty: no condition. */
  among: z.uuid().toLowerCase().catch("").default(""),
});
export type Audience = z.infer<typeof audienceSchema>;

/** Everybody who is on record at the event, whatever their state. */
export const everybody: Audience = audienceSchema.parse({});
