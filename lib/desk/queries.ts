import { Prisma } from "@/prisma/generated/client";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { audienceSql } from "../audience/queries";
import type { Audience } from "../audience/schema";
import type { Db } from "../db";
import { emailKey } from "../email-address";
import { NotFoundError } from "../errors";
import { findSeating } from "../events/queries";
import type { Seats } from "../events/rules";
import { isSlug } from "../events/schema";
import type { Locale } from "../i18n/locales";
import { can, type Member, type OrganiserScope, ofScope, roleAt, within } from "../organisers/policy";
import { listAnswers } from "../questions/queries";
import { endedStatuses } from "../registrations/constants";
import { isUuid } from "../uuid";
import { EXPORT_BATCH, OPENED_MINUTES, type SortColumn } from "./constants";
import { lastPage } from "./rules";
import type { ListFilter } from "./schema";

type MayRead = OrganiserScope<"registrations.read">;

const eventFields = {
  id: true,
  slug: true,
  status: true,
  timeZone: true,
  startsAt: true,
  endsAt: true,
  languages: true,
  capacity: true,
  registrationOpensAt: true,
  registrationClosesAt: true,
  closedAt: true,
  changesCloseAt: true,
  cancellationsCloseAt: true,
  admissionMode: true,
  recognisedSkipApproval: true,
  verificationHours: true,
  hasWaitingList: true,
  offerHours: true,
  offersEndHoursBefore: true,
  groupSize: true,
  venueCity: true,
  venueName: true,
  venueBuilding: true,
  venueRoom: true,
  venueAddress: true,
  travelRequestsCloseAt: true,
  conferenceStartsOn: true,
  cancelledAt: true,
  contactName: true,
  texts: { omit: { eventId: true } },
} satisfies Prisma.EventSelect;

export type DeskEvent = Prisma.EventGetPayload<{ select: typeof eventFields }>;

/** All events at which somebody who is signed in has a role, drafts too, the latest first. */
export async function listDeskEvents(db: Db, organiser: Member): Promise<DeskEvent[]> {
  const own = (organiser.eventRoles ?? []).map(({ eventId }) => eventId);
  return db.event.findMany({
    where: organiser.role === null ? { id: { in: own } } : {},
    select: eventFields,
    orderBy: { startsAt: "desc" },
    relationLoadStrategy: "join",
  });
}

/** One event, published or not; null when there is none with this slug, or it is none of this organiser's. */
export async function findDeskEvent(db: Db, organiser: Member, slug: string): Promise<DeskEvent | null> {
  if (!isSlug(slug)) return null;
  const event = await db.event.findUnique({ where: { slug }, select: eventFields, relationLoadStrategy: "join" });
  return event && roleAt(organiser, event.id) ? event : null;
}

/** How an event's seats stand. A forecast for pages: decisions count again while the event is locked. */
export async function findDeskSeats(db: Db, scope: MayRead, eventId: string): Promise<Seats> {
  within(scope, eventId);
  const seating = await findSeating(db, eventId);
  if (!seating) throw new NotFoundError("No such event.");
  return seating.seats;
}

const personName = { id: true, givenName: true, familyName: true } as const;

/**
 * Registrations that wait for an organiser or for the clock, whoever has waited longest first: approvals to decide,
 * offers that run out, wishes to have data deleted.
 */
export async function listPending(db: Db, scope: MayRead, eventId: string) {
  within(scope, eventId);
  return db.registration.findMany({
    where: {
      eventId,
      OR: [
        { status: { in: ["awaiting_approval", "offered"] } },
        { deletionRequestedAt: { not: null }, erasedAt: null },
      ],
    },
    select: {
      ...personName,
      status: true,
      organisation: true,
      email: true,
      registeredAt: true,
      heldUntil: true,
      deletionRequestedAt: true,
      erasedAt: true,
    },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
    take: 2_000,
  });
}

export type PendingRegistration = Awaited<ReturnType<typeof listPending>>[number];

