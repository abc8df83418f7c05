import { z } from "zod";
import { keptText, textProblem } from "../mail-texts/schema";
import { doubledMoments, momentInZone, offsetIfDoubled, wallClock } from "../time-zone";
import { splitTurn, splitTurnIn } from "../typed-moments";
import {
  EVENING_MAX_HOURS,
  LINE_MAX_CHARACTERS,
  type ProgrammeItem,
  type Speaker,
  TEXT_MAX_CHARACTERS,
} from "./constants";

const line = z.string().min(1).max(LINE_MAX_CHARACTERS);
const text = z.string().min(1).max(TEXT_MAX_CHARACTERS);

/** One line of the programme. Texts are trimmed; a language without a title is not there. */
export const itemSchema = z
  .object({
    startsAt: z.date(),
    /** Null where only the beginning is announced. */
    endsAt: z.date().nullable(),
    isBreak: z.boolean(),
    room: line.nullable(),
    texts: z.array(z.object({ locale: z.string(), title: line, description: text.nullable() })).min(1),
    /** Ids, in the order in which they stand there. */
    speakers: z.array(z.string()),
  })
  .refine(({ startsAt, endsAt }) => endsAt === null || endsAt > startsAt);
export type ItemInput = z.infer<typeof itemSchema>;

export const speakerSchema = z.object({
  givenName: line,
  familyName: line,
  organisation: line.nullable(),
  website: z.url({ protocol: /^https?$/ }).nullable(),
  texts: z.array(z.object({ locale: z.string(), jobTitle: line.nullable(), biography: text.nullable() })),
});
export type SpeakerInput = z.infer<typeof speakerSchema>;

export type ProgrammeErrorCode =
  | "day_missing"
  | "day_wrong"
  | "time_missing"
  | "time_wrong"
  | "time_skipped"
  | "time_doubled"
  | "ends_before_start"
  | "title_missing"
  | "name_missing"
  | "website_wrong"
  | "too_long"
  | "unprintable";
export type ProgrammeError = { name: string; code: ProgrammeErrorCode; limit?: number };
type Read<Input> = { ok: true; input: Input } | { ok: false; errors: ProgrammeError[] };
type Typed = Readonly<Record<string, string>>;

/** Names of the fields that stand once per language, and of the box of each speaker. */
export const titleField = (language: string) => `title.${language}`;
export const descriptionField = (language: string) => `description.${language}`;
export const jobTitleField = (language: string) => `jobTitle.${language}`;
export const biographyField = (language: string) => `biography.${language}`;
export const speakerField = (speakerId: string) => `speaker.${speakerId}`;

/** Whether the form of an item, or of a speaker, has a field of this name. */
export const isItemField = (name: string) =>
  /^(basis|day|from|until|isBreak|room|(title|description)\.[A-Za-z-]{2,35}|speaker\.[0-9a-f-]{36})$/.test(name);
export const isSpeakerField = (name: string) =>
  /^(basis|givenName|familyName|organisation|website|(jobTitle|biography)\.[A-Za-z-]{2,35})$/.test(name);

/** An item as it would have been typed. Times are those of the zone's clocks. @param timeZone IANA name. */
export function typedItem(item: ItemInput, timeZone: string): Record<string, string> {
  return {
    ...typedTimes(item, timeZone),
    isBreak: item.isBreak ? "yes" : "",
    room: item.room ?? "",
    ...Object.fromEntries(
      item.texts.flatMap(({ locale, title, description }) => [
        [titleField(locale), title],
        [descriptionField(locale), description ?? ""],
      ]),
    ),
    ...Object.fromEntries(item.speakers.map((id) => [speakerField(id), "yes"])),
  };
}

/** When something is, as it would have been typed. */
export function typedTimes({ startsAt, endsAt }: Pick<ItemInput, "startsAt" | "endsAt">, timeZone: string) {
  const { year, month, day } = wallClock(startsAt, timeZone);
  return {
    day: `${year}-${month}-${day}`,
    from: timeOf(startsAt, timeZone),
    until: endsAt ? timeOf(endsAt, timeZone) : "",
  };
}

