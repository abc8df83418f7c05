export const MAILS_PER_PAGE = 50;

/** By what the list of mails can be narrowed down, as it stands in the address. */
export const mailFilters = ["attention", "waiting", "retrying", "sent", "returned", "failed", "withdrawn"] as const;
export type MailFilterState = (typeof mailFilters)[number];

/** How many of the mails that need attention an event's overview shows. */
export const ATTENTION_SHOWN = 5;

/** A mail that is due and has waited this long says that nobody is sending. */
export const STUCK_AFTER_MINUTES = 5;
