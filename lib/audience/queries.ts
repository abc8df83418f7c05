import { Prisma } from "@/prisma/generated/client";
import type { OrganisationType, RegistrationRoute, RegistrationStatus } from "@/prisma/generated/enums";
import type { Db, Tx } from "../db";
import { type OrganiserScope, within } from "../organisers/policy";
import { ANY_ANSWER, NO_ANSWER, NO_TAG } from "./constants";
import { containsPattern, hasOtherLetters, isEverybody, searchWords } from "./rules";
import type { AnswerCondition, Audience } from "./schema";

/**
 * The condition, on rows `r` of `registration`, for who is meant at an event. Used by everything that asks: the list,
 * announcements, rules by the clock. Every value is a parameter of the statement. Answers to sensitive questions, and to
 * questions of another event, never count.
 */
export function audienceSql(eventId: string, audience: Audience): Prisma.Sql {
  const { q, isSimilar, statuses, locales, countries, types, routes, answers, attendance } = audience;
  const { tags, recognised, mail, registeredFrom, registeredTo, among } = audience;
  const conditions = [Prisma.sql`r.event_id = ${eventId}::uuid`];
  if (statuses.length > 0) conditions.push(Prisma.sql`r.status = ANY (${statuses}::registration_status[])`);
  if (locales.length > 0) conditions.push(Prisma.sql`r.locale = ANY (${locales})`);
  if (countries.length > 0) conditions.push(Prisma.sql`r.country = ANY (${countries})`);
  if (types.length > 0) conditions.push(Prisma.sql`r.organisation_type = ANY (${types}::organisation_type[])`);
  if (routes.length > 0) conditions.push(Prisma.sql`r.route = ANY (${routes}::registration_route[])`);
  if (tags.length > 0) conditions.push(tagSql(tags));
  for (const answer of answers) conditions.push(answerSql(answer));
  if (attendance !== "any") {
    const was = Prisma.sql`EXISTS (SELECT FROM attendance p WHERE p.registration_id = r.id)`;
    conditions.push(attendance === "present" ? was : Prisma.sql`NOT ${was}`);
  }
  if (recognised !== "any")
    conditions.push(recognised === "recognised" ? isRecognised : Prisma.sql`NOT ${isRecognised}`);
  if (mail === "failed") conditions.push(mailFailed);
  const midnight = (day: string, later: number) => Prisma.sql`(
    SELECT (${day}::date + ${later}::int)::timestamp AT TIME ZONE e.time_zone FROM event e WHERE e.id = ${eventId}::uuid)`;
  if (registeredFrom) conditions.push(Prisma.sql`r.registered_at >= ${midnight(registeredFrom, 0)}`);
  if (registeredTo) conditions.push(Prisma.sql`r.registered_at < ${midnight(registeredTo, 1)}`);
  if (among) conditions.push(amongSql(eventId, among));
  const words = searchWords(q);
  if (words.length > 0) conditions.push(searchSql(words, isSimilar));
  return Prisma.join(conditions, " AND ");
}

/**
 * The condition that each of the words is found in a row `r`: spelled so, whatever its accents (`fold_text`), or with one
 * letter wrong or two swapped. A reference that a repeated submission was answered with counts as well.
 */
export function searchSql(words: readonly string[], isSimilar: boolean): Prisma.Sql {
  const found = words.map(
    (word) => Prisma.sql`(
      r.search_text LIKE search_pattern(${word})${hasOtherLetters(word) ? inBytes(word) : Prisma.empty}
      OR r.id = ANY (ARRAY(
        SELECT s.registration_id FROM repeated_submission s WHERE s.reference ILIKE ${containsPattern(word)}))
      ${isSimilar ? Prisma.sql`OR r.search_text LIKE ANY (similar_patterns(${word}))` : Prisma.empty})`,
  );
  return Prisma.join(found, " AND ");
}

/** Finds nobody else than the words do; it is what the index of letters that are not written in Latin ones answers. */
const inBytes = (word: string) => Prisma.sql`
  AND octet_length(r.search_text) <> length(r.search_text)
  AND search_bytes(r.search_text) LIKE '%' || search_bytes(fold_text(${word})) || '%'`;

/** Chosen for a bulk action of this event; one of another event, or that is gone, finds nobody. */
function amongSql(eventId: string, bulkActionId: string): Prisma.Sql {
  return Prisma.sql`r.id IN (
    SELECT c.registration_id FROM bulk_item c JOIN bulk_action a ON a.id = c.bulk_action_id
    WHERE a.id = ${bulkActionId}::uuid AND a.event_id = ${eventId}::uuid)`;
}

