import { ConferenceAttendance, OrganisationType, type RegistrationStatus } from "@/prisma/generated/enums";

/** Names of the fields on the registration form, in the order of the page (CONTRACT.md). */
export const registrationFields = [
  "givenName",
  "familyName",
  "email",
  "organisation",
  "organisationType",
  "country",
  "jobTitle",
  "attendsConference",
  "photoConsent",
  "listSharing",
] as const;
export type RegistrationField = (typeof registrationFields)[number];

/** The same as columns, for the `select` of every query that shows what somebody registered with. */
export const registrationColumns = Object.fromEntries(registrationFields.map((field) => [field, true])) as {
  [Field in RegistrationField]: true;
};

/** What participants change themselves: everything but the address, which is where their link was sent. */
export const changeableFields = registrationFields.filter((name) => name !== "email");

export const organisationTypes = Object.values(OrganisationType);
export const conferenceAttendances = Object.values(ConferenceAttendance);

/** Ended registrations hold no seat and do not keep an address from registering again. */
export const endedStatuses = ["lapsed", "declined", "cancelled"] as const satisfies RegistrationStatus[];

/** What counts against the capacity (DOMAIN.md, "seat"). */
export const seatHoldingStatuses = [
  "confirmed",
  "offered",
  "awaiting_verification",
  "awaiting_approval",
] as const satisfies RegistrationStatus[];

/** Longest texts that are stored, in characters as people count them. */
export const maxLength = { givenName: 100, familyName: 100, email: 254, organisation: 200, jobTitle: 150 } as const;

/**
 * Letters and digits of a reference that cannot be taken for one another when read aloud or from paper: Crockford's
 * base 32 without 0 and 1. Six of them give 729 million references per prefix.
 */
export const referenceAlphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
export const referenceLength = 6;

/** Purpose under which the keys of participants' secret links are signed. */
export const linkPurpose = "registration";

/** How many arrivals of one process are registered in one transaction at most; the others wait for the next. */
export const MOST_TOGETHER = 50;
