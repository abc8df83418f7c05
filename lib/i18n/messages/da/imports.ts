import type { Messages } from "../en";

/** Words of importing people from a file. */
export const imports: Messages["imports"] = {};
