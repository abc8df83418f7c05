export const MAILS_PER_PAGE = 50;

/** By what the list of mails can be narrowed down, as it stands in the address. */
export const mailFilters = ["attention", "waiting", "retrying", "sent", "returned", "failed", "withdrawn"] as const;
export type MailFilterState = (typeof mailFilters)[number];

/** How many of the mails that need attention an event's overview shows. */
export const ATTENTION_SHOWN = 5;

/** How many of the mails that belong to no event the desk's page shows. */
export const WITHOUT_EVENT_SHOWN = 20;
