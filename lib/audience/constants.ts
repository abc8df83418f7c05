/** Longest search text and most words that are looked for; what is beyond is left out, never refused. */
export const SEARCH_MAX_CHARACTERS = 200;
export const SEARCH_MAX_WORDS = 8;

/** Stands for those who have not answered a question. Values of options are small letters, digits and `_`. */
export const NO_ANSWER = "-";
/** Stands for those who have answered a question, whatever they said. */
export const ANY_ANSWER = "*";

/** Stands for those without any tag. */
export const NO_TAG = "-";

/** What stands before a question's id in the name of its field, in forms and addresses. */
export const ANSWER_PREFIX = "answer.";

/** Most values of one part of an audience, and most questions; what is beyond is left out. */
export const MOST_VALUES = 300;
export const MOST_QUESTIONS = 50;

/** Whether somebody was there, on any day of the event. */
export const attendances = ["any", "present", "absent"] as const;

/** Whether their address belongs to a recognised body. */
export const recognitions = ["any", "recognised", "other"] as const;

/** Whether some mail to them did not arrive. */
export const mailTroubles = ["any", "failed"] as const;
