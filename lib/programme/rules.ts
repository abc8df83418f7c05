import type { AuditValue, AuditValues } from "../audit/schema";
import { mergeEdits } from "../edits/rules";
import { fallbackLocale } from "../i18n/locales";
import { wallClock } from "../time-zone";
import { type ProgrammeItem, type Speaker, USUAL_MINUTES } from "./constants";
import type { ItemInput, SpeakerInput } from "./schema";

/**
 * The words in a reader's language, otherwise in the event's first, otherwise in English, otherwise whichever there are
 * (HOUSE.md, "How code reads"); undefined where nobody wrote any.
 */
export function wordsIn<Text extends { locale: string }>(
  texts: readonly Text[],
  locale: string,
  languages: readonly string[],
): Text | undefined {
  const wanted = [locale, languages[0], fallbackLocale];
  const found = wanted.map((language) => texts.find((text) => text.locale === language)).find(Boolean);
  return found ?? texts[0];
}

/** Languages of the event in which an item has no title, or somebody's words are missing that stand in another. */
export function missingLanguages(texts: readonly { locale: string }[], languages: readonly string[]): string[] {
  return languages.filter((language) => !texts.some(({ locale }) => locale === language));
}

/** An item or a speaker with nothing in any language lacks nothing: there is nothing to translate. */
export function untranslated(speaker: Pick<Speaker, "texts">, languages: readonly string[]): string[] {
  return speaker.texts.length === 0 ? [] : missingLanguages(speaker.texts, languages);
}

/** The items at which somebody speaks. */
export function itemsOf<Item extends Pick<ProgrammeItem, "speakers">>(
  speakerId: string,
  items: readonly Item[],
): Item[] {
  return items.filter((item) => item.speakers.some((one) => one.speakerId === speakerId));
}

/** A day of the programme in the event's zone, such as 2024-03-19, with its items. */
export type ProgrammeDay<Item> = { day: string; items: Item[] };

/** The items by day, in the order of time. @param timeZone IANA name. */
export function daysOf<Item extends Pick<ProgrammeItem, "startsAt" | "endsAt" | "id">>(
  items: readonly Item[],
  timeZone: string,
): ProgrammeDay<Item>[] {
  const days = new Map<string, Item[]>();
  for (const item of [...items].sort(inTime)) {
    const { year, month, day } = wallClock(item.startsAt, timeZone);
    const key = `${year}-${month}-${day}`;
    days.set(key, [...(days.get(key) ?? []), item]);
  }
  return [...days].map(([day, ofDay]) => ({ day, items: ofDay }));
}

type Timed = Pick<ProgrammeItem, "startsAt" | "endsAt" | "id">;

/** Of two that begin together, the one that ends first; then as they were made. */
function inTime(one: Timed, other: Timed): number {
  const ends = (item: Timed) => (item.endsAt ?? item.startsAt).getTime();
  return one.startsAt.getTime() - other.startsAt.getTime() || ends(one) - ends(other) || (one.id < other.id ? -1 : 1);
}

/** What is odd about a programme. Said to organisers, never refused: workshops run side by side, dinners after the end. */
export type ProgrammeWarning<Item> =
  | { code: "overlap" | "same_room"; item: Item; other: Item }
  | { code: "before_start" | "after_end"; item: Item };

/**
 * Items at the same time, and items outside the event's hours. One that ends as the next begins does not overlap it; one
 * without an end is a moment. Of items at the same time, those in one room are told apart from those in two.
 */
export function programmeWarnings<Item extends Timed & Pick<ProgrammeItem, "room">>(
  items: readonly Item[],
  event: { startsAt: Date; endsAt: Date },
): ProgrammeWarning<Item>[] {
  const ordered = [...items].sort(inTime);
  const end = ({ startsAt, endsAt }: Item) => (endsAt ?? startsAt).getTime();
  return ordered.flatMap((item, index): ProgrammeWarning<Item>[] => {
    const found: ProgrammeWarning<Item>[] = [];
    if (item.startsAt < event.startsAt) found.push({ code: "before_start", item });
    if (end(item) > event.endsAt.getTime()) found.push({ code: "after_end", item });
    for (const other of ordered.slice(index + 1)) {
      const isTogether = other.startsAt.getTime() < end(item) || other.startsAt.getTime() === item.startsAt.getTime();
      if (!isTogether) continue;
      const isOneRoom = item.room !== null && sameWords(item.room, other.room ?? "");
      found.push({ code: isOneRoom ? "same_room" : "overlap", item, other });
    }
    return found;
  });
}

