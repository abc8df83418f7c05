import type { Prisma } from "@/prisma/generated/client";
import { audienceSql } from "../audience/queries";
import type { Audience } from "../audience/schema";
import type { Db } from "../db";
import { emailKey } from "../email-address";
import { NotFoundError } from "../errors";
import { findSeating } from "../events/queries";
import type { Seats } from "../events/rules";
import { isSlug } from "../events/schema";
import { can, type Member, type OrganiserScope, ofScope, roleAt, within } from "../organisers/policy";
import { listAnswers } from "../questions/queries";
import { endedStatuses, registrationColumns } from "../registrations/constants";
import { isUuid } from "../uuid";
import { OPENED_MINUTES } from "./constants";

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

/** How many registrations the filter finds. */
export async function countRegistrations(db: Db, scope: MayRead, eventId: string, filter: Audience): Promise<number> {
  within(scope, eventId);
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM registration r WHERE ${audienceSql(eventId, filter)}`;
  return row?.total ?? 0;
}

const personFields = {
  ...registrationColumns,
  id: true,
  reference: true,
  status: true,
  locale: true,
  registeredAt: true,
  cancelledAt: true,
  route: true,
  verifiedAt: true,
  approvedAt: true,
  queueNumber: true,
} satisfies Prisma.RegistrationSelect;

/** One registration of an event with its repeated submissions; null when the id is not of this event. */
export async function findDeskRegistration(db: Db, scope: MayRead, eventId: string, id: string) {
  within(scope, eventId);
  if (!isUuid(id)) return null;
  return db.registration.findFirst({
    where: { id, eventId },
    select: {
      ...personFields,
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
  scope: MayRead,
  eventId: string,
  { id, email }: { id?: string; email: string },
) {
  within(scope, eventId);
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
