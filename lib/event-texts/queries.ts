import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "../db";
import { NotFoundError } from "../errors";
import { type OrganiserScope, within } from "../organisers/policy";

const shown = {
  status: true,
  timeZone: true,
  startsAt: true,
  languages: true,
  conferenceStartsOn: true,
  conferenceEndsOn: true,
  conferenceVenue: true,
  conferenceUrl: true,
  travelRequestsCloseAt: true,
  contactName: true,
  contactEmail: true,
  contactPhone: true,
  contactProfile: true,
  fundingProgramme: true,
  fundingGrantNumber: true,
  fundingEmblem: true,
  slug: true,
  referencePrefix: true,
  venueCountry: true,
  texts: { orderBy: { locale: "asc" } },
  _count: { select: { registrations: true } },
} satisfies Prisma.EventSelect;

/** An event's texts in every language it has, the first language first, and whether nobody has registered yet. */
export async function getEventForTexts(db: Db, scope: OrganiserScope<"registrations.read">, eventId: string) {
  within(scope, eventId);
  const row = await db.event.findUnique({ where: { id: eventId }, select: shown, relationLoadStrategy: "join" });
  if (!row) throw new NotFoundError("No such event.");
  const { _count, ...event } = row;
  const order = (locale: string) => (event.languages.includes(locale) ? event.languages.indexOf(locale) : Infinity);
  const texts = [...event.texts].sort((a, b) => order(a.locale) - order(b.locale) || a.locale.localeCompare(b.locale));
  return { ...event, texts, isFree: _count.registrations === 0 };
}

/** How many registrations read their mails in each language, by its tag. */
export async function countReaders(db: Db, scope: OrganiserScope<"registrations.read">, eventId: string) {
  within(scope, eventId);
  const groups = await db.registration.groupBy({ by: ["locale"], where: { eventId }, _count: true });
  return new Map(groups.map(({ locale, _count }) => [locale, _count]));
}
