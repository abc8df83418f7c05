/** A mail that is due and has waited this long says that nobody is sending. */
export const MAIL_MAY_WAIT_MINUTES = 5;

/** A database that takes longer than this to answer a simple question does not count as reachable. */
export const DATABASE_PATIENCE_MS = 5_000;