function tagSql(tags: readonly string[]): Prisma.Sql {
  const ids = tags.filter((tag) => tag !== NO_TAG);
  const tagged = Prisma.sql`SELECT FROM registration_tag g WHERE g.registration_id = r.id`;
  const either = [
    ...(ids.length > 0 ? [Prisma.sql`EXISTS (${tagged} AND g.tag_id = ANY (${ids}::uuid[]))`] : []),
    ...(tags.includes(NO_TAG) ? [Prisma.sql`NOT EXISTS (${tagged})`] : []),
  ];
  return Prisma.sql`(${Prisma.join(either, " OR ")})`;
}

/**
 * Whether the address of `r` is below a domain of a recognised body, up to three labels above it. As `isRecognised` does
 * one by one, save that an international domain has to be typed as it is stored.
 */
const isRecognised = Prisma.sql`(EXISTS (
  SELECT FROM (SELECT split_part(r.email_key, '@', -1) AS d0) h0,
    LATERAL (SELECT substr(d0, strpos(d0, '.') + 1) AS d1) h1,
    LATERAL (SELECT substr(d1, strpos(d1, '.') + 1) AS d2) h2
  WHERE d0 IN (SELECT unnest(domains) FROM recognised_body)
    OR d1 IN (SELECT unnest(domains) FROM recognised_body)
    OR d2 IN (SELECT unnest(domains) FROM recognised_body)))`;

/** Whether some mail about `r` did not arrive: it was given up, or it came back for good. */
const mailFailed = Prisma.sql`r.id IN (
  SELECT m.registration_id FROM outgoing_mail m WHERE m.status = 'failed' AND m.registration_id IS NOT NULL
  UNION ALL
  SELECT m.registration_id FROM mail_bounce b JOIN outgoing_mail m ON m.id = b.mail_id WHERE b.kind = 'hard'
    AND m.registration_id IS NOT NULL)`;

/** `value` is a text, a list of texts, true or false; `jsonb_exists_any` is the operator `?|` without its question mark. */
function answerSql({ questionId, values, contains, from, to }: AnswerCondition): Prisma.Sql {
  const question = Prisma.sql`
    SELECT FROM question u WHERE u.id = ${questionId}::uuid AND u.event_id = r.event_id AND NOT u.is_sensitive`;
  const answer = Prisma.sql`SELECT FROM answer a WHERE a.registration_id = r.id AND a.question_id = ${questionId}::uuid`;
  const chosen = values.filter((value) => value !== NO_ANSWER && value !== ANY_ANSWER);
  const truths = chosen.filter((value) => value === "yes" || value === "no").map((value) => String(value === "yes"));
  const limits = [
    ...searchWords(contains ?? "").map((word) => Prisma.sql`a.in_words ILIKE ${containsPattern(word)}`),
    ...(from ? [boundSql(from, Prisma.sql`>=`)] : []),
    ...(to ? [boundSql(to, Prisma.sql`<=`)] : []),
  ];
  const either = [
    ...(chosen.length > 0
      ? [
          Prisma.sql`EXISTS (${answer}
            AND (jsonb_exists_any(a.value, ${chosen}::text[]) OR a.value = ANY (${truths}::jsonb[])))`,
        ]
      : []),
    ...(limits.length > 0 ? [Prisma.sql`EXISTS (${answer} AND ${Prisma.join(limits, " AND ")})`] : []),
    ...(values.includes(ANY_ANSWER) && limits.length === 0 ? [Prisma.sql`EXISTS (${answer})`] : []),
    ...(values.includes(NO_ANSWER) ? [Prisma.sql`NOT EXISTS (${answer})`] : []),
  ];
  return Prisma.sql`(EXISTS (${question}) AND (${Prisma.join(either, " OR ")}))`;
}

