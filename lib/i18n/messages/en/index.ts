import { accessibility } from "./accessibility";
import { addressParts } from "./address-parts";
import { admin } from "./admin";
import { announcements } from "./announcements";
import { auditLog } from "./audit-log";
import { bounces } from "./bounces";
import { bulk } from "./bulk";
import { entry } from "./entry";
import { event } from "./event";
import { eventDates } from "./event-dates";
import { eventEditor } from "./event-editor";
import { eventPreview } from "./event-preview";
import { exports } from "./exports";
import { failure } from "./failure";
import { forms } from "./forms";
import { handovers } from "./handovers";
import { imports } from "./imports";
import { invitations } from "./invitations";
import { lookEditor } from "./look-editor";
import { mail } from "./mail";
import { mailDesk } from "./mail-desk";
import { mailRules } from "./mail-rules";
import { mailTexts } from "./mail-texts";
import { news } from "./news";
import { overview } from "./overview";
import { own } from "./own";
import { ownData } from "./own-data";
import { personDesk } from "./person-desk";
import { privacy } from "./privacy";
import { programme } from "./programme";
import { programmeEditor } from "./programme-editor";
import { questionEditor } from "./question-editor";
import { questions } from "./questions";
import { recognised } from "./recognised";
import { registration } from "./registration";
import { savedViews } from "./saved-views";
import { seats } from "./seats";
import { site } from "./site";
import { team } from "./team";
import { unreadMarks } from "./unread-marks";

export const en = {
  accessibility,
  addressParts,
  admin,
  announcements,
  auditLog,
  bounces,
  bulk,
  entry,
  event,
  eventDates,
  eventEditor,
  eventPreview,
  exports,
  failure,
  forms,
  handovers,
  imports,
  invitations,
  lookEditor,
  mail,
  mailDesk,
  mailRules,
  mailTexts,
  news,
  overview,
  own,
  ownData,
  personDesk,
  privacy,
  programme,
  programmeEditor,
  questionEditor,
  questions,
  recognised,
  registration,
  savedViews,
  seats,
  site,
  team,
  unreadMarks,
} as const;

/** Same keys in every language; the words differ. */
type Words<T> = { [Key in keyof T]: T[Key] extends string ? string : Words<T[Key]> };
export type Messages = Words<typeof en>;
