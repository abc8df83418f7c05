import type { Messages } from "../en";

/** Words of making, changing and publishing events. */
export const eventEditor: Messages["eventEditor"] = {};
