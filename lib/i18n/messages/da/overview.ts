import type { Messages } from "../en";

/** Words of the overview’s figures and plots. */
export const overview: Messages["overview"] = {};
