import { Prisma } from "@/prisma/generated/client";
import type { OrganisationType, RegistrationRoute, RegistrationStatus } from "@/prisma/generated/enums";
import { audienceSql, countKnown, isOfValues, searchSql } from "../audience/queries";
import { searchWords } from "../audience/rules";
import type { Db } from "../db";
import { COUNTED_AT_MOST, GLANCED_AT, MANY_FOUND, type NamedColumn } from "../desk/constants";
import { lastPage, shownQuestions } from "../desk/rules";
import type { ListFilter } from "../desk/schema";
import type { Locale } from "../i18n/locales";
import { isWalkable, listOrder } from "../list-order/queries";
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
  is_exact AS "isExact"`;

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
 * page is full soon; and where counting costs next to nothing, the beginning of that index is looked at first. Each way costs
 * what a page costs, not what an event has.
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
  const found = await findPage(db, eventId, filter, locale);
  const page = found.isMore ? filter.page : Math.min(filter.page, lastPage(found.total, filter.size));
  const rows =
    found.rows ?? (await walkedPage(db, eventId, { ...filter, page }, locale, found.isMore ? null : found.total));
  return { rows: await withDetails(db, eventId, rows, filter), total: found.total, isMore: found.isMore, page };
}

/** `rows` is null where they are still to be read. */
type Found = { rows: Row[] | null; total: number; isMore: boolean };

async function findPage(db: Db, eventId: string, filter: ListFilter, locale: Locale): Promise<Found> {
  const known = await countKnown(db, eventId, filter);
  if (known !== null) return { rows: null, total: known, isMore: false };
  const glanced =
    isOfValues(filter) && isWalkable(filter.sort.column) ? await glancedPage(db, eventId, filter, locale) : null;
  return glanced ?? gatheredPage(db, eventId, filter, locale);
}

/**
 * Counts, which an index answers by itself, and looks whether the first rows of the order hold the page already: of more
 * than MANY_FOUND they mostly do. Null where they do not, and there are few enough to be gathered.
 */
async function glancedPage(db: Db, eventId: string, filter: ListFilter, locale: Locale): Promise<Found | null> {
  const { page, size } = filter;
  const offset = (page - 1) * size;
  const { keys, by } = listOrder(filter, locale);
  const condition = audienceSql(eventId, filter);
  const [{ total, rows } = { total: 0, rows: [] }] = await db.$queryRaw<Answer[]>`
    WITH found AS MATERIALIZED (
      SELECT count(*)::int AS n FROM (SELECT FROM registration r WHERE ${condition} LIMIT ${COUNTED_AT_MOST + 1}) f
    ), shown AS (
      SELECT ${asListed} FROM (
        SELECT r.*, TRUE AS is_exact, ${keys} FROM registration r WHERE r.event_id = ${eventId}::uuid
        ORDER BY ${by} LIMIT ${GLANCED_AT}
      ) r
      WHERE (SELECT n FROM found) > ${MANY_FOUND} AND ${condition} ORDER BY ${by} LIMIT ${size} OFFSET ${offset}
    )
    SELECT (SELECT n FROM found) AS total, (SELECT json_agg(shown) FROM shown) AS rows`;
  const isMore = total > COUNTED_AT_MOST;
  const isWhole = rows !== null && rows.length === Math.min(size, total - offset);
  if (!isMore && !isWhole) return null;
  return { rows: isWhole ? rows.map(dated) : null, total: Math.min(total, COUNTED_AT_MOST), isMore };
}

/** Gathers all that is found, up to a limit, and sorts it; no rows when there is more than that, or no such page. */
async function gatheredPage(db: Db, eventId: string, filter: ListFilter, locale: Locale): Promise<Found> {
  const { page, size } = filter;
  const { join, keys, by } = listOrder(filter, locale);
  const [{ total, rows } = { total: 0, rows: [] }] = await db.$queryRaw<Answer[]>`
    WITH hit AS MATERIALIZED (
      SELECT ${listedFields}, ${exactness(filter)} AS is_exact
      FROM registration r WHERE ${audienceSql(eventId, filter)} LIMIT ${COUNTED_AT_MOST + 1}
    ), shown AS (
      SELECT ${asListed} FROM (
        SELECT r.*, ${keys} FROM hit r ${join} WHERE (SELECT count(*) FROM hit) <= ${COUNTED_AT_MOST}
        ORDER BY ${by} LIMIT ${size} OFFSET ${(page - 1) * size}
      ) r ORDER BY ${by}
    )
    SELECT (SELECT count(*) FROM hit)::int AS total, (SELECT json_agg(shown) FROM shown) AS rows`;
  if (total > COUNTED_AT_MOST) return { rows: null, total: COUNTED_AT_MOST, isMore: true };
  const isPastEnd = rows === null && total > 0;
  return { rows: isPastEnd ? null : (rows ?? []).map(dated), total, isMore: false };
}

type Answer = { total: number; rows: Row[] | null };
/** JSON has no moments. */
const dated = (row: Row): Row => ({ ...row, registeredAt: new Date(row.registeredAt) });

/**
 * Walks the order's index. With a known total, pages of the second half are reached from the end. Only the rows of the page
 * are read whole.
 */
async function walkedPage(db: Db, eventId: string, filter: ListFilter, locale: Locale, total: number | null) {
  const { page, size } = filter;
  const offset = (page - 1) * size;
  const isNearEnd = total !== null && offset > total / 2;
  const count = isNearEnd ? Math.min(size, total - offset) : size;
  const isWhole = total === null || total > COUNTED_AT_MOST;
  const { join, keys, by } = listOrder(filter, locale, { isReversed: isNearEnd, isWhole });
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${asListed} FROM (
      SELECT r.id AS found_id, ${exactness(filter)} AS is_exact, ${keys}
      FROM registration r ${join} WHERE ${audienceSql(eventId, filter)}
      ORDER BY ${by} LIMIT ${count} OFFSET ${isNearEnd ? total - offset - count : offset}
    ) f JOIN registration r ON r.id = f.found_id
    ORDER BY ${by}`;
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
