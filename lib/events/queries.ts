import type { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "../db";
import { eventQuestions } from "../questions/constants";
import { seatHoldingStatuses } from "../registrations/constants";
import { type Seats, seatsFrom } from "./rules";
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
  timeZone: true,
  startsAt: true,
  endsAt: true,
  registrationOpensAt: true,
  registrationClosesAt: true,
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
  updatedAt: true,
  texts: { omit: { eventId: true } },
  questions: eventQuestions,
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

/** What decides about a seat, in one statement. Only worth something while the event is locked (`lockEvent`). */
export async function findSeating(tx: Tx, eventId: string) {
  const row = await tx.event.findUnique({
    where: { id: eventId },
    select: { ...seatFields, ...admissionFields },
    relationLoadStrategy: "join",
  });
  if (!row) return null;
  const { seats, _count, accessCodes, ...event } = row;
  return { ...event, seats: seatsFrom({ capacity: event.capacity, seats, _count, accessCodes }) };
}

export type Seating = NonNullable<Awaited<ReturnType<typeof findSeating>>>;

/**
 * A published event with its words in every language, read in one SQL statement.
 * @returns null when there is none with this slug or it is still a draft.
 */
export async function findEvent(db: Db, slug: string): Promise<EventView | null> {
  if (!isSlug(slug)) return null;
  const row = await db.event.findFirst({
    where: { slug, status: "published" },
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

/** Published events for the sitemap: slug, languages and when the page last changed. */
export async function listPublishedEvents(db: Db) {
  return db.event.findMany({
    where: { status: "published" },
    select: { slug: true, languages: true, updatedAt: true },
    orderBy: { startsAt: "asc" },
    take: 5_000,
  });
}
