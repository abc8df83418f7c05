import type { Messages } from "../en";

/** Words of views of the list that are kept under a name. */
export const savedViews: Messages["savedViews"] = {};
