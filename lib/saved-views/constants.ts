/** Longest name of a view, in characters as people count them. */
export const VIEW_NAME_MAX = 80;

/** Most views that somebody can keep at one event. */
export const VIEWS_PER_PERSON = 50;

/** Longest address that is kept. What the list itself writes stays far below. */
export const VIEW_QUERY_MAX = 8_000;