/** A bound of an answer `a`. Days are stored as ISO 8601 writes them, so they compare as texts do. */
function boundSql(bound: string, operator: Prisma.Sql): Prisma.Sql {
  return /^\d{4}-\d\d-\d\d$/.test(bound)
    ? Prisma.sql`(jsonb_typeof(a.value) = 'string' AND (a.value #>> '{}') COLLATE "C" ${operator} ${bound})`
    : Prisma.sql`(CASE WHEN jsonb_typeof(a.value) = 'number' THEN a.value::numeric END) ${operator} ${bound}::numeric`;
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
  routes: { value: RegistrationRoute; count: number }[];
  /** The event's tags, by name. */
  tags: { value: string; name: string; count: number }[];
  /** Questions that are not sensitive, the removed ones included, which are not offered any more. */
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

type Counted = { what: number; value: string; count: number }[];

/** Counts of an event this large are kept for the next page, which would otherwise read all of it again. */
const LARGE = 5_000;
/** In milliseconds of real time: how long, for a change that was written before another but committed after it. */
const KEPT_MS = 10_000;
const kept = new WeakMap<Db, Map<string, { version: string; at: number; counted: Counted }>>();

/**
 * How many registrations have which value. Whatever changes a registration has an audit entry (DOMAIN.md, invariant 5), so
 * counts hold until the event's next one.
 */
async function countValues(db: Db, eventId: string): Promise<Counted> {
  const [row] = await db.$queryRaw<{ version: string }[]>`
    SELECT concat_ws(' ', (SELECT max(number) FROM audit_entry WHERE event_id = ${eventId}::uuid), held, waiting) AS version
    FROM event_seats WHERE event_id = ${eventId}::uuid`;
  const version = row?.version ?? "";
  const events = kept.get(db) ?? new Map();
  const last = events.get(eventId);
  if (last?.version === version && performance.now() - last.at < KEPT_MS) return last.counted;
  const counted = await db.$queryRaw<Counted>`
    SELECT grouping(status, locale, country, organisation_type, route) AS what,
      coalesce(status::text, locale, country, organisation_type::text, route::text) AS value, count(*)::int AS count
    FROM registration WHERE event_id = ${eventId}::uuid
    GROUP BY GROUPING SETS ((status), (locale), (country), (organisation_type), (route))
    ORDER BY status, locale, country, organisation_type, route`;
  events.delete(eventId);
  if (total(counted) >= LARGE) events.set(eventId, { version, at: performance.now(), counted });
  kept.set(db, events);
  return counted;
}

// Each bit of `what` stands for a column that was not grouped by, the first of them for the highest.
const grouped = { statuses: 0b01111, locales: 0b10111, countries: 0b11011, types: 0b11101, routes: 0b11110 } as const;
const valuesOf = (counted: Counted, part: Part) =>
  counted.filter(({ what }) => what === grouped[part]).map(({ value, count }) => ({ value, count }));
const total = (counted: Counted) => valuesOf(counted, "statuses").reduce((sum, { count }) => sum + count, 0);

type Part = keyof typeof grouped;
const parts = Object.keys(grouped) as Part[];
const usedParts = (audience: Audience) => parts.filter((part) => audience[part].length > 0);

/** Whether an audience is chosen by values of registrations alone, which are all in one index: counting it costs little. */
export function isOfValues(audience: Audience): boolean {
  return isEverybody({ ...audience, ...Object.fromEntries(parts.map((part) => [part, []])) });
}

/** How many registrations meet an audience, where the counts of single values say it; null where they do not. */
export async function countKnown(db: Db, eventId: string, audience: Audience): Promise<number | null> {
  const used = usedParts(audience);
  if (used.length > 1 || !isOfValues(audience)) return null;
  const counted = await countValues(db, eventId);
  const [part] = used;
  if (!part) return total(counted);
  return valuesOf(counted, part)
    .filter(({ value }) => audience[part].some((chosen) => chosen === value))
    .reduce((sum, { count }) => sum + count, 0);
}

/** What an audience can be chosen by at this event. */
export async function listAudienceChoices(
  db: Db,
  scope: OrganiserScope<"registrations.read">,
  eventId: string,
): Promise<AudienceChoices> {
  within(scope, eventId);
  const counted = await countValues(db, eventId);
  const tags = await db.$queryRaw<AudienceChoices["tags"]>`
    SELECT t.id::text AS value, t.name, (SELECT count(*) FROM registration_tag g WHERE g.tag_id = t.id)::int AS count
    FROM tag t WHERE t.event_id = ${eventId}::uuid ORDER BY t.name_key`;
  const questions = await db.question.findMany({
    where: { eventId, isSensitive: false },
    select: choiceQuestion,
    orderBy: [{ position: "asc" }, { id: "asc" }],
    relationLoadStrategy: "join",
  });
  return {
    statuses: valuesOf(counted, "statuses") as AudienceChoices["statuses"],
    locales: valuesOf(counted, "locales"),
    countries: valuesOf(counted, "countries"),
    types: valuesOf(counted, "types") as AudienceChoices["types"],
    routes: valuesOf(counted, "routes") as AudienceChoices["routes"],
    tags,
    questions,
  };
}
