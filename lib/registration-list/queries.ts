import { Prisma } from "@/prisma/generated/client";
import type { OrganisationType, RegistrationRoute, RegistrationStatus } from "@/prisma/generated/enums";
import { audienceSql, countKnown, searchSql } from "../audience/queries";
import { searchWords } from "../audience/rules";
import type { Db } from "../db";
import { COUNTED_AT_MOST, type ListColumn, type NamedColumn } from "../desk/constants";
import { lastPage, shownQuestions } from "../desk/rules";
import type { ListFilter } from "../desk/schema";
import type { Locale } from "../i18n/locales";
import { type OrganiserScope, within } from "../organisers/policy";

type MayRead = OrganiserScope<"registrations.read">;

export type ListedRegistration = {
  id: string;
  reference: string;
  status: RegistrationStatus;
  givenName: string;
  familyName: string;
  email: string;
  organisation: string;
  organisationType: OrganisationType;
  jobTitle: string | null;
  country: string;
  locale: string;
  route: RegistrationRoute;
  registeredAt: Date;
  /** False where a word that was looked for is only spelled alike. */
  isExact: boolean;
  /** Only where the column is shown: names of tags, days of attendance (midnight UTC), answers in words by question. */
  tags: string[];
  attendedOn: Date[];
  answers: ReadonlyMap<string, string>;
};

const listedFields = Prisma.sql`r.id, r.reference, r.status, r.given_name, r.family_name, r.email, r.organisation,
  r.organisation_type, r.job_title, r.country, r.locale, r.route, r.registered_at`;

const asListed = Prisma.sql`r.id::text, r.reference, r.status::text, r.given_name AS "givenName",
  r.family_name AS "familyName", r.email, r.organisation, r.organisation_type::text AS "organisationType",
  r.job_title AS "jobTitle", r.country, r.locale, r.route::text, r.registered_at AS "registeredAt",
  r.is_exact AS "isExact"`;

type Row = Omit<ListedRegistration, "tags" | "attendedOn" | "answers">;
export type ListPage = {
  rows: ListedRegistration[];
  /** How many were found; the number counted so far where `isMore`. */
  total: number;
  /** Whether there are more than were counted (COUNTED_AT_MOST). */
  isMore: boolean;
  page: number;
};

/**
 * One page of an event's registrations.
 * Written in SQL because Prisma neither escapes `%` and `_` in `contains` nor sorts by the rules of a language.
 *
 * What is found is gathered first and then sorted, so that the planner never walks through a whole event in the order of
 * its names for three people. Where more is found than is counted, the order's own index is walked instead: of many, a
 * page is full soon. Both ways cost what a page costs, not what an event has.
 * @param filter as read from the address; a page past the end becomes the last.
 * @param locale whose alphabet sorts: in Danish Å comes after Z. Whatever the order, exact spellings stand before similar.
 */
export async function listRegistrations(
  db: Db,
  scope: MayRead,
  eventId: string,
  filter: ListFilter,
  locale: Locale,
): Promise<ListPage> {
  within(scope, eventId);
  const known = await countKnown(db, eventId, filter);
  const found =
    known === null ? await gatheredPage(db, eventId, filter, locale) : { rows: null, total: known, isMore: false };
  const page = found.isMore ? filter.page : Math.min(filter.page, lastPage(found.total, filter.size));
  const rows =
    found.rows ?? (await walkedPage(db, eventId, { ...filter, page }, locale, found.isMore ? null : found.total));
  return { rows: await withDetails(db, eventId, rows, filter), total: found.total, isMore: found.isMore, page };
}

/** Gathers all that is found, up to a limit, and sorts it. `rows` is null when there is more than that, or no such page. */
async function gatheredPage(db: Db, eventId: string, filter: ListFilter, locale: Locale) {
  const { page, size } = filter;
  const [{ total, rows } = { total: 0, rows: [] }] = await db.$queryRaw<{ total: number; rows: Row[] | null }[]>`
    WITH hit AS MATERIALIZED (
      SELECT ${listedFields}, ${exactness(filter)} AS is_exact
      FROM registration r WHERE ${audienceSql(eventId, filter)} LIMIT ${COUNTED_AT_MOST + 1}
    ), shown AS (
      SELECT ${asListed} FROM hit r WHERE (SELECT count(*) FROM hit) <= ${COUNTED_AT_MOST}
      ORDER BY ${ordering(filter, locale)} LIMIT ${size} OFFSET ${(page - 1) * size}
    )
    SELECT (SELECT count(*) FROM hit)::int AS total, (SELECT json_agg(shown) FROM shown) AS rows`;
  if (total > COUNTED_AT_MOST) return { rows: null, total: COUNTED_AT_MOST, isMore: true };
  const dated = (rows ?? []).map((row) => ({ ...row, registeredAt: new Date(row.registeredAt) }));
  return { rows: dated.length === 0 && total > 0 ? null : dated, total, isMore: false };
}

