/** How long a mailed sign-in link is good for. Short, since a mailbox may be shared; long enough for slow mail. */
export const SIGN_IN_LINK_MINUTES = 15;

/** A browser that nobody used for this long is signed out: one working day. */
export const SESSION_IDLE_HOURS = 12;

/** And after this long in any case, however busy it was. */
export const SESSION_LONGEST_DAYS = 7;

/** The end of a session moves at most this often, so that reading a page does not mean writing a row each time. */
export const SESSION_RENEWAL_MINUTES = 15;
