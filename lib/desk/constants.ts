/** Columns the list can be sorted by, as they stand in the address. */
export const sortColumns = ["registered", "name", "organisation", "country", "status"] as const;
export type SortColumn = (typeof sortColumns)[number];

export const pageSizes = [25, 50, 100] as const;

/** Rows fetched at a time while an export streams: memory stays flat however long the list is. */
export const EXPORT_BATCH = 1_000;

/** Longest reason for a cancellation; it is printed in the participant's mail. */
export const REASON_MAX_CHARACTERS = 1_000;

/** How much of a typed reason is kept to be shown again: room to shorten it, and not whatever somebody sends. */
export const REASON_KEPT_CHARACTERS = 2_000;

/** How long sensitive answers stay open to the organiser who opened them, before they have to be opened again. */
export const OPENED_MINUTES = 10;