function timeOf(at: Date, timeZone: string): string {
  const { hour, minute } = wallClock(at, timeZone);
  return `${hour}:${minute}${offsetIfDoubled(at, timeZone)}`;
}

export function typedSpeaker({ givenName, familyName, organisation, website, texts }: SpeakerInput) {
  return {
    givenName,
    familyName,
    organisation: organisation ?? "",
    website: website ?? "",
    ...Object.fromEntries(
      texts.flatMap(({ locale, jobTitle, biography }) => [
        [jobTitleField(locale), jobTitle ?? ""],
        [biographyField(locale), biography ?? ""],
      ]),
    ),
  };
}

/**
 * Reads what was typed about an item. The first language needs a title; what stands in the others is kept, and a language
 * without a title falls back on the page.
 * @param timeZone IANA name, in which day and times are meant. @param stored the item as it is on record: times that were
 *   left alone stay to the moment, also where the zone's clocks show one twice. @param speakers ids of the event's.
 */
export function readItem(
  typed: Typed,
  {
    languages,
    timeZone,
    speakers,
    stored,
  }: { languages: readonly string[]; timeZone: string; speakers: readonly string[]; stored?: ItemInput },
): Read<ItemInput> {
  const reader = readerOf(typed);
  const times = readTimes(typed, timeZone, reader.note, stored);
  const [first] = languages;
  const room = reader.line("room");
  const texts = languages.flatMap((locale) => {
    const title = reader.line(titleField(locale));
    const description = reader.text(descriptionField(locale));
    // Words under no title would be shown nowhere.
    if (title === null && (locale === first || description !== null)) reader.note(titleField(locale), "title_missing");
    return title === null ? [] : [{ locale, title, description }];
  });
  if (!times || reader.errors.length > 0) return { ok: false, errors: reader.errors };
  const isBreak = typed.isBreak === "yes";
  const chosen = isBreak ? [] : speakers.filter((id) => typed[speakerField(id)] === "yes");
  return { ok: true, input: { ...times, isBreak, room, texts, speakers: chosen } };
}

/** Reads what was typed about somebody who speaks. */
export function readSpeaker(typed: Typed, languages: readonly string[]): Read<SpeakerInput> {
  const reader = readerOf(typed);
  const givenName = reader.line("givenName");
  const familyName = reader.line("familyName");
  for (const name of ["givenName", "familyName"]) if (!typed[name]?.trim()) reader.note(name, "name_missing");
  const organisation = reader.line("organisation");
  const website = readWebsite(reader.line("website"));
  if (website === "wrong") reader.note("website", "website_wrong");
  const texts = languages.flatMap((locale) => {
    const words = { jobTitle: reader.line(jobTitleField(locale)), biography: reader.text(biographyField(locale)) };
    return words.jobTitle === null && words.biography === null ? [] : [{ locale, ...words }];
  });
  if (reader.errors.length > 0 || givenName === null || familyName === null)
    return { ok: false, errors: reader.errors };
  return { ok: true, input: { givenName, familyName, organisation, website, texts } };
}

/** An address of the web, with https where nothing is said; anything that a browser would run is none. */
function readWebsite(typed: string | null): string | null {
  if (typed === null) return null;
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return "wrong";
  const { protocol, hostname, username, href } = new URL(address);
  const isWeb = (protocol === "https:" || protocol === "http:") && hostname.includes(".") && username === "";
  return isWeb && href.length <= LINE_MAX_CHARACTERS ? href : "wrong";
}

/** Reads fields and gathers what is wrong with them, one error each; nothing typed is null. */
function readerOf(typed: Typed) {
  const errors: ProgrammeError[] = [];
  const note = (name: string, code: ProgrammeErrorCode, limit?: number) => {
    if (!errors.some((known) => known.name === name)) errors.push({ name, code, ...(limit && { limit }) });
  };
  const kept = (name: string, limit: number, isOneLine: boolean) => {
    const words = keptText(typed[name] ?? "");
    const problem = textProblem(words, limit, isOneLine);
    if (problem) note(name, problem, limit);
    return words === "" ? null : words;
  };
  return {
    errors,
    note,
    line: (name: string) => kept(name, LINE_MAX_CHARACTERS, true),
    text: (name: string) => kept(name, TEXT_MAX_CHARACTERS, false),
  };
}

