/** How long something typed and not sent is kept. Long enough for a meeting in between, short for personal data. */
export const DRAFT_HOURS = 4;

/** Most characters kept of one form, all fields together: more than any honest form, less than an attack. */
export const DRAFT_MAX_CHARACTERS = 120_000;

/** Names of forms: far longer than any of ours, which are a word and what it is about, and nothing that a text cannot hold. */
export const FORM_NAME = /^\P{C}{1,300}$/u;

/** How many drafts are read in one statement. */
export const MOST_TOGETHER = 50;
