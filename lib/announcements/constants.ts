/** Longest texts of an announcement, in characters as people count them. */
export const announcementLength = { subject: 150, body: 10_000 } as const;

/** How many files go with one announcement. Each is bounded as answers that are files are (`FILE_MAX_BYTES`). */
export const FILES_PER_ANNOUNCEMENT = 5;

/** The longest that putting one announcement's mails into the queue may take, in milliseconds: 100,000 take seconds. */
export const QUEUEING_MS = 120_000;

/** How many people are offered for a preview, and how many mails are on one page of an outcome. */
export const PEOPLE_OFFERED = 20;
export const MAILS_PER_PAGE = 50;

/** In seconds: how often the page of one that is being sent shows itself again, as long as its reader wants that. */
export const REFRESH_SECONDS = 5;

/** States of a mail in an outcome, as they stand in the address. */
export const outcomes = ["sent", "waiting", "failed", "returned", "withdrawn"] as const;
export type Outcome = (typeof outcomes)[number];
