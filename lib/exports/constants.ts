/** What an export is for; each takes no more than its readers need. */
export const exportPurposes = ["full", "badges", "desk", "caterer", "funder", "own"] as const;
export type ExportPurpose = (typeof exportPurposes)[number];

export const exportFormats = ["csv", "xlsx", "json"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What stands on a registration itself, in the order of the full export. */
export const factColumns = [
  "reference",
  "status",
  "givenName",
  "familyName",
  "email",
  "organisation",
  "organisationType",
  "country",
  "jobTitle",
  "locale",
  "attendsConference",
  "photoConsent",
  "listSharing",
  "registeredAt",
  "cancelledAt",
  "route",
  "verifiedAt",
  "approvedAt",
  "queueNumber",
] as const;
export type FactColumn = (typeof factColumns)[number];

/**
 * Columns that are not a fact of the registration: its answers (a column per question, or one by `answer.<id>`), tags, on
 * which days somebody was there, and a box per day to tick by hand.
 */
export const furtherColumns = ["answers", "tags", "attendance", "boxes"] as const;
export type ExportColumn = FactColumn | (typeof furtherColumns)[number] | `answer.${string}`;

/**
 * The columns of each purpose. A badge has no address on it, the list at the door no more than it takes to find somebody,
 * and a grant's auditor reads who took part, for whom, and on which days.
 */
export const purposeColumns: Record<Exclude<ExportPurpose, "own" | "caterer">, readonly ExportColumn[]> = {
  full: [...factColumns, "answers", "tags", "attendance"],
  badges: ["givenName", "familyName", "organisation", "jobTitle", "country", "reference"],
  desk: ["familyName", "givenName", "organisation", "reference", "boxes"],
  funder: [
    "reference",
    "givenName",
    "familyName",
    "organisation",
    "organisationType",
    "country",
    "status",
    "registeredAt",
    "attendance",
  ],
};

/** Purposes that mean the people who are coming, unless states were chosen. */
export const comingOnly: readonly ExportPurpose[] = ["badges", "desk", "caterer", "funder"];

/** Purposes whose lines stand from A to Z by family name; the others in the order of registration. */
export const alphabetical: readonly ExportPurpose[] = ["badges", "desk"];

/** Rows fetched at a time while an export streams: memory stays flat however long the list is. */
export const EXPORT_BATCH = 1_000;

/** Counts below this can point to a person; the caterer's file says so. */
export const SMALL_COUNT = 5;

/** Most columns of an own selection that are read from an address; no event has as many. */
export const MOST_COLUMNS = 120;