const sameWords = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** When a new item is proposed: right after the last one, at the event's start where there is none. */
export function nextTimes(items: readonly Timed[], event: { startsAt: Date }): { startsAt: Date; endsAt: Date | null } {
  const last = [...items].sort(inTime).at(-1);
  if (!last) return { startsAt: event.startsAt, endsAt: null };
  return { startsAt: last.endsAt ?? new Date(last.startsAt.getTime() + USUAL_MINUTES * 60_000), endsAt: null };
}

/** An item as it stands in the audit log; moments in ISO 8601, words by language. */
export function itemRecord({ startsAt, endsAt, isBreak, room, texts, speakers }: ItemInput): AuditValues {
  const times = { startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null };
  return { ...times, isBreak, room, speakers, ...flat(texts) };
}

export function speakerRecord({ texts, ...columns }: SpeakerInput): AuditValues {
  return { ...columns, ...flat(texts) };
}

function flat(texts: readonly ({ locale: string } & Record<string, AuditValue>)[]): AuditValues {
  return Object.fromEntries(
    texts.flatMap(({ locale, ...words }) => Object.entries(words).map(([name, text]) => [`${name}.${locale}`, text])),
  );
}

/** The reverse of `itemRecord`; a language without a title is not there. */
export function itemFrom(record: AuditValues): ItemInput {
  const { startsAt, endsAt, isBreak, room, speakers } = record;
  return {
    startsAt: new Date(String(startsAt)),
    endsAt: typeof endsAt === "string" ? new Date(endsAt) : null,
    isBreak: isBreak === true,
    room: lineOf(room),
    speakers: Array.isArray(speakers) ? speakers.map(String) : [],
    texts: localesIn(record).flatMap((locale) => {
      const title = lineOf(record[`title.${locale}`]);
      return title === null ? [] : [{ locale, title, description: lineOf(record[`description.${locale}`]) }];
    }),
  };
}

/** The reverse of `speakerRecord`. */
export function speakerFrom(record: AuditValues): SpeakerInput {
  return {
    givenName: lineOf(record.givenName) ?? "",
    familyName: lineOf(record.familyName) ?? "",
    organisation: lineOf(record.organisation),
    website: lineOf(record.website),
    texts: localesIn(record).flatMap((locale) => {
      const jobTitle = lineOf(record[`jobTitle.${locale}`]);
      const biography = lineOf(record[`biography.${locale}`]);
      return jobTitle === null && biography === null ? [] : [{ locale, jobTitle, biography }];
    }),
  };
}

const lineOf = (value: AuditValue | undefined): string | null => (typeof value === "string" ? value : null);

function localesIn(record: AuditValues): string[] {
  const locales = Object.keys(record).flatMap((name) => name.split(".")[1] ?? []);
  return [...new Set(locales)].sort();
}

/**
 * Brings together what two organisers did to one record (`mergeEdits`): what only one of them touched is kept.
 * @param basis what the form showed (`basisOf`). @returns null where both touched a field: then the second has to decide.
 */
export function mergedRecord(basis: string | undefined, current: AuditValues, wanted: AuditValues): AuditValues | null {
  // What stands in one of them alone counts as nothing in the other.
  const names = [...Object.keys(current), ...Object.keys(wanted)];
  const whole = Object.fromEntries(names.map((name) => [name, wanted[name] ?? null]));
  const { touched, conflicts } = mergeEdits(readBasis(basis) ?? {}, current, whole);
  if (conflicts.length > 0) return null;
  return { ...current, ...Object.fromEntries(touched.map((name) => [name, whole[name] ?? null])) };
}

/** What a form says it was shown with; null for what nobody could have been shown. */
export function readBasis(text = ""): AuditValues | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read) ? (read as AuditValues) : null;
  } catch {
    return null;
  }
}

/** What differs between two records; what only one has counts as nothing in the other. */
export function recordChanges(old: AuditValues, next: AuditValues): { before: AuditValues; after: AuditValues } {
  const names = [...new Set([...Object.keys(old), ...Object.keys(next)])];
  const changed = names.filter((name) => JSON.stringify(old[name] ?? null) !== JSON.stringify(next[name] ?? null));
  const pick = (from: AuditValues) => Object.fromEntries(changed.map((name) => [name, from[name] ?? null]));
  return { before: pick(old), after: pick(next) };
}

/** A record as it travels in a form, to tell whether somebody else has changed it since. */
export function basisOf(record: AuditValues): string {
  return JSON.stringify(Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1))));
}