/** How many registrations there are in each state; states without any are left out. */
export async function countByStatus(db: Db, scope: MayRead, eventId: string) {
  within(scope, eventId);
  const groups = await db.registration.groupBy({
    by: ["status"],
    where: { eventId },
    _count: true,
    orderBy: { status: "asc" },
  });
  return new Map<RegistrationStatus, number>(groups.map(({ status, _count }) => [status, _count]));
}

export type ListedRegistration = {
  id: string;
  reference: string;
  status: RegistrationStatus;
  givenName: string;
  familyName: string;
  email: string;
  organisation: string;
  country: string;
  registeredAt: Date;
};

/**
 * One page of an event's registrations.
 * Written in SQL because Prisma neither escapes `%` and `_` in `contains` nor sorts by the rules of a language.
 * @param filter as read from the address; a page past the end becomes the last.
 * @param locale whose alphabet sorts: in Danish Å comes after Z.
 */
export async function listRegistrations(db: Db, scope: MayRead, eventId: string, filter: ListFilter, locale: Locale) {
  within(scope, eventId);
  const total = await countRegistrations(db, scope, eventId, filter);
  const page = Math.min(filter.page, lastPage(total, filter.size));
  const rows = await db.$queryRaw<ListedRegistration[]>`
    SELECT id::text, reference, status::text, given_name AS "givenName", family_name AS "familyName", email,
      organisation, country, registered_at AS "registeredAt"
    FROM registration r WHERE ${audienceSql(eventId, filter)}
    ORDER BY ${ordering(filter, locale)}
    LIMIT ${filter.size} OFFSET ${(page - 1) * filter.size}`;
  return { rows, total, page };
}

