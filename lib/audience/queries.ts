import { Prisma } from "@/prisma/generated/client";
import type { OrganisationType, RegistrationStatus } from "@/prisma/generated/enums";
import type { Db, Tx } from "../db";
import { type OrganiserScope, within } from "../organisers/policy";
import { choiceKinds } from "../questions/constants";
import { NO_ANSWER } from "./constants";
import { containsPattern, searchWords } from "./rules";
import type { Audience } from "./schema";

/**
 * The condition, on rows `r` of `registration`, for who is meant at an event. Used by everything that asks: the list,
 * announcements, rules by the clock. Every value is a parameter of the statement. Answers to sensitive questions, and to
 * questions of another event, never count.
 */
export function audienceSql(eventId: string, audience: Audience): Prisma.Sql {
  const { q, statuses, locales, countries, types, answers, attendance } = audience;
  const conditions = [Prisma.sql`r.event_id = ${eventId}::uuid`];
  if (statuses.length > 0) conditions.push(Prisma.sql`r.status = ANY (${statuses}::registration_status[])`);
  if (locales.length > 0) conditions.push(Prisma.sql`r.locale = ANY (${locales})`);
  if (countries.length > 0) conditions.push(Prisma.sql`r.country = ANY (${countries})`);
  if (types.length > 0) conditions.push(Prisma.sql`r.organisation_type = ANY (${types}::organisation_type[])`);
  for (const answer of answers) conditions.push(answerSql(answer));
  if (attendance !== "any") {
    const was = Prisma.sql`EXISTS (SELECT FROM attendance p WHERE p.registration_id = r.id)`;
    conditions.push(attendance === "present" ? was : Prisma.sql`NOT ${was}`);
  }
  for (const word of searchWords(q)) {
    const pattern = containsPattern(word);
    conditions.push(Prisma.sql`(
      concat_ws(' ', r.given_name, r.family_name, r.organisation, r.email, r.reference) ILIKE ${pattern}
      OR EXISTS (SELECT FROM repeated_submission s WHERE s.registration_id = r.id AND s.reference ILIKE ${pattern}))`);
  }
  return Prisma.join(conditions, " AND ");
}

/** `value` is a text, a list of texts, true or false; `jsonb_exists_any` is the operator `?|` without its question mark. */
function answerSql({ questionId, values }: Audience["answers"][number]): Prisma.Sql {
  const question = Prisma.sql`
    SELECT FROM question u WHERE u.id = ${questionId}::uuid AND u.event_id = r.event_id AND NOT u.is_sensitive`;
  const answer = Prisma.sql`SELECT FROM answer a WHERE a.registration_id = r.id AND a.question_id = ${questionId}::uuid`;
  const chosen = values.filter((value) => value !== NO_ANSWER);
  const truths = chosen.filter((value) => value === "yes" || value === "no").map((value) => String(value === "yes"));
  const either = [
    ...(chosen.length > 0
      ? [
          Prisma.sql`EXISTS (${answer}
            AND (jsonb_exists_any(a.value, ${chosen}::text[]) OR a.value = ANY (${truths}::jsonb[])))`,
        ]
      : []),
    ...(values.includes(NO_ANSWER) ? [Prisma.sql`NOT EXISTS (${answer})`] : []),
  ];
  return Prisma.sql`(EXISTS (${question}) AND (${Prisma.join(either, " OR ")}))`;
}

/**
 * Whether mail to the address of `r` is known not to arrive: one that the server refused for the address, or that came
 * back for good, and none since that was taken. An address that was corrected is another address.
 */
const addressFails = Prisma.sql`EXISTS (
  SELECT FROM outgoing_mail bad
  WHERE bad.registration_id = r.id AND bad.recipient = r.email
    AND ((bad.status = 'failed' AND bad.reason = 'address')
      OR EXISTS (SELECT FROM mail_bounce b WHERE b.mail_id = bad.id AND b.kind = 'hard'))
    AND NOT EXISTS (
      SELECT FROM outgoing_mail good
      WHERE good.registration_id = r.id AND good.recipient = r.email AND good.id > bad.id AND good.status = 'sent'
        AND NOT EXISTS (SELECT FROM mail_bounce b WHERE b.mail_id = good.id AND b.kind = 'hard')))`;

const optedOut = Prisma.sql`(
  r.deletion_requested_at IS NOT NULL OR EXISTS (SELECT FROM mail_opt_out o WHERE o.email_key = r.email_key))`;

/**
 * Everybody meant, as rows (id, email, recipient_name, locale, left_out): `left_out` says why somebody gets no mail, null
 * for all who do. Of several registrations with one address, such as a cancelled one and its successor, one counts: one
 * that is live, otherwise the latest; so nobody gets a mail twice.
 * @param isNews whether it is more than belongs to the registration, which people can opt out of.
 */
