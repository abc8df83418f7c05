/** What stands where a name or an organisation was erased. */
export const ERASED = "—";

/** Names the shape of the file with one's own data; goes up when a key changes its meaning (docs/own-data.md). */
export const OWN_DATA_FORMAT = "registration-desk/own-data/1";

/** Name of the job that erases contact data whose time is over. */
export const ERASING_JOB = "erase_due_contact_data";

/** How many people whose time is over are looked up at a time. */
export const ERASING_BATCH = 500;

/** In milliseconds: how long one run of erasing may keep other jobs waiting; what is left has its turn after theirs. */
export const ERASING_MS = 20_000;
