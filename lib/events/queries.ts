import type { Prisma } from "@/prisma/generated/client";
import type { AdmissionMode, EventStatus } from "@/prisma/generated/enums";
import type { Db, Tx } from "../db";
import { eventLogo } from "../look/constants";
import { type OrganiserScope, within } from "../organisers/policy";
import { eventProgramme, eventSpeakers } from "../programme/constants";
import { eventQuestions } from "../questions/constants";
import { seatHoldingStatuses } from "../registrations/constants";
import { isSentByMove, type Seats, seatsFrom } from "./rules";
import { isSlug } from "./schema";

/** What the seats of an event are counted from; `seatsFrom` adds it up. */
const seatFields = {
  capacity: true,
  seats: { select: { held: true, waiting: true } },
  _count: { select: { invitations: { where: { holdsSeat: true } } } },
  accessCodes: {
    where: { closedAt: null },
    select: {
      seats: true,
      holdsSeats: true,
      _count: { select: { registrations: { where: { status: { in: [...seatHoldingStatuses] } } } } },
    },
  },
} satisfies Prisma.EventSelect;

/** When and how one gets in. */
const admissionFields = {
  status: true,
  timeZone: true,
  startsAt: true,
  endsAt: true,
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
  referencePrefix: true,
} satisfies Prisma.EventSelect;

/** Everything a reader may see of an event, and how its seats stand. */
const eventFields = {
  ...seatFields,
  ...admissionFields,
  id: true,
  slug: true,
  languages: true,
  venueCity: true,
  venueCountry: true,
  venueName: true,
  venueBuilding: true,
  venueRoom: true,
  venueAddress: true,
  contactName: true,
  contactEmail: true,
  contactPhone: true,
  contactProfile: true,
  conferenceStartsOn: true,
  conferenceEndsOn: true,
  conferenceVenue: true,
  conferenceUrl: true,
  travelRequestsCloseAt: true,
  fundingProgramme: true,
  fundingGrantNumber: true,
  fundingEmblem: true,
  calendarSequence: true,
  updatedAt: true,
  texts: { omit: { eventId: true } },
  questions: eventQuestions,
  programme: eventProgramme,
  speakers: eventSpeakers,
  accentColour: true,
  logo: eventLogo,
} satisfies Prisma.EventSelect;

type EventRow = Prisma.EventGetPayload<{ select: typeof eventFields }>;
export type EventView = Omit<EventRow, "seats" | "_count" | "accessCodes"> & {
  /** A forecast: decisions count again while the event is locked. */
  seats: Seats;
  /** Whether there is a code that could be typed. */
  takesCodes: boolean;
};
export type EventText = EventView["texts"][number];

function viewOf({ seats, _count, accessCodes, ...event }: EventRow): EventView {
  return {
    ...event,
    seats: seatsFrom({ capacity: event.capacity, seats, _count, accessCodes }),
    takesCodes: accessCodes.length > 0,
  };
}

/**
 * What decides about a seat, and who of these addresses has a live registration, in one statement. Only worth something
 * while the event is locked (`lockEvent`). In SQL by hand, since the event stays locked for as long as this takes; the
 * ended states are spelled out as in the partial index, which is not used for a list that comes as a parameter.
 * @param emailKeys addresses as `emailKey` writes them. @returns null when there is no such event.
 */
export async function findSeating(tx: Tx, eventId: string, emailKeys: string[] = []) {
  const [row] = await tx.$queryRaw<SeatingRow[]>`
    SELECT e.status::text AS status, e.time_zone AS "timeZone", e.starts_at AS "startsAt", e.ends_at AS "endsAt",
      e.registration_opens_at AS "registrationOpensAt", e.registration_closes_at AS "registrationClosesAt", e.closed_at AS "closedAt",
      e.admission_mode::text AS "admissionMode", e.recognised_skip_approval AS "recognisedSkipApproval",
      e.verification_hours AS "verificationHours", e.has_waiting_list AS "hasWaitingList", e.offer_hours AS "offerHours",
      e.offers_end_hours_before AS "offersEndHoursBefore", e.reference_prefix AS "referencePrefix",
      e.capacity, s.held, s.waiting, s.last_queue_number AS "lastQueueNumber",
      (SELECT count(*)::int FROM invitation i WHERE i.event_id = e.id AND i.holds_seat) AS invitations,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('seats', c.seats, 'holdsSeats', c.holds_seats, 'used',
          (SELECT count(*) FROM registration r WHERE r.access_code_id = c.id AND holds_seat(r.status)))), '[]')
        FROM access_code c WHERE c.event_id = e.id AND c.closed_at IS NULL) AS codes,
      (SELECT coalesce(jsonb_object_agg(r.email_key, r.id), '{}') FROM registration r
        WHERE r.event_id = e.id AND r.email_key = ANY (${emailKeys})
          AND r.status NOT IN ('lapsed', 'declined', 'cancelled')) AS known
    FROM event e JOIN event_seats s ON s.event_id = e.id WHERE e.id = ${eventId}::uuid`;
  if (!row) return null;
  const { held, waiting, invitations, codes, ...event } = row;
  const accessCodes = codes.map(({ used, ...code }) => ({ ...code, _count: { registrations: used } }));
  const { capacity } = event;
  return {
    ...event,
    seats: seatsFrom({ capacity, seats: { held, waiting }, _count: { invitations }, accessCodes }),
  };
}

