import { Prisma } from "@/prisma/generated/client";
import type { BulkItemOutcome, RegistrationStatus } from "@/prisma/generated/enums";
import type { Db, Tx } from "../db";
import { lastPage } from "../desk/rules";
import { NotFoundError } from "../errors";
import { findSeating } from "../events/queries";
import type { Seats } from "../events/rules";
import { type OrganiserScope, ofScope, within } from "../organisers/policy";
import { isUuid } from "../uuid";
import { PEOPLE_PER_PAGE, tickedSince } from "./constants";
import { blockedBecause, type ChosenGroup, type LeftOutReason, overBy, possibleFrom, roomFor } from "./rules";
import type { Kind } from "./schema";

type MayRead = OrganiserScope<"registrations.read">;

/** The ids among `shown` that this organiser has ticked, and how many are ticked on all pages together. */
export async function findTicks(
  db: Db,
  scope: MayRead,
  { eventId, shown, now }: { eventId: string; shown: string[]; now: Date },
): Promise<{ ticked: string[]; count: number }> {
  within(scope, eventId);
  const since = tickedSince(now);
  const open = await db.bulkAction.findFirst({
    where: { eventId, organiserId: scope.organiserId, status: "choosing", preparedAt: { gt: since } },
    select: {
      _count: { select: { items: true } },
      items: { where: { registrationId: { in: shown } }, select: { registrationId: true } },
    },
  });
  if (!open) return { ticked: [], count: 0 };
  return { ticked: open.items.map(({ registrationId }) => registrationId), count: open._count.items };
}

const actionFields = {
  id: true,
  eventId: true,
  organiserId: true,
  kind: true,
  status: true,
  params: true,
  filter: true,
  listQuery: true,
  preparedAt: true,
  startedAt: true,
  finishedAt: true,
  stopReason: true,
  organiser: { select: { name: true, email: true } },
} satisfies Prisma.BulkActionSelect;

/** One action whose people are fixed; null when the id is of no action that this scope reads. */
export async function findBulkAction(db: Db, scope: MayRead, eventId: string, id: string) {
  if (!isUuid(id)) return null;
  return db.bulkAction.findFirst({
    where: { id, eventId, ...ofScope(scope), status: { not: "choosing" } },
    select: actionFields,
  });
}
export type BulkActionRow = NonNullable<Awaited<ReturnType<typeof findBulkAction>>>;

/** How many of an action's people have which outcome so far. `already` is a part of `done`. */
export type OutcomeCounts = { all: number; waiting: number; done: number; refused: number; already: number };

export async function countOutcomes(db: Db, scope: MayRead, action: BulkActionRow): Promise<OutcomeCounts> {
  within(scope, action.eventId);
  return (await outcomesOf(db, [action.id])).get(action.id) ?? noOutcomes;
}

const noOutcomes: OutcomeCounts = { all: 0, waiting: 0, done: 0, refused: 0, already: 0 };

