import type { Event, EventText } from "@/prisma/generated/client";
import { sectionNames } from "../event-texts/constants";
import { textsThatAre, textsWithUnreadMarks } from "../event-texts/rules";
import type { TextsInLanguage } from "../event-texts/schema";
import { isCancelled, registrationWindow, shiftedWindows } from "../events/rules";
import { addDays, momentInZone, moveAlong, wallClock } from "../time-zone";
import { PREFIX_MAX_CHARACTERS, reservedSlugs, SLUG_PROPOSED_CHARACTERS, windowDays } from "./constants";
import { type Finding, referencePrefixPattern } from "./schema";

/** Letters that do not fall apart into a base and an accent, as Danes, Germans, Poles and others write them without. */
const written: Record<string, string> = {
  æ: "ae",
  ø: "oe",
  å: "aa",
  œ: "oe",
  ß: "ss",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
};

/** The letters a to z, digits and single hyphens that are left of words in any script. */
function asciiWords(text: string): string[] {
  const letters = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[æøåœßđðþł]/g, (letter) => written[letter] ?? "");
  return (
    letters
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .match(/[a-z0-9]+/g) ?? []
  );
}

/**
 * An address for an event from its title, whole words of it: "Åben dag på Ærø" becomes `aaben-dag-paa-aeroe`. What has
 * no letters that can stand in an address becomes `event`. Whether it is free is another question (`firstFree`).
 */
export function slugFrom(title: string): string {
  const words = asciiWords(title);
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, SLUG_PROPOSED_CHARACTERS);
    if (longer.length > SLUG_PROPOSED_CHARACTERS) break;
    slug = longer;
  }
  return slug || "event";
}

/** What stands before the hyphen of references, from the first word of a title that will do: "BRINC workshop" gives BRINC. */
export function prefixFrom(title: string): string {
  const found = asciiWords(title)
    .map((word) => word.toUpperCase().slice(0, PREFIX_MAX_CHARACTERS - 2))
    .find((word) => referencePrefixPattern.test(word));
  return found ?? "EVENT";
}

