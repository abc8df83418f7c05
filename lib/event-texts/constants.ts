import type { DetailField, FieldKind, SectionName, TextField } from "./schema";

/** Most characters of a field of a kind; of a list, of each of its entries. */
export const mostCharacters: Partial<Record<FieldKind, number>> = {
  line: 200,
  plain: 2_000,
  rich: 10_000,
  list: 300,
  email: 254,
  url: 500,
  slug: 100,
};
/** Most entries of a list. */
export const MOST_ENTRIES = 20;

type Section = { texts: readonly TextField[]; details: readonly DetailField[] };

/**
 * What organisers write about an event, in the order of its page. A text stands once per language, a detail once.
 * `always`: without it the event cannot be published, or be without it once it is.
 */
export const textSections: Record<SectionName, Section> = {
  about: {
    texts: [
      { name: "title", kind: "line", need: "always" },
      { name: "summary", kind: "plain", need: "always" },
      { name: "background", kind: "rich", need: "always" },
    ],
    details: [],
  },
  workshop: {
    texts: [
      { name: "workshop", kind: "rich" },
      { name: "focusPoints", kind: "list" },
      { name: "casesHeading", kind: "line" },
      { name: "casesText", kind: "rich" },
      { name: "cases", kind: "list" },
    ],
    details: [],
  },
  conference: {
    texts: [
      { name: "conferenceTitle", kind: "line" },
      { name: "conferenceText", kind: "rich" },
    ],
    details: [
      { name: "conferenceStartsOn", kind: "date" },
      { name: "conferenceEndsOn", kind: "date" },
      { name: "conferenceVenue", kind: "line" },
      { name: "conferenceUrl", kind: "url" },
    ],
  },
  travel: {
    texts: [{ name: "travelText", kind: "rich" }],
    details: [{ name: "travelRequestsCloseAt", kind: "moment" }],
  },
  contact: {
    texts: [{ name: "contactRole", kind: "line" }],
    details: [
      { name: "contactName", kind: "line", need: "always" },
      { name: "contactEmail", kind: "email", need: "always" },
      { name: "contactPhone", kind: "line" },
      { name: "contactProfile", kind: "url" },
    ],
  },
  funding: {
    texts: [
      { name: "fundingText", kind: "plain" },
      { name: "fundingDisclaimer", kind: "plain" },
    ],
    details: [
      { name: "fundingProgramme", kind: "line" },
      { name: "fundingGrantNumber", kind: "line" },
      { name: "fundingEmblem", kind: "flag" },
    ],
  },
  privacy: {
    texts: [
      { name: "privacyController", kind: "line", need: "always" },
      { name: "privacyLegalBasis", kind: "rich" },
      { name: "privacyRecipients", kind: "rich" },
      { name: "privacyAuthority", kind: "rich" },
    ],
    details: [],
  },
  basics: {
    texts: [],
    details: [
      { name: "slug", kind: "slug", need: "always" },
      { name: "referencePrefix", kind: "prefix", need: "always" },
      { name: "venueCountry", kind: "country", need: "always" },
    ],
  },
};

export const sectionNames = Object.keys(textSections) as SectionName[];

/** What can be done about a language of an event's texts. */
export const languageSteps = ["add", "offer", "first", "remove"] as const;
export type LanguageStep = (typeof languageSteps)[number];
