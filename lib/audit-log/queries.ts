import { Prisma } from "@/prisma/generated/client";
import type { ActorKind } from "@/prisma/generated/enums";
import { audienceSql } from "../audience/queries";
import { everybody } from "../audience/schema";
import type { Db } from "../db";
import { type OrganiserScope, within } from "../organisers/policy";
import { isUuid } from "../uuid";
import { ENTRIES_PER_PAGE, LOG_BATCH, MOST_PEOPLE } from "./constants";
import { actionsOf, actionsOnOrganisers, formerLabels, logWindow, type QuestionLabels } from "./rules";
import type { LogFilter, LogPosition } from "./schema";

type MayRead = OrganiserScope<"audit.read">;

/** @property eventId whose log; null: that of all events and of the desk. @property timeZone in which days are meant. */
export type LogPlace = { eventId: string | null; timeZone: string };

const eventFields = {
  id: true,
  slug: true,
  timeZone: true,
  languages: true,
  texts: { select: { locale: true, title: true } },
} satisfies Prisma.EventSelect;

type Named = { name: string | null; email: string };

/** An entry of the log. */
export type LogEntry = {
  id: string;
  /** Counts up in the order of writing. */
  number: bigint;
  at: Date;
  actorKind: ActorKind;
  action: string;
  before: Prisma.JsonValue;
  after: Prisma.JsonValue;
  reason: string | null;
  detailsRemovedAt: Date | null;
  /** Who did it, where an organiser did. */
  organiser: Named | null;
  /** The organiser it is about, where it is about one. */
  subject: Named | null;
  registration: { id: string; reference: string; givenName: string; familyName: string; isErased: boolean } | null;
  event: Prisma.EventGetPayload<{ select: typeof eventFields }> | null;
};

export type LogPage = {
  entries: LogEntry[];
  /** Where the page of newer entries, and that of older ones, begins; null where there are none. */
  newer: LogPosition | null;
  older: LogPosition | null;
  /** Whether the search finds more people than are looked at. */
  tooManyPeople: boolean;
};

/**
 * A page of the log, newest first. Pages follow on the entry they begin after (keyset), so the thousandth costs what the
 * first does, and entries that are added meanwhile move nothing.
 */
export async function listLogEntries(db: Db, scope: MayRead, place: LogPlace, filter: LogFilter): Promise<LogPage> {
  within(scope, place.eventId);
  const people = await findPeople(db, place, filter);
  const found = await findPositions(db, place, filter, people, ENTRIES_PER_PAGE + 1);
  const hasMore = found.length > ENTRIES_PER_PAGE;
  const shown = found.slice(0, ENTRIES_PER_PAGE);
  if (filter.newer) shown.reverse();
  const [first, last] = [shown[0] ?? null, shown.at(-1) ?? null];
  return {
    entries: await readEntries(db, shown),
    newer: filter.newer ? (hasMore ? first : null) : filter.older && first,
    older: filter.newer || hasMore ? last : null,
    tooManyPeople: people?.isCut ?? false,
  };
}

/** How many entries the filter finds, wherever one stands. */
export async function countLogEntries(db: Db, scope: MayRead, place: LogPlace, filter: LogFilter): Promise<number> {
  within(scope, place.eventId);
  const people = await findPeople(db, place, filter);
  const [row] = await db.$queryRaw<{ total: number }[]>`
    ${sourceSql(people)} SELECT count(*)::int AS total FROM source a
    WHERE ${conditionsSql(place, { ...filter, older: null, newer: null })}`;
  return row?.total ?? 0;
}

/** Everything the filter finds, newest first, in batches: each starts after the last of the one before. */
export async function* streamLogEntries(
  db: Db,
  scope: MayRead,
  place: LogPlace,
  filter: LogFilter,
): AsyncGenerator<LogEntry[]> {
  within(scope, place.eventId);
  const people = await findPeople(db, place, filter);
  let older: LogPosition | null = null;
  for (;;) {
    const found: LogPosition[] = await findPositions(db, place, { ...filter, older, newer: null }, people, LOG_BATCH);
    if (found.length > 0) yield await readEntries(db, found);
    older = found.at(-1) ?? null;
    if (found.length < LOG_BATCH) return;
  }
}

