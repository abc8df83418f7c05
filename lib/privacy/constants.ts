/** What stands where a name or an organisation was erased. */
export const ERASED = "—";

/** Names the shape of the file with one's own data; goes up when a key changes its meaning (docs/own-data.md). */
export const OWN_DATA_FORMAT = "registration-desk/own-data/1";

/** How many registrations whose time is over are erased in one go of the clockwork. */
export const ERASED_PER_RUN = 500;

/** In milliseconds: how long one run of erasing may keep other jobs waiting. */
export const ERASING_MS = 20_000;