/** The wish itself, or with the first number from 2 on that makes it one that nobody has. @param joint between the two. */
export function firstFree(wish: string, taken: ReadonlySet<string>, joint: "-" | "" = "-"): string {
  if (!taken.has(wish) && !reservedSlugs.includes(wish)) return wish;
  for (let number = 2; ; number++) {
    const candidate = `${wish}${joint}${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/**
 * When one can register for a new event, change one's details and cancel: from now on, until the end of the day a week and
 * two days before the start (days of its time zone), and until the start. What would have passed already is the start.
 * @param now product time.
 */
export function defaultWindows({ startsAt, timeZone }: { startsAt: Date; timeZone: string }, now: Date) {
  const endOfDayBefore = (days: number) => {
    const { year, month, day } = wallClock(addDays(startsAt, -days, timeZone), timeZone);
    const end = momentInZone(`${year}-${month}-${day}T23:59:59.999`, timeZone);
    return end instanceof Date && end > now ? end : startsAt;
  };
  return {
    registrationOpensAt: new Date(Math.floor(now.getTime() / 60_000) * 60_000),
    registrationClosesAt: endOfDayBefore(windowDays.registrationCloses),
    changesCloseAt: endOfDayBefore(windowDays.changesClose),
    cancellationsCloseAt: startsAt,
  };
}

/** What the list before publishing looks at. */
export type EventToPublish = Pick<
  Event,
  | "status"
  | "languages"
  | "timeZone"
  | "startsAt"
  | "endsAt"
  | "capacity"
  | "registrationOpensAt"
  | "registrationClosesAt"
  | "closedAt"
  | "venueName"
  | "venueRoom"
  | "travelRequestsCloseAt"
  | "fundingProgramme"
  | "fundingGrantNumber"
> & {
  texts: (TextsInLanguage & Pick<EventText, "travelText">)[];
  /** Languages of each question that is asked, and of each line of the programme. */
  questions: { languages: string[] }[];
  programme: { languages: string[] }[];
  /** How many mails go out by the clock. */
  reminders: number;
};

/**
 * What stands between an event and its public page, per language where it is about words. Errors keep it from being
 * published: without them a reader would miss what they came for. Warnings are for a second look.
 * @param now product time.
 */
export function findingsOf(event: EventToPublish, now: Date): Finding[] {
  const findings: Finding[] = [];
  const error = (finding: Omit<Finding, "level">) => findings.push({ level: "error", ...finding });
  const warn = (finding: Omit<Finding, "level">) => findings.push({ level: "warning", ...finding });
  if (event.languages.length === 0) error({ code: "no_languages", page: "texts" });
  for (const language of event.languages) {
    for (const section of sectionNames) {
      const page = `texts/${section}` as const;
      const missing = textsThatAre("missing", event.texts, language, section);
      if (missing.length > 0) error({ code: "texts_missing", language, fields: missing, page });
      const untranslated = textsThatAre("untranslated", event.texts, language, section);
      if (untranslated.length > 0) warn({ code: "texts_untranslated", language, fields: untranslated, page });
      const marked = textsWithUnreadMarks(event.texts, language, section);
      if (marked.length > 0) warn({ code: "marks_unread", language, fields: marked, page });
    }
    const lacks = (one: { languages: string[] }) => !one.languages.includes(language);
    if (event.questions.some(lacks)) warn({ code: "questions_untranslated", language, page: "questions" });
    if (event.programme.some(lacks)) warn({ code: "programme_untranslated", language, page: "programme" });
  }
  if (event.startsAt <= now) error({ code: "starts_in_past", page: "when-and-where" });
  else if (event.registrationClosesAt <= now) warn({ code: "window_over", page: "seats" });
  else if (event.registrationOpensAt > now) warn({ code: "window_ahead", page: "seats" });
  if (event.closedAt) warn({ code: "closed_by_hand", page: "publishing" });
  if (event.capacity === 0) warn({ code: "no_capacity", page: "seats" });
  if (event.venueName === null && event.venueRoom === null) warn({ code: "place_unknown", page: "when-and-where" });
  const hasTravelText = event.texts.some(({ travelText }) => travelText);
  if (hasTravelText && !event.travelRequestsCloseAt) warn({ code: "travel_without_date", page: "texts/travel" });
  if (!hasTravelText && event.travelRequestsCloseAt) warn({ code: "travel_without_text", page: "texts/travel" });
  const hasFunding = event.fundingProgramme !== null;
  if (hasFunding && !event.fundingGrantNumber) warn({ code: "grant_number_missing", page: "texts/funding" });
  if (event.reminders === 0) warn({ code: "no_reminders", page: "mail/rules" });
  return findings;
}

/** Whether an event can be published as it stands. */
export function isReady(findings: readonly Finding[]): boolean {
  return findings.every(({ level }) => level !== "error");
}

/** How an event stands in the list of all, in a word. */
export type EventState = "draft" | "cancelled" | "over" | "not_yet_open" | "open" | "closed";

/** @param now product time. */
export function stateOf(
  event: Pick<Event, "status" | "startsAt" | "endsAt" | "registrationOpensAt" | "registrationClosesAt" | "closedAt">,
  now: Date,
): EventState {
  if (isCancelled(event)) return "cancelled";
  if (now >= event.endsAt) return "over";
  return event.status === "draft" ? "draft" : registrationWindow(event, now);
}

/** The next event first, then those to come; what is over last, the latest of it first. @param now product time. */
export function nextFirst<Listed extends Pick<Event, "startsAt" | "endsAt">>(
  events: readonly Listed[],
  now: Date,
): Listed[] {
  const toCome = events
    .filter(({ endsAt }) => endsAt > now)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const over = events.filter(({ endsAt }) => endsAt <= now).sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime());
  return [...toCome, ...over];
}

type Dates = Pick<
  Event,
  | "timeZone"
  | "startsAt"
  | "endsAt"
  | "registrationOpensAt"
  | "registrationClosesAt"
  | "changesCloseAt"
  | "cancellationsCloseAt"
  | "travelRequestsCloseAt"
  | "conferenceStartsOn"
  | "conferenceEndsOn"
>;

/**
 * The moments of an event as those of another that starts at another moment: all of them move along by the calendar of
 * its zone (`moveAlong`), so that ten o'clock stays ten and the end of a day the end of one, whatever clocks do in between.
 * @param endsAt when the other ends; null where it lasts as long.
 */
export function movedDates(event: Dates, startsAt: Date, endsAt: Date | null = null): Omit<Dates, "timeZone"> {
  const shift = (moment: Date) => moveAlong(moment, { from: event.startsAt, to: startsAt, timeZone: event.timeZone });
  // A day without a time of day moves by as many days as the start does.
  const shiftDay = (day: Date | null) => day && new Date(day.getTime() + daysBetween(event, startsAt) * DAY);
  const windows = shiftedWindows(event, startsAt);
  const opens = shift(event.registrationOpensAt);
  const isInOrder = opens < windows.registrationClosesAt;
  return {
    startsAt,
    endsAt: endsAt ?? shift(event.endsAt),
    ...windows,
    registrationOpensAt: isInOrder ? opens : new Date(windows.registrationClosesAt.getTime() - 60_000),
    conferenceStartsOn: shiftDay(event.conferenceStartsOn),
    conferenceEndsOn: shiftDay(event.conferenceEndsOn),
  };
}

const DAY = 86_400_000;

/** How many days of the calendar lie between an event's start and another, in its zone. */
function daysBetween({ startsAt, timeZone }: Pick<Event, "startsAt" | "timeZone">, other: Date): number {
  const dayOf = (moment: Date) => {
    const { year, month, day } = wallClock(moment, timeZone);
    return Date.UTC(Number(year), Number(month) - 1, Number(day));
  };
  return (dayOf(other) - dayOf(startsAt)) / DAY;
}

/** An address for an event like another: the same with the new year where the old one stands in it. */
export function slugLike(slug: string, from: Date, to: Date): string {
  const [old, next] = [from.getUTCFullYear(), to.getUTCFullYear()].map(String) as [string, string];
  const parts = slug.split("-");
  return parts.map((part) => (part === old ? next : part)).join("-");
}
