import type { Messages } from "../en";
import { admin } from "./admin";
import { event } from "./event";
import { forms } from "./forms";
import { mail } from "./mail";
import { registration } from "./registration";
import { site } from "./site";

export const da: Messages = { admin, event, forms, mail, registration, site };
