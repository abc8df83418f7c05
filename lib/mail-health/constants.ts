/** A mail that is due and has waited this long says that nobody is sending. */
export const STUCK_AFTER_MINUTES = 5;
