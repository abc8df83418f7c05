/** How an invitation stands, in the order in which organisers look for them. */
export const invitationStates = ["waiting", "reminded", "accepted", "declined", "withdrawn", "run_out"] as const;
export type InvitationState = (typeof invitationStates)[number];

export const INVITATIONS_PER_PAGE = 50;

/** Longest personal message; it is printed in the mail. */
export const MESSAGE_MAX_CHARACTERS = 2_000;

/** Hour of the event's day at which a reminder goes out: when people are at their desks. */
export const REMINDER_HOUR = "09:00";

/** A second reminder by hand within this time is a doubled press of the button. */
export const REMIND_AGAIN_SECONDS = 60;

/** Long enough that nobody guesses one while registering; the database takes 4 to 40. */
export const CODE_MIN_CHARACTERS = 6;
export const CODE_MAX_CHARACTERS = 40;
export const LABEL_MAX_CHARACTERS = 200;
export const CODE_MAX_SEATS = 10_000;

/** A code that is made for organisers: so many characters of the alphabet that references use. */
export const MADE_CODE_CHARACTERS = 8;

/** Rows dealt with in one transaction while reminders go out, so that no lock is held for long. */
export const REMIND_BATCH = 200;
