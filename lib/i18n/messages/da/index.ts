import type { Messages } from "../en";
import { event } from "./event";
import { forms } from "./forms";
import { mail } from "./mail";
import { registration } from "./registration";
import { site } from "./site";

export const da: Messages = { event, forms, mail, registration, site };
