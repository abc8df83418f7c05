/** What people look for in the log, in the order in which it is offered. */
export const logGroups = [
  "registrations",
  "waiting_list",
  "handovers",
  "attendance",
  "answers",
  "notes",
  "bulk",
  "files",
  "invitations",
  "event",
  "programme",
  "questions",
  "mail",
  "announcements",
  "personal_data",
  "recognised",
  "team",
  "sign_in",
] as const;
export type LogGroup = (typeof logGroups)[number];

export const ENTRIES_PER_PAGE = 50;
/** Entries read at a time while the log is exported. */
export const LOG_BATCH = 250;
/** How many people a search in the log looks at; whoever finds more is asked to say more. */
export const MOST_PEOPLE = 500;
