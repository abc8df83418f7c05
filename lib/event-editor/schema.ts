import { z } from "zod";
import { countryCodes } from "../i18n/countries";
import { locales } from "../i18n/locales";
import { LINE_MAX_CHARACTERS, PREFIX_MAX_CHARACTERS } from "./constants";

/** What stands before the hyphen of every reference: capital letters and digits, a letter first. */
export const referencePrefixPattern = new RegExp(`^[A-Z][A-Z0-9]{1,${PREFIX_MAX_CHARACTERS - 1}}$`);

const line = z.string().min(1).max(LINE_MAX_CHARACTERS);

/** The least that makes an event. Moments are absolute; texts are trimmed. Everything else gets a default. */
export const newEventSchema = z.object({
  title: line,
  /** In which its texts are written, the first of them first. */
  languages: z.array(z.enum(locales)).min(1),
  /** Null: made from the title. */
  slug: z.string().nullable(),
  /** Null: made from the title. */
  referencePrefix: z.string().regex(referencePrefixPattern).nullable(),
  /** IANA name. */
  timeZone: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  venueCity: line,
  venueCountry: z.enum(countryCodes),
  capacity: z.int().min(1).max(100_000),
  contactName: line,
  contactEmail: z.string().max(254),
});
export type NewEvent = z.infer<typeof newEventSchema>;

/** Something that is missing or odd before an event is published. Errors keep it from being published. */
export type Finding = {
  level: "error" | "warning";
  code: FindingCode;
  /** Where it is about one language. */
  language?: string;
  /** Which texts. */
  fields?: string[];
  /** The page on which it is mended. */
  page: FindingPage;
};

export type FindingCode =
  | "no_languages"
  | "texts_missing"
  | "texts_untranslated"
  | "marks_unread"
  | "no_capacity"
  | "starts_in_past"
  | "window_over"
  | "window_ahead"
  | "closed_by_hand"
  | "place_unknown"
  | "travel_without_date"
  | "travel_without_text"
  | "grant_number_missing"
  | "questions_untranslated"
  | "programme_untranslated"
  | "no_reminders";

/** The end of an address under an event's. */
export type FindingPage =
  | "texts"
  | `texts/${string}`
  | "seats"
  | "when-and-where"
  | "questions"
  | "programme"
  | "publishing"
  | "mail/rules";
