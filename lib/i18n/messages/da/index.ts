import type { Messages } from "../en";
import { accessibility } from "./accessibility";
import { admin } from "./admin";
import { announcements } from "./announcements";
import { bounces } from "./bounces";
import { entry } from "./entry";
import { event } from "./event";
import { eventDates } from "./event-dates";
import { failure } from "./failure";
import { forms } from "./forms";
import { handovers } from "./handovers";
import { invitations } from "./invitations";
import { mail } from "./mail";
import { mailDesk } from "./mail-desk";
import { mailRules } from "./mail-rules";
import { mailTexts } from "./mail-texts";
import { news } from "./news";
import { own } from "./own";
import { ownData } from "./own-data";
import { privacy } from "./privacy";
import { questionEditor } from "./question-editor";
import { questions } from "./questions";
import { recognised } from "./recognised";
import { registration } from "./registration";
import { seats } from "./seats";
import { site } from "./site";

export const da: Messages = {
  accessibility,
  admin,
  announcements,
  bounces,
  entry,
  event,
  eventDates,
  failure,
  forms,
  handovers,
  invitations,
  mail,
  mailDesk,
  mailRules,
  mailTexts,
  news,
  own,
  ownData,
  privacy,
  questionEditor,
  questions,
  recognised,
  registration,
  seats,
  site,
};
