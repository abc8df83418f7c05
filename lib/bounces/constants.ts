/** How many octets stand in front of the tag: 64 (RFC 5321, 4.5.3.1.1) less the + and the tag of 34. */
export const RETURN_PATH_LONGEST = 29;

/** How long one reading may take, since other work waits for it. What is left is read a minute later. */
export const READING_SECONDS = 20;

/** After this many minutes of failing, a message that its server does not hand out is skipped. */
export const SKIP_AFTER_MINUTES = 30;

/** How long one message may take to be taken apart. */
export const PARSING_SECONDS = 10;
