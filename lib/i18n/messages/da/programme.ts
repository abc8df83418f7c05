import type { Messages } from "../en";

/** Words of the programme on the event’s page. */
export const programme: Messages["programme"] = {};
