import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "../db";
import { isSlug } from "./schema";

/** Everything a reader may see of an event. Seats taken are not part of it: they are counted where they are decided. */
const eventFields = {
  id: true,
  slug: true,
  timeZone: true,
  startsAt: true,
  endsAt: true,
  languages: true,
  capacity: true,
  registrationOpensAt: true,
  registrationClosesAt: true,
  changesCloseAt: true,
  referencePrefix: true,
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
} satisfies Prisma.EventSelect;

export type EventView = Prisma.EventGetPayload<{ select: typeof eventFields }>;
export type EventText = EventView["texts"][number];

/**
 * A published event with its words in every language, read in one SQL statement.
 * @returns null when there is none with this slug or it is still a draft.
 */
export async function findEvent(db: Db, slug: string): Promise<EventView | null> {
  if (!isSlug(slug)) return null;
  return db.event.findFirst({
    where: { slug, status: "published" },
    select: eventFields,
    relationLoadStrategy: "join",
  });
}

/**
 * Published events that have not ended yet, the soonest first; those whose registration has not opened or has closed
 * are among them, because their page tells a reader what to do next.
 * @param now product time.
 */
export async function listOpenEvents(db: Db, now: Date): Promise<EventView[]> {
  return db.event.findMany({
    where: { status: "published", endsAt: { gte: now } },
    select: eventFields,
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: 50,
    relationLoadStrategy: "join",
  });
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
  if (next) return next;
  return db.event.findFirst({
    where: { status: "published" },
    select: eventFields,
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    relationLoadStrategy: "join",
  });
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
