import type { Messages } from "../en";

/** Words of exports by purpose. */
export const exports: Messages["exports"] = {};
