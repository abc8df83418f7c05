/** Most characters of one line of a new event, such as its title. */
export const LINE_MAX_CHARACTERS = 200;

/** Longest address that is made from a title: short enough to be read out, and to stand on a poster. */
export const SLUG_PROPOSED_CHARACTERS = 60;

/** Most characters of what stands before the hyphen of a reference. */
export const PREFIX_MAX_CHARACTERS = 10;

/** Addresses under /admin/events that are pages of the desk, so no event can be there. */
export const reservedSlugs: readonly string[] = ["new"];

/** For how many days before the start a new event's windows end, until organisers say otherwise. */
export const windowDays = { registrationCloses: 7, changesClose: 2 } as const;

/** What the page about publishing has buttons for. */
export const publishingSteps = ["publish", "unpublish", "close", "reopen"] as const;
export type PublishingStep = (typeof publishingSteps)[number];
