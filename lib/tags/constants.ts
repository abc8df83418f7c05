/** Longest name of a tag, in characters as people count them. */
export const TAG_MAX_CHARACTERS = 60;
