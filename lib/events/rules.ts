import type { EventStatus } from "@/prisma/generated/enums";
import { formatTimeZone } from "../i18n/format";
import { fallbackLocale, isLocale, type Locale } from "../i18n/locales";
import { translator } from "../i18n/translator";
import { inOtherZone, moveAlong, wallClock } from "../time-zone";
import { retention } from "./constants";
import type { EventText, EventView } from "./queries";
import {
  type SeatingSettings,
  type StartWindows,
  seatingSchema,
  type WhenAndWhere,
  type WindowTexts,
  windowTextsSchema,
} from "./schema";

/**
 * The words of an event for a reader: their language, otherwise the event's first, otherwise English, otherwise
 * whichever there is (HOUSE.md, "How code reads"). A language that is being prepared, not yet one of the event's or still
 * without a title, counts only where there is no other.
 * @throws when the event has no words at all, which a published event never is.
 */
export function textFor(event: Pick<EventView, "slug" | "languages" | "texts">, locale: Locale): EventText {
  const wanted = [locale, event.languages[0], fallbackLocale];
  const titled = event.texts.filter(({ title }) => title !== "");
  const offered = titled.filter((text) => event.languages.includes(text.locale));
  for (const texts of [offered, titled, event.texts]) {
    const found = wanted.map((language) => texts.find((text) => text.locale === language)).find(Boolean) ?? texts[0];
    if (found) return found;
  }
  throw new Error(`Event ${event.slug} has no texts.`);
}

/** Language the words of `textFor` are really in, for the `lang` attribute (WCAG 3.1.2). */
export function languageOf(text: Pick<EventText, "locale">): Locale | undefined {
  return isLocale(text.locale) ? text.locale : undefined;
}

/** Name of the city as it is written in the language of the words, for example "Bruxelles" in Danish. */
export function cityFor(event: Pick<EventView, "venueCity">, text: Pick<EventText, "venueCity">): string {
  return text.venueCity ?? event.venueCity;
}

/**
 * Whether people take the city's time for the event's: the zone bears its name (Europe/Brussels), in whichever language it
 * is written. An event that was moved to another zone may still be said to be in the city it was in before.
 */
export function isZoneOfCity(event: Pick<EventView, "venueCity" | "timeZone"> & { texts: Cities }): boolean {
  const zone = plainName(event.timeZone.split("/").at(-1) ?? "");
  return [event, ...event.texts].some(({ venueCity }) => venueCity !== null && plainName(venueCity) === zone);
}

type Cities = Pick<EventText, "venueCity">[];

/** Without accents and capitals, which names of zones do not have: "São Paulo" is America/Sao_Paulo. */
const plainName = (name: string) =>
  name.normalize("NFD").replace(/\p{M}/gu, "").replace(/[_-]/g, " ").trim().toLowerCase();

/** What a reader is told the event's times are: "Brussels time"; "Central European Time" where no zone bears the city's name. */
export function zoneFor(
  event: Pick<EventView, "venueCity" | "timeZone" | "startsAt"> & { texts: Cities },
  text: Pick<EventText, "venueCity">,
  locale: Locale,
): string {
  if (!isZoneOfCity(event)) return formatTimeZone(event.startsAt, locale, event.timeZone);
  return translator(locale, "event")("cityTime", { city: cityFor(event, text) });
}

/** Whether organisers have said where exactly the event is; until then the room is sent to participants. */
export function isPlaceKnown(event: Pick<EventView, "venueName" | "venueRoom">): boolean {
  return event.venueName !== null || event.venueRoom !== null;
}

/** Where the event is, in one line: name, building, room, address and city, or the city and that the room follows. */
export function placeLine(
  event: Pick<EventView, "venueName" | "venueBuilding" | "venueRoom" | "venueAddress" | "venueCity">,
  text: Pick<EventText, "venueCity">,
  locale: Locale,
): string {
  const city = cityFor(event, text);
  if (!isPlaceKnown(event)) return translator(locale, "event")("roomLater", { city });
  return [event.venueName, event.venueBuilding, event.venueRoom, event.venueAddress, city].filter(Boolean).join(", ");
}

/** The acknowledgement of funding that pages, mails and prints show, as the programme asks for it; null without any. */
export function fundingOf(
  event: Pick<EventView, "fundingGrantNumber" | "fundingEmblem">,
  text: Pick<EventText, "fundingText" | "fundingDisclaimer">,
) {
  if (!text.fundingText) return null;
  return {
    text: text.fundingText,
    disclaimer: text.fundingDisclaimer,
    grantNumber: event.fundingGrantNumber,
    emblem: event.fundingEmblem,
  };
}

/** How the seats of an event stand. */
export type Seats = {
  capacity: number;
  /** Held by registrations. */
  held: number;
  /** People on the waiting list. */
  waiting: number;
  /** Set aside for open invitations and for groups with a code. */
  reserved: number;
};