/** Walks the order's index. With a known total, pages of the second half are reached from the end. */
async function walkedPage(db: Db, eventId: string, filter: ListFilter, locale: Locale, total: number | null) {
  const { page, size } = filter;
  const offset = (page - 1) * size;
  const isNearEnd = total !== null && offset > total / 2;
  const count = isNearEnd ? Math.min(size, total - offset) : size;
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${asListed} FROM (
      SELECT ${listedFields}, ${exactness(filter)} AS is_exact FROM registration r WHERE ${audienceSql(eventId, filter)}
    ) r
    ORDER BY ${ordering(filter, locale, isNearEnd)}
    LIMIT ${count} OFFSET ${isNearEnd ? total - offset - count : offset}`;
  return isNearEnd ? rows.reverse() : rows;
}

/** Whether a row is spelled as it was looked for; only asked where others are found too. */
function exactness({ q, isSimilar }: ListFilter): Prisma.Sql {
  const words = searchWords(q);
  return isSimilar && words.length > 0 ? Prisma.sql`(${searchSql(words, false)})` : Prisma.sql`TRUE`;
}

/** The rest of what the shown columns need, for the rows of one page. */
async function withDetails(
  db: Db,
  eventId: string,
  rows: Row[],
  { columns }: ListFilter,
): Promise<ListedRegistration[]> {
  const ids = rows.map(({ id }) => id);
  const questionIds = shownQuestions(columns);
  const has = (column: NamedColumn) => ids.length > 0 && columns.includes(column);
  const where = { registrationId: { in: ids } };
  const [tags, attendances, answers] = await Promise.all([
    has("tags")
      ? db.registrationTag.findMany({
          where,
          select: { registrationId: true, tag: { select: { name: true } } },
          orderBy: { tag: { nameKey: "asc" } },
          relationLoadStrategy: "join",
        })
      : [],
    has("attendance")
      ? db.attendance.findMany({ where, select: { registrationId: true, day: true }, orderBy: { day: "asc" } })
      : [],
    questionIds.length > 0
      ? db.answer.findMany({
          where: { ...where, questionId: { in: questionIds }, question: { eventId, isSensitive: false } },
          select: { registrationId: true, questionId: true, inWords: true },
        })
      : [],
  ]);
  const of = <One extends { registrationId: string }>(all: One[], id: string) =>
    all.filter(({ registrationId }) => registrationId === id);
  return rows.map((row) => ({
    ...row,
    tags: of(tags, row.id).map(({ tag }) => tag.name),
    attendedOn: of(attendances, row.id).map(({ day }) => day),
    answers: new Map(of(answers, row.id).map(({ questionId, inWords }) => [questionId, inWords])),
  }));
}

const alphabets: Record<Locale, Prisma.Sql> = {
  da: Prisma.raw('COLLATE "da-x-icu"'),
  en: Prisma.raw('COLLATE "en-x-icu"'),
};

/** The order of rows `r`. @param isReversed from the last to the first. */
function ordering({ sort, q, isSimilar }: ListFilter, locale: Locale, isReversed = false): Prisma.Sql {
  const direction = Prisma.raw(sort.descending !== isReversed ? "DESC" : "ASC");
  // The id last, so that rows that are equal otherwise keep their place from page to page.
  const columns = [...orderedBy(sort.column, alphabets[locale]), Prisma.sql`r.id`];
  const exactFirst = q && isSimilar ? [Prisma.sql`r.is_exact ${Prisma.raw(isReversed ? "ASC" : "DESC")}`] : [];
  return Prisma.join([...exactFirst, ...columns.map((column) => Prisma.sql`${column} ${direction}`)]);
}

/** What a column is sorted by. Those without an answer, a tag or a job title stand together at one end. */
function orderedBy(column: ListColumn, alphabet: Prisma.Sql): Prisma.Sql[] {
  switch (column) {
    case "name":
      return [Prisma.sql`r.family_name ${alphabet}`, Prisma.sql`r.given_name ${alphabet}`];
    case "organisation":
      return [Prisma.sql`r.organisation ${alphabet}`];
    case "jobTitle":
      return [Prisma.sql`r.job_title ${alphabet}`];
    case "organisationType":
      return [Prisma.sql`r.organisation_type`];
    case "registered":
      return [Prisma.sql`r.registered_at`];
    case "country":
    case "email":
    case "status":
    case "locale":
    case "route":
    case "reference":
      return [Prisma.raw(`r.${column}`)];
    case "tags":
      return [
        Prisma.sql`(SELECT string_agg(t.name_key, ', ' ORDER BY t.name_key) FROM registration_tag g
          JOIN tag t ON t.id = g.tag_id WHERE g.registration_id = r.id) ${alphabet}`,
      ];
    case "attendance":
      return [Prisma.sql`(SELECT count(*) FROM attendance p WHERE p.registration_id = r.id)`];
    default: {
      const answer = Prisma.sql`FROM answer a JOIN question u ON u.id = a.question_id AND NOT u.is_sensitive
        WHERE a.registration_id = r.id AND a.question_id = ${column.slice("answer.".length)}::uuid`;
      return [
        Prisma.sql`(SELECT CASE WHEN jsonb_typeof(a.value) = 'number' THEN a.value::numeric END ${answer})`,
        Prisma.sql`(SELECT CASE WHEN u.kind = 'date' THEN a.value #>> '{}' ELSE a.in_words END ${answer}) ${alphabet}`,
      ];
    }
  }
}