/** How many registrations the filter finds. */
export async function countRegistrations(db: Db, scope: MayRead, eventId: string, filter: Audience): Promise<number> {
  within(scope, eventId);
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM registration r WHERE ${audienceSql(eventId, filter)}`;
  return row?.total ?? 0;
}

const alphabets: Record<Locale, Prisma.Sql> = {
  da: Prisma.raw('COLLATE "da-x-icu"'),
  en: Prisma.raw('COLLATE "en-x-icu"'),
};

function ordering({ sort }: ListFilter, locale: Locale): Prisma.Sql {
  const alphabet = alphabets[locale];
  const columns: Record<SortColumn, Prisma.Sql[]> = {
    registered: [Prisma.sql`r.registered_at`],
    name: [Prisma.sql`r.family_name ${alphabet}`, Prisma.sql`r.given_name ${alphabet}`],
    organisation: [Prisma.sql`r.organisation ${alphabet}`],
    country: [Prisma.sql`r.country`],
    status: [Prisma.sql`r.status`],
  };
  const direction = Prisma.raw(sort.descending ? "DESC" : "ASC");
  // The id last, so that rows that are equal otherwise keep their place from page to page.
  return Prisma.join([...columns[sort.column], Prisma.sql`r.id`].map((column) => Prisma.sql`${column} ${direction}`));
}

const exportFields = {
  id: true,
  reference: true,
  status: true,
  givenName: true,
  familyName: true,
  email: true,
  organisation: true,
  organisationType: true,
  country: true,
  jobTitle: true,
  locale: true,
  attendsConference: true,
  photoConsent: true,
  listSharing: true,
  registeredAt: true,
  cancelledAt: true,
  route: true,
  verifiedAt: true,
  approvedAt: true,
  queueNumber: true,
} satisfies Prisma.RegistrationSelect;

export type ExportedRegistration = Prisma.RegistrationGetPayload<{ select: typeof exportFields }> & {
  /** Never the sensitive ones: those do not leave the house with a list. */
  answers: { questionId: string; inWords: string }[];
};

/** The questions that are a column of an export: all that are not sensitive; of those removed, the ones with answers. */
export async function listExportedQuestions(db: Db, scope: OrganiserScope<"registrations.export">, eventId: string) {
  within(scope, eventId);
  return db.question.findMany({
    where: { eventId, isSensitive: false, OR: [{ retiredAt: null }, { answers: { some: {} } }] },
    select: { id: true, key: true, texts: { select: { locale: true, label: true } } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    relationLoadStrategy: "join",
  });
}

export type ExportedQuestion = Awaited<ReturnType<typeof listExportedQuestions>>[number];

/**
 * Everybody the filter finds, in the order in which they registered, in batches. Each batch starts after the last id
 * of the one before (keyset), so the hundredth costs what the first does.
 */
export async function* streamRegistrations(
  db: Db,
  scope: OrganiserScope<"registrations.export">,
  eventId: string,
  filter: Audience,
): AsyncGenerator<ExportedRegistration[]> {
  within(scope, eventId);
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const ids = await db.$queryRaw<{ id: string }[]>`
      SELECT r.id::text FROM registration r
      WHERE ${audienceSql(eventId, filter)} AND r.id > ${after}::uuid ORDER BY r.id LIMIT ${EXPORT_BATCH}`;
    const last = ids.at(-1);
    if (!last) return;
    yield await db.registration.findMany({
      where: { id: { in: ids.map(({ id }) => id) } },
      select: { ...exportFields, answers: { select: { questionId: true, inWords: true } } },
      orderBy: { id: "asc" },
      relationLoadStrategy: "query",
    });
    after = last.id;
  }
}

/** One registration of an event with its repeated submissions; null when the id is not of this event. */
export async function findDeskRegistration(db: Db, scope: MayRead, eventId: string, id: string) {
  within(scope, eventId);
  if (!isUuid(id)) return null;
  return db.registration.findFirst({
    where: { id, eventId },
    select: {
      ...exportFields,
      updatedAt: true,
      heldUntil: true,
      deletionRequestedAt: true,
      erasedAt: true,
      groupLead: { select: personName },
      colleagues: { select: personName, orderBy: { id: "asc" } },
      handedOverBy: { select: personName },
      handedOverTo: { select: personName },
      mergedInto: { select: { ...personName, reference: true } },
      mergedFrom: { select: { ...personName, reference: true }, orderBy: { id: "asc" } },
      accessCode: { select: { code: true, label: true } },
      invitation: { select: { id: true, createdAt: true, email: true } },
      repeats: { select: { reference: true, submittedAt: true }, orderBy: { id: "asc" } },
    },
    relationLoadStrategy: "join",
  });
}

/** Who is live at the event with an address, other than the registration named; null when nobody is. */
export async function findLiveNamesake(
  db: Db,
  _scope: MayRead,
  eventId: string,
  { id, email }: { id?: string; email: string },
) {
  return db.registration.findFirst({
    where: { eventId, emailKey: emailKey(email), id: id && { not: id }, status: { notIn: [...endedStatuses] } },
    select: { ...personName, reference: true },
  });
}

export type DeskRegistration = NonNullable<Awaited<ReturnType<typeof findDeskRegistration>>>;

/**
 * The sensitive answers of a registration, for the organiser who has just opened them: the audit entry of the opening is
 * what shows them, so there is no way to read them that leaves no trace.
 * @param now product time. @returns null until they are opened, and again after OPENED_MINUTES.
 */
export async function listOpenedAnswers(db: Db, scope: MayRead, registrationId: string, now: Date) {
  if (!can(scope.role, "answers.sensitive")) return null;
  const earliest = new Date(now.getTime() - OPENED_MINUTES * 60_000);
  const opening = await db.auditEntry.findFirst({
    where: {
      registrationId,
      action: "answers.opened",
      actorId: scope.organiserId,
      at: { gte: earliest, lte: now },
      ...ofScope(scope),
    },
    select: { id: true },
  });
  if (!opening) return null;
  const answers = await listAnswers(db, registrationId);
  return answers.filter(({ isSensitive }) => isSensitive);
}