/**
 * Adds up what the database counts. A code's seats are set aside as far as they are not used yet.
 */
export function seatsFrom(row: {
  capacity: number;
  seats: { held: number; waiting: number } | null;
  _count: { invitations: number };
  accessCodes: { seats: number; holdsSeats: boolean; _count: { registrations: number } }[];
}): Seats {
  const byCodes = row.accessCodes
    .filter(({ holdsSeats }) => holdsSeats)
    .reduce((sum, code) => sum + Math.max(0, code.seats - code._count.registrations), 0);
  const { held, waiting } = row.seats ?? { held: 0, waiting: 0 };
  return { capacity: row.capacity, held, waiting, reserved: row._count.invitations + byCodes };
}

/** Seats that nobody holds and that are not set aside. Negative when the capacity was lowered below what is taken. */
export function unheldSeats({ capacity, held, reserved }: Seats): number {
  return capacity - held - reserved;
}

/** Seats that a newcomer can get now: none while anybody waits (DOMAIN.md, invariants 3 and 4). */
export function freeSeats(seats: Seats): number {
  return seats.waiting > 0 ? 0 : Math.max(0, unheldSeats(seats));
}

/** Whether organisers have cancelled the event: nothing about it can be done any more, and every page says so. */
export function isCancelled(event: { status: EventStatus }): boolean {
  return event.status === "cancelled";
}

export type RegistrationWindow = "not_yet_open" | "open" | "closed";

/**
 * Whether one can register at this moment. Open from the opening moment itself up to and including the closing moment
 * (deadlines are stored as the last millisecond of a day in the event's time zone); an event that has started is closed
 * whatever its deadline says, and so is one that organisers closed by hand, until they open it again. Moments are
 * compared, not wall clocks, so daylight saving plays no part.
 * @param now product time.
 */
export function registrationWindow(
  event: Pick<EventView, "registrationOpensAt" | "registrationClosesAt" | "startsAt" | "closedAt">,
  now: Date,
): RegistrationWindow {
  if (event.closedAt) return "closed";
  if (now < event.registrationOpensAt) return "not_yet_open";
  if (now > event.registrationClosesAt || now >= event.startsAt) return "closed";
  return "open";
}

/** When registration closed, or will: by hand or by its window, whichever comes first. */
export function closingMoment({
  closedAt,
  registrationClosesAt,
}: Pick<EventView, "closedAt" | "registrationClosesAt">): Date {
  return closedAt && closedAt < registrationClosesAt ? closedAt : registrationClosesAt;
}

/**
 * Whether travel support can still be asked for: up to and including the deadline.
 * @returns null when the event offers none. @param now product time.
 */
export function travelRequestsOpen(event: Pick<EventView, "travelRequestsCloseAt">, now: Date): boolean | null {
  return event.travelRequestsCloseAt === null ? null : now <= event.travelRequestsCloseAt;
}

/**
 * When an event's data will be gone (DOMAIN.md, "Personal data"): contact data 12 months after the event ends, evidence
 * for funders 5 years after, sensitive answers 30 days after. Counted in calendar months of UTC; a day that a month lacks
 * becomes its last day.
 */
export function retentionDates(event: Pick<EventView, "endsAt">): {
  contactData: Date;
  fundingEvidence: Date;
  sensitiveAnswers: Date;
} {
  return {
    sensitiveAnswers: new Date(event.endsAt.getTime() + retention.sensitiveDays * 86_400_000),
    contactData: addMonths(event.endsAt, retention.contactMonths),
    fundingEvidence: addMonths(event.endsAt, retention.fundingYears * 12),
  };
}

function addMonths(date: Date, months: number): Date {
  const moved = new Date(date);
  const day = moved.getUTCDate();
  moved.setUTCMonth(moved.getUTCMonth() + months);
  if (moved.getUTCDate() !== day) moved.setUTCDate(0);
  return moved;
}

/**
 * A moment as ISO 8601 with the offset of a time zone, to the second, for example 2024-03-19T10:00:00+01:00.
 * @param timeZone IANA name.
 */
