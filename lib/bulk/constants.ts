/** What can be done to many at once, in the order in which it is offered. */
export const bulkKinds = [
  "approve",
  "decline",
  "offer",
  "cancel",
  "move_to_waiting_list",
  "mark_present",
  "tag",
  "untag",
] as const;

/** How many people are on one page of a preview or a result. */
export const PEOPLE_PER_PAGE = 50;

/** For how long, in milliseconds, one action is carried out before it is the turn of other work. */
export const TURN_MS = 5_000;

/** In seconds: how often the page of a running action shows itself again. */
export const REFRESH_SECONDS = 3;

/** Ticks that nobody came back to are forgotten after this many hours of product time. */
export const CHOOSING_HOURS = 24;

/** Ticks from before this moment are forgotten. @param now product time. */
export const tickedSince = (now: Date) => new Date(now.getTime() - CHOOSING_HOURS * 3_600_000);

/** Most people whom a form may name one by one: those of the longest page of the list, and some. */
export const MOST_TICKED = 1_000;

/**
 * Longest query of a list that is read, in UTF-16 units: more than any address can hold (Node takes 16 KiB of a request's
 * head), also when each of its bytes is written as %XX. A cut one would mean more people than the list has shown.
 */
export const LIST_QUERY_LENGTH = 64_000;

/** The longest that choosing or starting may take, in milliseconds: 100,000 people take seconds. */
export const CHOOSING_MS = 60_000;

/** Name of the job that carries actions out. */
export const BULK_JOB = "carry_out_bulk_actions";
