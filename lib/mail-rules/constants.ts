/** The rules an event comes with: a week and a day before, and the day after in the morning where it ends at three. */
export const usualRules = [
  { letter: "reminder", anchor: "before_start", offsetMinutes: 7 * 24 * 60, includesLate: false },
  { letter: "reminder", anchor: "before_start", offsetMinutes: 24 * 60, includesLate: false },
  { letter: "thanks", anchor: "after_end", offsetMinutes: 18 * 60, includesLate: true },
] as const;

/** For so many days after its moment, a mail about an event that is over makes sense to whoever has not had it. */
export const SENSE_DAYS = 14;

/** How many mails of a rule are written in one transaction at most. */
export const RULE_BATCH = 500;

/** Longest distance from the event: a year. In minutes, as the database has it. */
export const MOST_MINUTES = 527_040;

export const SUBJECT_MAX_CHARACTERS = 200;
export const BODY_MAX_CHARACTERS = 20_000;
/** Most rules of an event that are in use: beyond that nobody sees what goes out when. */
export const MOST_RULES = 20;
