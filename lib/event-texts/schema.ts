import type { Event, EventText } from "@/prisma/generated/client";

/**
 * How what is typed into a field is read. `line` one line; `plain` several, without marks; `rich` the marks of
 * lib/rich-text; `list` one entry per line.
 */
export const fieldKinds = [
  "line",
  "plain",
  "rich",
  "list",
  "email",
  "url",
  "date",
  "moment",
  "flag",
  "slug",
  "prefix",
  "country",
] as const;
export type FieldKind = (typeof fieldKinds)[number];

export type SectionName = "about" | "workshop" | "conference" | "travel" | "contact" | "funding" | "privacy" | "basics";

export type TextName = keyof Pick<
  EventText,
  | "title"
  | "summary"
  | "background"
  | "workshop"
  | "focusPoints"
  | "casesHeading"
  | "casesText"
  | "cases"
  | "conferenceTitle"
  | "conferenceText"
  | "travelText"
  | "contactRole"
  | "fundingText"
  | "fundingDisclaimer"
  | "privacyController"
  | "privacyLegalBasis"
  | "privacyRecipients"
  | "privacyAuthority"
>;

export type DetailName = keyof Pick<
  Event,
  | "conferenceStartsOn"
  | "conferenceEndsOn"
  | "conferenceVenue"
  | "conferenceUrl"
  | "travelRequestsCloseAt"
  | "contactName"
  | "contactEmail"
  | "contactPhone"
  | "contactProfile"
  | "fundingProgramme"
  | "fundingGrantNumber"
  | "fundingEmblem"
  | "slug"
  | "referencePrefix"
  | "venueCountry"
>;

type Field<Name> = { name: Name; kind: FieldKind /** Never empty once the event is public. */; need?: "always" };
export type TextField = Field<TextName>;
export type DetailField = Field<DetailName>;

/** The texts of an event in one language, as far as the sections have them. */
export type TextsInLanguage = Pick<EventText, TextName | "locale">;

/** An event as far as its texts and what belongs to them go. */
export type EventForTexts = Pick<Event, DetailName | "status" | "timeZone" | "startsAt" | "languages"> & {
  texts: TextsInLanguage[];
};

/** What stands in the fields of a section, as it is typed: by the name of a detail, or of a text and its language. */
export type TypedTexts = Record<string, string>;

/** Name of the field for a text in a language. */
export const textField = (name: TextName, language: string) => `${name}.${language}`;

/** What can be wrong with a field; the words stand in the messages `eventEditor.errors.<code>`. */
export type TextErrorCode =
  | "missing"
  | "missing_public"
  | "too_long"
  | "too_many_entries"
  | "unprintable"
  | "forbidden_link"
  | "not_an_address"
  | "not_a_web_address"
  | "not_a_date"
  | "not_a_moment"
  | "moment_missing"
  | "moment_skipped"
  | "moment_doubled"
  | "last_before_first"
  | "not_a_country"
  | "slug_wrong"
  | "slug_taken"
  | "slug_fixed"
  | "prefix_wrong"
  | "prefix_fixed";
export type TextError = { name: string; code: TextErrorCode; most?: number; typed?: string };

/** A field that two organisers have changed at once, as it is typed. */
export type TextConflict = {
  name: string /** When the form was shown. */;
  was: string /** Now. */;
  is: string;
  typed: string;
};
