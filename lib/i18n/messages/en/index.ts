import { accessibility } from "./accessibility";
import { admin } from "./admin";
import { event } from "./event";
import { failure } from "./failure";
import { forms } from "./forms";
import { mail } from "./mail";
import { privacy } from "./privacy";
import { questions } from "./questions";
import { recognised } from "./recognised";
import { registration } from "./registration";
import { seats } from "./seats";
import { site } from "./site";

export const en = {
  accessibility,
  admin,
  event,
  failure,
  forms,
  mail,
  privacy,
  questions,
  recognised,
  registration,
  seats,
  site,
} as const;

/** Same keys in every language; the words differ. */
type Words<T> = { [Key in keyof T]: T[Key] extends string ? string : Words<T[Key]> };
export type Messages = Words<typeof en>;