async function outcomesOf(db: Db, ids: string[]): Promise<Map<string, OutcomeCounts>> {
  const rows = await db.$queryRaw<(OutcomeCounts & { id: string })[]>`
    SELECT bulk_action_id::text AS id, count(*)::int AS all,
      (count(*) FILTER (WHERE outcome = 'waiting'))::int AS waiting,
      (count(*) FILTER (WHERE outcome = 'done'))::int AS done,
      (count(*) FILTER (WHERE outcome = 'refused'))::int AS refused,
      (count(*) FILTER (WHERE outcome = 'done' AND reason = 'already'))::int AS already
    FROM bulk_item WHERE bulk_action_id = ANY (${ids}::uuid[]) GROUP BY bulk_action_id`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** Actions of an event that were started, the latest first, a page of them with what came of each. */
export async function listBulkActions(db: Db, scope: MayRead, eventId: string, wanted: number) {
  within(scope, eventId);
  const where = { eventId, startedAt: { not: null } };
  const total = await db.bulkAction.count({ where });
  const page = Math.min(wanted, lastPage(total, PEOPLE_PER_PAGE));
  const rows = await db.bulkAction.findMany({
    where,
    select: actionFields,
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * PEOPLE_PER_PAGE,
    take: PEOPLE_PER_PAGE,
  });
  const counts = await outcomesOf(
    db,
    rows.map(({ id }) => id),
  );
  return { rows: rows.map((row) => ({ ...row, counts: counts.get(row.id) ?? noOutcomes })), total, page };
}

/** Somebody in a preview or a result. */
export type BulkPerson = {
  id: string;
  givenName: string;
  familyName: string;
  organisation: string;
  status: RegistrationStatus;
  reason: LeftOutReason | null;
};

/** What became of an action's people, in the order in which they are dealt with, a page of them. */
export async function listOutcomes(
  db: Db,
  scope: MayRead,
  action: BulkActionRow,
  { outcome, page: wanted }: { outcome: BulkItemOutcome | null; page: number },
): Promise<{ rows: (BulkPerson & { outcome: BulkItemOutcome; doneAt: Date | null })[]; total: number; page: number }> {
  within(scope, action.eventId);
  const where = { bulkActionId: action.id, ...(outcome && { outcome }) };
  const total = await db.bulkItem.count({ where });
  const page = Math.min(wanted, lastPage(total, PEOPLE_PER_PAGE));
  const rows = await db.bulkItem.findMany({
    where,
    select: {
      outcome: true,
      reason: true,
      doneAt: true,
      registration: { select: { id: true, givenName: true, familyName: true, organisation: true, status: true } },
    },
    orderBy: [{ position: "asc" }, { registrationId: "asc" }],
    skip: (page - 1) * PEOPLE_PER_PAGE,
    take: PEOPLE_PER_PAGE,
    relationLoadStrategy: "join",
  });
  return {
    rows: rows.map(({ registration, reason, ...row }) => ({
      ...registration,
      ...row,
      reason: reason as LeftOutReason | null,
    })),
    total,
    page,
  };
}

/** Whom an action would concern: how many, who is left out and why, and what the form has to carry to be sure of it. */
export type Forecast = {
  blocked: LeftOutReason | null;
  willBe: number;
  leftOut: { reason: LeftOutReason; count: number }[];
  /** Those outside of the chosen who have waited longer than somebody who is offered a seat. */
  passedOver: number;
  /** By how many seats the event would be over its capacity; 0 unless that was asked for. */
  overBy: number;
  seats: Seats;
  /** Stands for exactly the people it would be done to. */
  basis: string;
};

/** @param goesOver whether offers may go beyond the event's capacity. */
type Moment = { now: Date; goesOver?: boolean };

/** What would happen if it were started now. Nothing is decided by it: each person is looked at again when their turn comes. */
export async function forecast(
  db: Db | Tx,
  scope: MayRead,
  action: { id: string; eventId: string },
  kind: Kind,
  moment: Moment,
): Promise<Forecast> {
  within(scope, action.eventId);
  const { event, people } = await forecastOf(db, action, kind, moment);
  const rows = await db.$queryRaw<
    { left_out: LeftOutReason | null; count: number; basis: string; last: number | null }[]
  >`
    SELECT left_out, count(*)::int AS count, max(queue_number) AS last,
      md5(string_agg(id::text, ',' ORDER BY place)) AS basis
    FROM (${people}) p GROUP BY left_out ORDER BY count(*) DESC`;
  const dealtWith = rows.find(({ left_out }) => left_out === null);
  const [passed] =
    kind === "offer" && dealtWith
      ? await db.$queryRaw<{ count: number }[]>`
          SELECT count(*)::int AS count FROM registration r
          WHERE r.event_id = ${action.eventId}::uuid AND r.status = 'waitlisted' AND r.queue_number < ${dealtWith.last}
            AND NOT EXISTS (SELECT FROM (${people}) p WHERE p.id = r.id AND p.left_out IS NULL)`
      : [];
  const willBe = dealtWith?.count ?? 0;
  const over = kind === "offer" && moment.goesOver ? overBy(event.seats, willBe) : 0;
  const basis = dealtWith?.basis ?? "nobody";
  return {
    blocked: blockedBecause(kind, event, moment.now),
    willBe,
    leftOut: rows.flatMap(({ left_out, count }) => (left_out === null ? [] : [{ reason: left_out, count }])),
    passedOver: passed?.count ?? 0,
    overBy: over,
    seats: event.seats,
    // Who agrees to go over by three has not agreed to go over by five.
    basis: over > 0 ? `${basis} +${over}` : basis,
  };
}

/** A page of those who would be dealt with, or of those who would be left out. */
export async function listForecast(
  db: Db,
  scope: MayRead,
  action: BulkActionRow,
  kind: Kind,
  { leftOut, page, ...moment }: { leftOut: boolean; page: number } & Moment,
): Promise<BulkPerson[]> {
  within(scope, action.eventId);
  const { people } = await forecastOf(db, action, kind, moment);
  const which = leftOut ? Prisma.sql`IS NOT NULL` : Prisma.sql`IS NULL`;
  return db.$queryRaw<BulkPerson[]>`
    SELECT id::text, given_name AS "givenName", family_name AS "familyName", organisation, status::text AS status,
      left_out AS reason
    FROM (${people}) p WHERE left_out ${which} ORDER BY place
    LIMIT ${PEOPLE_PER_PAGE} OFFSET ${(page - 1) * PEOPLE_PER_PAGE}`;
}

/**
 * The people of an action as rows (id, names, status, place, left_out): in the order in which they are dealt with, which
 * is that of the line for offers, whoever waits first for endings, and that of arrival otherwise; `left_out` says why not, null for whom it is done to.
 */
export async function forecastOf(
  db: Db | Tx,
  action: { id: string; eventId: string },
  kind: Kind,
  { now, goesOver }: Moment,
) {
  const event = await findSeating(db, action.eventId);
  if (!event) throw new NotFoundError("No such event.");
  const room = roomFor(kind, event, now, goesOver);
  const needsHold = kind === "move_to_waiting_list" ? Prisma.sql`AND NOT ${overdueSql(now)}` : Prisma.empty;
  const orders = {
    offer: Prisma.sql`r.queue_number NULLS LAST, r.registered_at, r.id`,
    // Who waits goes first: otherwise each seat that comes free would be offered to somebody whose turn to go comes later.
    ending: Prisma.sql`r.status <> 'waitlisted', r.registered_at, r.id`,
    arrival: Prisma.sql`r.registered_at, r.id`,
  };
  const isEnding = kind === "decline" || kind === "cancel";
  const order = kind === "offer" ? orders.offer : isEnding ? orders.ending : orders.arrival;
  const people = Prisma.sql`
    SELECT c.*, CASE
      WHEN NOT c.is_kept THEN 'erased'
      WHEN NOT c.is_possible THEN 'wrong_state'
      WHEN ${room ? Prisma.sql`c.turn > ${room.most}` : Prisma.sql`FALSE`} THEN ${room?.otherwise ?? "no_seat"}
    END AS left_out
    FROM (
      SELECT q.*, row_number() OVER (PARTITION BY q.is_kept AND q.is_possible ORDER BY q.place) AS turn
      FROM (
        SELECT r.id, r.given_name, r.family_name, r.organisation, r.status, r.queue_number,
          r.erased_at IS NULL AS is_kept,
          (r.status = ANY (${possibleFrom(kind)}::registration_status[]) ${needsHold}) AS is_possible,
          row_number() OVER (ORDER BY ${order})::int AS place
        FROM bulk_item i JOIN registration r ON r.id = i.registration_id
        WHERE i.bulk_action_id = ${action.id}::uuid
      ) q
    ) c`;
  return { event, people };
}

/** How the chosen people stand, and the event, for what can be done with them (`prospectOf`). */
export async function countChosen(db: Db, scope: MayRead, action: BulkActionRow, now: Date) {
  within(scope, action.eventId);
  const groups = await db.$queryRaw<ChosenGroup[]>`
    SELECT r.status::text AS status, (${overdueSql(now)}) AS "isOverdue", r.erased_at IS NOT NULL AS "isErased",
      count(*)::int AS count
    FROM bulk_item i JOIN registration r ON r.id = i.registration_id
    WHERE i.bulk_action_id = ${action.id}::uuid GROUP BY 1, 2, 3`;
  const event = await findSeating(db, action.eventId);
  if (!event) throw new NotFoundError("No such event.");
  return { groups, event };
}

/** A hold that has run out has lapsed, whether or not the clockwork has noticed. */
const overdueSql = (now: Date) =>
  Prisma.sql`coalesce(r.held_until < ${now} AND r.status IN ('offered', 'awaiting_verification'), FALSE)`;
