/** Longest name of a body, in characters as people count them; as long as an organisation's on the registration form. */
export const BODY_NAME_MAX_CHARACTERS = 200;

/** Most domains of one body, and most characters that are read of what was typed or pasted for them. */
export const BODY_MAX_DOMAINS = 200;
export const DOMAINS_MAX_CHARACTERS = 20_000;
