import { admin } from "./admin";
import { event } from "./event";
import { forms } from "./forms";
import { mail } from "./mail";
import { registration } from "./registration";
import { site } from "./site";

export const en = { admin, event, forms, mail, registration, site } as const;

/** Same keys in every language; the words differ. */
type Words<T> = { [Key in keyof T]: T[Key] extends string ? string : Words<T[Key]> };
export type Messages = Words<typeof en>;
