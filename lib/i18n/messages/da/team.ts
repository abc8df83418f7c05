import type { Messages } from "../en";

/** Words of the team: who may do what. */
export const team: Messages["team"] = {};