type SeatingRow = {
  status: EventStatus;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  registrationOpensAt: Date;
  registrationClosesAt: Date;
  closedAt: Date | null;
  admissionMode: AdmissionMode;
  recognisedSkipApproval: boolean;
  verificationHours: number;
  hasWaitingList: boolean;
  offerHours: number;
  offersEndHoursBefore: number;
  referencePrefix: string;
  capacity: number;
  held: number;
  waiting: number;
  /** The last place in line that was given out. */
  lastQueueNumber: number;
  invitations: number;
  codes: { seats: number; holdsSeats: boolean; used: number }[];
  /** Id of the live registration by e-mail key. */
  known: Record<string, string>;
};

/** Mails at a set moment that would go out at once if an event moved to another zone (`isSentByMove`), the first of them first. */
export async function findSentByMove(db: Tx, eventId: string, zones: { from: string; to: string }, now: Date) {
  if (zones.from === zones.to) return { rules: [], announcements: [] };
  const rules = await db.mailRule.findMany({
    where: { eventId, at: { gt: now }, doneAt: null, isActive: true },
    select: { id: true, letter: true, at: true, texts: { omit: { mailRuleId: true } } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const announcements = await db.announcement.findMany({
    where: { eventId, status: "scheduled", sendAt: { gt: now } },
    select: { id: true, sendAt: true, texts: { select: { locale: true, subject: true } } },
    orderBy: [{ sendAt: "asc" }, { id: "asc" }],
  });
  return {
    rules: rules.flatMap(({ at, ...rule }) => (at && isSentByMove(at, zones, now) ? [{ ...rule, at }] : [])),
    announcements: announcements.flatMap(({ sendAt, ...one }) =>
      sendAt && isSentByMove(sendAt, zones, now) ? [{ ...one, sendAt }] : [],
    ),
  };
}

/** `findSentByMove` for pages. */
export async function listSentByMove(
  db: Db,
  scope: OrganiserScope<"registrations.read">,
  eventId: string,
  ...[zones, now]: [{ from: string; to: string }, Date]
) {
  within(scope, eventId);
  return findSentByMove(db, eventId, zones, now);
}

export type Seating = NonNullable<Awaited<ReturnType<typeof findSeating>>>;

/**
 * An event with its words in every language, read in one SQL statement. One that was cancelled is still there and says so.
 * @returns null when there is none with this slug or it is still a draft.
 */
export async function findEvent(db: Db, slug: string): Promise<EventView | null> {
  if (!isSlug(slug)) return null;
  const row = await db.event.findFirst({
    where: { slug, status: { not: "draft" } },
    select: eventFields,
    relationLoadStrategy: "join",
  });
  return row && viewOf(row);
}

/** The same for organisers who look at what its readers will see: drafts too. Null when there is none. */
export async function findEventToPreview(
  db: Db,
  scope: OrganiserScope<"registrations.read">,
  eventId: string,
): Promise<EventView | null> {
  within(scope, eventId);
  const row = await db.event.findUnique({
    where: { id: eventId },
    select: eventFields,
    relationLoadStrategy: "join",
  });
  return row && viewOf(row);
}

/**
 * Published events that have not ended yet, the soonest first; those whose registration has not opened or has closed
 * are among them, because their page tells a reader what to do next.
 * @param now product time.
 */
export async function listOpenEvents(db: Db, now: Date): Promise<EventView[]> {
  const rows = await db.event.findMany({
    where: { status: "published", endsAt: { gte: now } },
    select: eventFields,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: 50,
    relationLoadStrategy: "join",
  });
  return rows.map(viewOf);
}

/**
 * The event a page without an event in its address speaks for (its contact, its time zone): the next one that has not
 * ended, otherwise the one that ended last.
 * @param now product time.
 */
export async function findCurrentEvent(db: Db, now: Date): Promise<EventView | null> {
  const [next] = await db.event.findMany({
    where: { status: "published", endsAt: { gte: now } },
    select: eventFields,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: 1,
    relationLoadStrategy: "join",
  });
  if (next) return viewOf(next);
  const last = await db.event.findFirst({
    where: { status: "published" },
    select: eventFields,
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    relationLoadStrategy: "join",
  });
  return last && viewOf(last);
}

/** Published events for the sitemap, without those that were cancelled: slug, languages and when the page last changed. */
export async function listPublishedEvents(db: Db) {
  return db.event.findMany({
    where: { status: "published" },
    select: { slug: true, languages: true, updatedAt: true },
    orderBy: { startsAt: "asc" },
    take: 5_000,
  });
}
