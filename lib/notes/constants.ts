/** Longest note, in characters as people count them. */
export const NOTE_MAX_CHARACTERS = 2_000;
