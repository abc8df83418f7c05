import type { Messages } from "../en";

/** Words of colours, logo and previews. */
export const lookEditor: Messages["lookEditor"] = {};