/**
 * Everybody who may have done something, by name: all who have or had access. At one event without those whose roles are at
 * others alone.
 */
export async function listLogActors(db: Db, { eventId }: MayRead) {
  return db.organiser.findMany({
    where: eventId ? { OR: [{ role: { not: null } }, { eventRoles: { some: { eventId } } }] } : {},
    select: { id: true, name: true, email: true },
    orderBy: [{ name: { sort: "asc", nulls: "last" } }, { email: "asc" }],
  });
}

/** The registration that the log is filtered by; null when there is none, or it is another event's. */
export async function findLogPerson(db: Db, scope: MayRead, { eventId }: LogPlace, registrationId: string) {
  within(scope, eventId);
  return db.registration.findFirst({
    where: { id: registrationId, ...(eventId && { eventId }) },
    select: { reference: true, givenName: true, familyName: true, event: { select: { slug: true } } },
  });
}

/**
 * Labels of an event's questions by their key and language, those that were removed included: what they are now, and, where
 * the log says that they were changed, what they were until when, the earliest first.
 */
export async function listQuestionLabels(
  db: Db,
  scope: OrganiserScope<"registrations.read"> | MayRead,
  eventId: string,
): Promise<QuestionLabels[]> {
  within(scope, eventId);
  const questions = await db.question.findMany({
    where: { eventId },
    select: { key: true, texts: { select: { locale: true, label: true } } },
  });
  const changes = await db.auditEntry.findMany({
    where: { eventId, action: "question.changed" },
    select: { at: true, before: true },
    orderBy: [{ at: "asc" }, { number: "asc" }],
  });
  const former = changes.map(({ at, before }) => ({ until: at, ...formerLabels(before) }));
  return questions.map(({ key, texts }) => ({
    key,
    labels: Object.fromEntries(texts.map(({ locale, label }) => [locale, label])),
    former: former.filter((one) => one.key === key && Object.keys(one.labels).length > 0),
  }));
}

type People = { registrations: string[]; organisers: string[]; isCut: boolean };

