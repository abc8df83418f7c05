/** How many octets stand in front of the tag: 64 (RFC 5321, 4.5.3.1.1) less the + and the tag of 34. */
export const RETURN_PATH_LONGEST = 29;
