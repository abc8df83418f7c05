import type { Messages } from "../en";

/** Words of the editor of programme and speakers. */
export const programmeEditor: Messages["programmeEditor"] = {};