/** Whom the filter names; null when it names nobody in particular. The search is the list's: typos are forgiven where it forgives them. */
async function findPeople(db: Db, { eventId }: LogPlace, filter: LogFilter): Promise<People | null> {
  if (filter.registration) return { registrations: [filter.registration], organisers: [], isCut: false };
  if (filter.q === "") return null;
  const events = eventId ? [{ id: eventId }] : await db.event.findMany({ select: { id: true } });
  const byEvent = events.map(
    ({ id }) =>
      Prisma.sql`SELECT r.id::text FROM registration r WHERE ${audienceSql(id, { ...everybody, q: filter.q })}`,
  );
  const registrations =
    byEvent.length === 0
      ? []
      : await db.$queryRaw<{ id: string }[]>`${Prisma.join(byEvent, " UNION ALL ")} LIMIT ${MOST_PEOPLE + 1}`;
  const named = { contains: filter.q.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  const organisers = await db.organiser.findMany({
    where: { OR: [{ name: named }, { email: named }] },
    select: { id: true },
    take: MOST_PEOPLE,
  });
  return {
    registrations: registrations.slice(0, MOST_PEOPLE).map(({ id }) => id),
    organisers: organisers.map(({ id }) => id),
    isCut: registrations.length > MOST_PEOPLE,
  };
}

/**
 * What is searched: the log, or the entries about certain people, found first and apart. Left to itself the database would
 * walk the whole log backwards in the hope of meeting them soon.
 */
function sourceSql(people: People | null): Prisma.Sql {
  if (!people) return Prisma.sql`WITH source AS NOT MATERIALIZED (SELECT * FROM audit_entry)`;
  const { registrations, organisers } = people;
  return Prisma.sql`
    WITH source AS MATERIALIZED (
      SELECT p.* FROM audit_entry p WHERE p.registration_id = ANY (${registrations}::uuid[])
      UNION ALL
      SELECT o.* FROM audit_entry o
      WHERE o.registration_id IS NULL AND o.action = ANY (${actionsOnOrganisers})
        AND coalesce(o.after->>'organiserId', o.before->>'organiserId', o.actor_id::text) = ANY (${organisers}))`;
}

function conditionsSql(
  { eventId, timeZone }: LogPlace,
  { actor, group, from, to, older, newer }: LogFilter,
): Prisma.Sql {
  const { since, until } = logWindow({ from, to }, timeZone);
  const conditions = [Prisma.sql`TRUE`];
  if (eventId) conditions.push(Prisma.sql`a.event_id = ${eventId}::uuid`);
  if (isUuid(actor ?? "")) conditions.push(Prisma.sql`a.actor_id = ${actor}::uuid`);
  else if (actor) conditions.push(Prisma.sql`a.actor_kind = ${actor}::actor_kind`);
  if (group) conditions.push(Prisma.sql`a.action = ANY (${actionsOf(group)})`);
  if (since) conditions.push(Prisma.sql`a.at >= ${since}::timestamptz`);
  if (until) conditions.push(Prisma.sql`a.at < ${until}::timestamptz`);
  if (older) conditions.push(Prisma.sql`(a.at, a.number) < (${older.at}::timestamptz, ${older.number}::bigint)`);
  if (newer) conditions.push(Prisma.sql`(a.at, a.number) > (${newer.at}::timestamptz, ${newer.number}::bigint)`);
  return Prisma.join(conditions, " AND ");
}

/** Where the entries stand that the filter finds: newest first, or from `newer` on upwards. Answered by an index alone. */
async function findPositions(
  db: Db,
  place: LogPlace,
  filter: LogFilter,
  people: People | null,
  limit: number,
): Promise<LogPosition[]> {
  const direction = Prisma.raw(filter.newer ? "ASC" : "DESC");
  return db.$queryRaw<LogPosition[]>`
    ${sourceSql(people)} SELECT a.at, a.number FROM source a WHERE ${conditionsSql(place, filter)}
    ORDER BY a.at ${direction}, a.number ${direction} LIMIT ${limit}`;
}

type Row = Omit<LogEntry, "organiser" | "subject" | "event"> & { actorId: string | null; eventId: string | null };

/** Written in SQL, and the registration asked for entry by entry: a join would read all of them for each batch of an export. */
async function readEntries(db: Db, positions: LogPosition[]): Promise<LogEntry[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.id::text, a.number, a.at, a.actor_kind AS "actorKind", a.actor_id::text AS "actorId", a.action, a.before, a.after,
      a.reason, a.details_removed_at AS "detailsRemovedAt", a.event_id::text AS "eventId",
      (SELECT json_build_object('id', r.id, 'reference', r.reference, 'givenName', r.given_name,
        'familyName', r.family_name, 'isErased', r.erased_at IS NOT NULL)
        FROM registration r WHERE r.id = a.registration_id) AS registration
    FROM audit_entry a
    WHERE a.number = ANY (${positions.map(({ number }) => number)}::bigint[])
    ORDER BY a.at DESC, a.number DESC`;
  const events = await byId(
    rows.map(({ eventId }) => eventId),
    (id) => db.event.findMany({ where: { id }, select: eventFields, relationLoadStrategy: "join" }),
  );
  const organisers = await byId(
    rows.flatMap((row) => [row.actorId, subjectOf(row)]),
    (id) => db.organiser.findMany({ where: { id }, select: { id: true, name: true, email: true } }),
  );
  return rows.map((row) => ({
    ...row,
    organiser: organisers.get(row.actorId ?? "") ?? null,
    subject: organisers.get(subjectOf(row) ?? "") ?? null,
    event: events.get(row.eventId ?? "") ?? null,
  }));
}

/** What stands behind ids, each read once. */
async function byId<Found extends { id: string }>(
  ids: (string | null)[],
  read: (id: { in: string[] }) => Promise<Found[]>,
): Promise<Map<string, Found>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  return new Map(wanted.length === 0 ? [] : (await read({ in: wanted })).map((found) => [found.id, found]));
}

/** The id of the organiser that an entry is about. */
function subjectOf({ before, after }: Pick<Row, "before" | "after">): string | null {
  const named = [after, before].map((values) => (values as { organiserId?: unknown } | null)?.organiserId);
  return named.find((id): id is string => typeof id === "string" && isUuid(id)) ?? null;
}