function readTimes(
  typed: Typed,
  timeZone: string,
  note: (name: string, code: ProgrammeErrorCode) => void,
  stored?: ItemInput,
): { startsAt: Date; endsAt: Date | null } | null {
  const day = (typed.day ?? "").trim();
  const [from, until] = [normalTime(typed.from), normalTime(typed.until)];
  const before = stored && typedTimes(stored, timeZone);
  const isSame = before?.day === day && before.from === from && before.until === until;
  if (stored && isSame) return { startsAt: stored.startsAt, endsAt: stored.endsAt };
  if (day === "") note("day", "day_missing");
  // A year before this one is a slip such as 0024.
  else if (!momentInZone(`${day}T12:00`, timeZone) || day < "2000") note("day", "day_wrong");
  if (from === "") note("from", "time_missing");
  const startsAt = day && from ? momentAt(day, from, timeZone) : null;
  const endOnDay = day && until ? momentAt(day, until, timeZone) : null;
  for (const [name, time, moment] of [
    ["from", from, startsAt],
    ["until", until, endOnDay],
  ] as const) {
    if (time !== "" && !/^([01]\d|2[0-3]):[0-5]\d$/.test(splitTurnIn(time, timeZone, day).text))
      note(name, "time_wrong");
    if (moment === "skipped") note(name, "time_skipped");
    if (moment === "doubled") note(name, "time_doubled");
  }
  if (!(startsAt instanceof Date)) return null;
  if (!(endOnDay instanceof Date)) return until === "" ? { startsAt, endsAt: null } : null;
  if (endOnDay > startsAt) return { startsAt, endsAt: endOnDay };
  const nextDay = momentAt(dayAfter(day), until, timeZone);
  if (nextDay === "doubled") note("until", "time_doubled");
  const isEvening = nextDay instanceof Date && nextDay.getTime() - startsAt.getTime() <= EVENING_MAX_HOURS * 3_600_000;
  if (isEvening) return { startsAt, endsAt: nextDay };
  note("until", "ends_before_start");
  return null;
}

/**
 * What a day and a time mean, with the choice between two moments where clocks are set back over it (`withTurn`).
 * @returns "doubled" where there are two and nothing says which; as `momentInZone` otherwise.
 */
function momentAt(day: string, time: string, timeZone: string): Date | "skipped" | "doubled" | null {
  const { text, offset } = splitTurnIn(time, timeZone, day);
  const turns = doubledMoments(`${day}T${text}`, timeZone);
  return turns
    ? (turns.find((turn) => turn.offset === offset)?.at ?? "doubled")
    : momentInZone(`${day}T${text}`, timeZone);
}

/** As people write times: 9:30, 9.30 and 0930 are 09:30. */
function normalTime(typed = ""): string {
  const { text, offset } = splitTurn(typed.trim());
  const [, hours, minutes] = /^(\d{1,2})[:.]?(\d{2})$/.exec(text) ?? [];
  return hours === undefined ? typed.trim() : `${hours.padStart(2, "0")}:${minutes}${offset}`;
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** What is on record, as it would be saved again. */
export function itemInput({ startsAt, endsAt, isBreak, room, texts, speakers }: ProgrammeItem): ItemInput {
  return {
    startsAt,
    endsAt,
    isBreak,
    room,
    texts: sorted(texts),
    speakers: speakers.map(({ speakerId }) => speakerId),
  };
}

export function speakerInput({ givenName, familyName, organisation, website, texts }: Speaker): SpeakerInput {
  return { givenName, familyName, organisation, website, texts: sorted(texts) };
}

const sorted = <Text extends { locale: string }>(texts: Text[]) =>
  [...texts].sort((one, other) => one.locale.localeCompare(other.locale));
