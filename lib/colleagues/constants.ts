import type { RegistrationField } from "../registrations/constants";

/**
 * What somebody says about a colleague whom they register too, in the order of the page. The opt-ins and everything
 * sensitive are left out: a colleague gives those on their own page, or not at all.
 */
export const colleagueFields = [
  "givenName",
  "familyName",
  "email",
  "organisation",
  "organisationType",
  "country",
  "jobTitle",
] as const satisfies RegistrationField[];

/** What colleagues mostly have in common, and is therefore filled in already. */
export const sharedFields = ["organisation", "organisationType", "country"] as const satisfies RegistrationField[];
