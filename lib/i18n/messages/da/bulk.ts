import type { Messages } from "../en";

/** Words of what is done to many registrations at once. */
export const bulk: Messages["bulk"] = {};
