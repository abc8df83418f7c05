import type { Messages } from "../en";

export const da: Messages = {};
