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

/** Most people whom a form may name one by one: those of the longest page of the list, and some. */
export const MOST_TICKED = 1_000;

/** Longest address of a list that is kept as the way back, in UTF-16 units. */
export const LIST_QUERY_LENGTH = 4_000;

/** The longest that choosing or starting may take, in milliseconds: 100,000 people take seconds. */
export const CHOOSING_MS = 60_000;

/** Name of the job that carries actions out. */
export const BULK_JOB = "carry_out_bulk_actions";