export function recipientsSql(eventId: string, audience: Audience, { isNews }: { isNews: boolean }): Prisma.Sql {
  return Prisma.sql`
    SELECT r.id, r.email, r.given_name || ' ' || r.family_name AS recipient_name, r.locale,
      CASE
        WHEN r.erased_at IS NOT NULL THEN 'no_address'
        WHEN row_number() OVER (
          PARTITION BY r.email_key
          ORDER BY r.status IN ('cancelled', 'declined', 'lapsed'), r.id DESC) > 1 THEN 'same_address'
        WHEN ${isNews ? optedOut : Prisma.sql`FALSE`} THEN 'opted_out'
        WHEN ${addressFails} THEN 'address_fails'
      END AS left_out
    FROM registration r WHERE ${audienceSql(eventId, audience)}`;
}

/** How many people a mail reaches, in which languages they read, and who is left out of it and why. */
export type AudienceCount = {
  /** All who are meant, those left out included. */
  total: number;
  reached: number;
  /** Of those reached, by language of their registration, the most frequent first. */
  languages: { locale: string; count: number }[];
  leftOut: { no_address: number; same_address: number; opted_out: number; address_fails: number };
};

/** Counts an audience as it stands at this moment. */
export async function countAudience(
  db: Db | Tx,
  eventId: string,
  audience: Audience,
  kind: { isNews: boolean },
): Promise<AudienceCount> {
  const rows = await db.$queryRaw<{ locale: string; left_out: keyof AudienceCount["leftOut"] | null; count: number }[]>`
    SELECT p.locale, p.left_out, count(*)::int AS count
    FROM (${recipientsSql(eventId, audience, kind)}) p
    GROUP BY p.locale, p.left_out ORDER BY count(*) DESC, p.locale`;
  const sum = (counted: typeof rows) => counted.reduce((total, { count }) => total + count, 0);
  const because = (why: keyof AudienceCount["leftOut"]) => sum(rows.filter(({ left_out }) => left_out === why));
  const reached = rows.filter(({ left_out }) => left_out === null);
  return {
    total: sum(rows),
    reached: sum(reached),
    languages: reached.map(({ locale, count }) => ({ locale, count })),
    leftOut: {
      no_address: because("no_address"),
      same_address: because("same_address"),
      opted_out: because("opted_out"),
      address_fails: because("address_fails"),
    },
  };
}

/** What occurs at an event, each with how many there are: what is worth offering as a filter. */
export type AudienceChoices = {
  statuses: { value: RegistrationStatus; count: number }[];
  locales: { value: string; count: number }[];
  countries: { value: string; count: number }[];
  types: { value: OrganisationType; count: number }[];
  /** Questions with choices that are not sensitive, the removed ones included, which are not offered any more. */
  questions: ChoiceQuestion[];
};

const choiceQuestion = {
  id: true,
  kind: true,
  options: true,
  retiredAt: true,
  texts: { select: { locale: true, label: true, options: true } },
} satisfies Prisma.QuestionSelect;
export type ChoiceQuestion = Prisma.QuestionGetPayload<{ select: typeof choiceQuestion }>;

/** What an audience can be chosen by at this event. */
export async function listAudienceChoices(
  db: Db,
  scope: OrganiserScope<"registrations.read">,
  eventId: string,
): Promise<AudienceChoices> {
  within(scope, eventId);
  const counted = await db.$queryRaw<{ what: number; value: string; count: number }[]>`
    SELECT grouping(status, locale, country, organisation_type) AS what,
      coalesce(status::text, locale, country, organisation_type::text) AS value, count(*)::int AS count
    FROM registration WHERE event_id = ${eventId}::uuid
    GROUP BY GROUPING SETS ((status), (locale), (country), (organisation_type))
    ORDER BY status, locale, country, organisation_type`;
  const questions = await db.question.findMany({
    where: { eventId, isSensitive: false, kind: { in: [...choiceKinds] } },
    select: choiceQuestion,
    orderBy: [{ position: "asc" }, { id: "asc" }],
    relationLoadStrategy: "join",
  });
  // Each bit of `what` stands for a column that was not grouped by, the first of them for the highest.
  const of = (what: number) => counted.filter((row) => row.what === what).map(({ value, count }) => ({ value, count }));
  return {
    statuses: of(0b0111) as AudienceChoices["statuses"],
    locales: of(0b1011),
    countries: of(0b1101),
    types: of(0b1110) as AudienceChoices["types"],
    questions,
  };
}