export function isoInZone(date: Date, timeZone: string): string {
  const part = wallClock(date, timeZone);
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}${part.offset}`;
}

/**
 * What organisers wrote to be shown instead of the shipped words where one cannot simply register; null where they wrote
 * nothing in the language of these words. @param state of `admission`.
 */
export function ownWordsFor(
  text: Pick<EventText, "notYetOpenText" | "closedText" | "fullText" | "cancelledText">,
  state: RegistrationWindow | "admitted" | "waiting_list" | "full" | "over" | "cancelled",
): string | null {
  switch (state) {
    case "not_yet_open":
      return text.notYetOpenText;
    case "closed":
      return text.closedText;
    case "full":
    case "waiting_list":
      return text.fullText;
    case "cancelled":
      return text.cancelledText;
    default:
      return null;
  }
}

/** When and where an event is, as it stands on record. */
export function whenAndWhereOf(
  event: Omit<WhenAndWhere, "cities"> & { texts: { locale: string; venueCity: string | null }[] },
): WhenAndWhere {
  const { timeZone, startsAt, endsAt, venueName, venueBuilding, venueRoom, venueAddress, venueCity, texts } = event;
  const cities = Object.fromEntries(texts.map((text) => [text.locale, text.venueCity]));
  return { timeZone, startsAt, endsAt, venueName, venueBuilding, venueRoom, venueAddress, venueCity, cities };
}

/** How an event's seats are handed out, and when, as it stands on record. */
export function seatingOf(
  event: Omit<SeatingSettings, "texts"> & { texts: readonly (WindowTexts & { locale: string })[] },
): SeatingSettings {
  const texts = event.texts.map((text) => [text.locale, only(windowTextsSchema.keyof().options, text)]);
  return { ...only(seatingSchema.keyof().options, event), texts: Object.fromEntries(texts) };
}

function only<From extends object, Name extends keyof From>(names: readonly Name[], from: From): Pick<From, Name> {
  return Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<From, Name>;
}

/**
 * Whether something changes that people were told: when the event is, or the line that says where. A room that only moves
 * from one field to another changes nothing for anybody.
 */
export function isToldChange(before: WhenAndWhere, after: WhenAndWhere): boolean {
  const isMoved =
    before.startsAt.getTime() !== after.startsAt.getTime() || before.endsAt.getTime() !== after.endsAt.getTime();
  return isMoved || Object.keys(after.cities).some((locale) => placeAt(before, locale) !== placeAt(after, locale));
}

/** The line that says where the event is, for readers of a language; in English where the application does not speak it. */
export function placeAt(place: WhenAndWhere, locale: string): string {
  const language = isLocale(locale) ? locale : fallbackLocale;
  return placeLine(place, { venueCity: place.cities[locale] ?? null }, language);
}

/**
 * What a move does to registration at this moment: opens it again after it has closed, or closes it again after it has
 * opened, since the opening keeps its time of day in another zone; null for neither. @param now product time.
 */
export function registrationTurn(
  event: Parameters<typeof registrationWindow>[0] & { timeZone: string },
  to: { timeZone: string; startsAt: Date; registrationClosesAt: Date },
  now: Date,
): "reopens" | "closes_again" | null {
  const { startsAt, registrationClosesAt } = to;
  const registrationOpensAt = inOtherZone(event.registrationOpensAt, event.timeZone, to.timeZone);
  const is = registrationWindow(event, now);
  const willBe = registrationWindow({ ...event, startsAt, registrationClosesAt, registrationOpensAt }, now);
  if (is === "closed" && willBe === "open") return "reopens";
  return is !== "not_yet_open" && willBe === "not_yet_open" ? "closes_again" : null;
}

/**
 * Whether what is set to go out at a moment to come would go out at once, because that time of day has passed by now in an
 * event's new zone. @param now product time.
 */
export function isSentByMove(at: Date, zones: { from: string; to: string }, now: Date): boolean {
  return at > now && inOtherZone(at, zones.from, zones.to) <= now;
}

/**
 * The moments that hang on the start, moved along with it (`moveAlong`): the end of a day a week before stays that, also
 * where clocks change in between. Nobody can cancel after the start, so that moment never moves past it.
 * @param newZone IANA name, where the start is in another zone from now on: times of day stay as they are there.
 */
export function shiftedWindows(
  event: StartWindows & { startsAt: Date; timeZone: string },
  startsAt: Date,
  newZone = event.timeZone,
): StartWindows {
  const by = { from: event.startsAt, to: startsAt, timeZone: event.timeZone, newZone };
  const shift = (moment: Date) => moveAlong(moment, by);
  const cancellationsCloseAt = shift(event.cancellationsCloseAt);
  return {
    registrationClosesAt: shift(event.registrationClosesAt),
    changesCloseAt: shift(event.changesCloseAt),
    cancellationsCloseAt: cancellationsCloseAt > startsAt ? startsAt : cancellationsCloseAt,
    travelRequestsCloseAt: event.travelRequestsCloseAt && shift(event.travelRequestsCloseAt),
  };
}

/** Words that organisers wrote per language, for a reader: their language, the event's first, English, any; null for none. */
export function wordsFor(
  words: Record<string, string | null>,
  languages: readonly string[],
  locale: string,
): string | null {
  const wanted = [locale, languages[0] ?? locale, fallbackLocale, ...Object.keys(words)];
  return wanted.map((language) => words[language]).find((text) => text) ?? null;
}
