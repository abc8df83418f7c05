/** What the list can show of everybody, in the order of its columns; each can be sorted by. The first is always shown. */
export const listColumns = [
  "name",
  "organisation",
  "organisationType",
  "jobTitle",
  "country",
  "email",
  "status",
  "tags",
  "attendance",
  "locale",
  "route",
  "registered",
  "reference",
] as const;
export type NamedColumn = (typeof listColumns)[number];
/** One of those, or a question's answers by its id. */
export type ListColumn = NamedColumn | `answer.${string}`;

/** Columns shown when the address names none. */
export const usualColumns: readonly ListColumn[] = [
  "organisation",
  "country",
  "email",
  "status",
  "registered",
  "reference",
];

/** Most columns beside the name; what is beyond is left out. */
export const MOST_COLUMNS = 30;

/** Matches are counted up to here; of longer lists the page says that there are more. */
export const COUNTED_AT_MOST = 5_000;

/** Where more than this many are found, the page is looked for among the first so many of the list's order. */
export const MANY_FOUND = 500;
export const GLANCED_AT = 1_000;

export const pageSizes = [25, 50, 100] as const;

/** Longest reason for a cancellation; it is printed in the participant's mail. */
export const REASON_MAX_CHARACTERS = 1_000;

/** How much of a typed reason is kept to be shown again: room to shorten it, and not whatever somebody sends. */
export const REASON_KEPT_CHARACTERS = 2_000;

/** How long sensitive answers stay open to the organiser who opened them, before they have to be opened again. */
export const OPENED_MINUTES = 10;
