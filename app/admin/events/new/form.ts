import type { DraftValues } from "@/lib/drafts/schema";
import { isEmailAddress } from "@/lib/email-address";
import { reservedSlugs } from "@/lib/event-editor/constants";
import { type NewEvent, newEventSchema, referencePrefixPattern } from "@/lib/event-editor/schema";
import { defaultTimeZone, timeZones } from "@/lib/events/constants";
import { isSlug } from "@/lib/events/schema";
import { countryCodes } from "@/lib/i18n/countries";
import { type Locale, locales } from "@/lib/i18n/locales";
import { readMoment } from "@/lib/typed-moments";
import { readNumber } from "../[slug]/seats/form";
import { readLine } from "../[slug]/when-and-where/form";

/** Name under which what was typed is kept. */
export const newEventForm = "new-event";

const lines = ["title", "venueCity", "contactName", "contactEmail"] as const;
const others = [
  "timeZone",
  "startsAt",
  "endsAt",
  "venueCountry",
  "capacity",
  "first",
  "slug",
  "referencePrefix",
] as const;
export const languageBox = (locale: Locale) => `language.${locale}`;

export const isNewEventField = (name: string): boolean =>
  [...lines, ...others, ...locales.map(languageBox)].some((field) => field === name);

/** What the form says beforehand. */
export const blankEvent = (locale: Locale): DraftValues => ({
  timeZone: defaultTimeZone,
  first: locale,
  [languageBox(locale)]: "yes",
});

export type NewEventErrorCode =
  | "missing"
  | "line_too_long"
  | "line_unprintable"
  | "languages_missing"
  | "first_not_chosen"
  | "not_a_zone"
  | "not_a_country"
  | "moment_missing"
  | "not_a_moment"
  | "moment_skipped"
  | "moment_doubled"
  | "ends_before_start"
  | "starts_in_past"
  | "not_a_number"
  | "not_an_address"
  | "slug_wrong"
  | "slug_taken"
  | "prefix_wrong";
export type NewEventError = { name: string; code: NewEventErrorCode; typed?: string; least?: number; most?: number };

type Read = { ok: true; event: NewEvent } | { ok: false; errors: NewEventError[] };

/** Most seats of an event, as `newEventSchema` has it. */
const MOST_SEATS = 100_000;

/**
 * Reads the form. @param now product time. @param taken an address that was refused as another event's.
 */
export function readNewEvent(values: DraftValues, now: Date, taken?: string): Read {
  const errors: NewEventError[] = [];
  const note = (name: string, error?: Omit<NewEventError, "name">) => {
    if (error && !errors.some((known) => known.name === name)) errors.push({ name, ...error });
  };
  const line = (name: (typeof lines)[number]) => {
    const read = readLine(values[name]);
    note(name, read.error ?? (read.value === null ? { code: "missing" } : undefined));
    return read.value ?? "";
  };
  const title = line("title");
  const ticked = locales.filter((locale) => values[languageBox(locale)] === "yes");
  if (ticked.length === 0) note(languageBox(locales[0]), { code: "languages_missing" });
  const first = ticked.find((locale) => locale === values.first);
  if (ticked.length > 0 && !first) note("first", { code: "first_not_chosen" });
  const languages = first ? [first, ...ticked.filter((locale) => locale !== first)] : ticked;

  const timeZone = timeZones.find((zone) => zone === values.timeZone);
  if (!timeZone) note("timeZone", { code: "not_a_zone" });
  const moment = (name: "startsAt" | "endsAt") => {
    const read = readMoment(values[name], new Date(0), timeZone ?? defaultTimeZone);
    note(name, read.error);
    return read.value;
  };
  const [startsAt, endsAt] = [moment("startsAt"), moment("endsAt")];
  if (startsAt <= now) note("startsAt", { code: "starts_in_past" });
  if (endsAt <= startsAt) note("endsAt", { code: "ends_before_start" });

  const venueCity = line("venueCity");
  if (!countryCodes.includes(values.venueCountry ?? "")) note("venueCountry", { code: "not_a_country" });
  const capacity = readNumber(values.capacity, { least: 1, most: MOST_SEATS });
  note("capacity", capacity.error);
  const contactName = line("contactName");
  const contactEmail = line("contactEmail");
  if (!isEmailAddress(contactEmail)) note("contactEmail", { code: "not_an_address" });

  const slug = (values.slug ?? "").trim().toLowerCase() || null;
  if (slug && (!isSlug(slug) || slug.length > 100)) note("slug", { code: "slug_wrong" });
  if (slug && (slug === taken || reservedSlugs.includes(slug))) note("slug", { code: "slug_taken" });
  const referencePrefix = (values.referencePrefix ?? "").trim().toUpperCase() || null;
  if (referencePrefix && !referencePrefixPattern.test(referencePrefix))
    note("referencePrefix", { code: "prefix_wrong" });
  if (errors.length > 0) return { ok: false, errors };
  const facts = { timeZone, startsAt, endsAt, venueCity, venueCountry: values.venueCountry, capacity: capacity.value };
  const read = { title, languages, slug, referencePrefix, ...facts, contactName, contactEmail };
  return { ok: true, event: newEventSchema.parse(read) };
}
