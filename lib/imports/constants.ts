import { registrationFields } from "../registrations/constants";

/** In bytes: far more than 5,000 people take up. The server in front refuses larger files (scripts/parts/web.ts). */
export const IMPORT_MAX_BYTES = 5_000_000;

/** Rows without the headings: all of them are registered in one transaction, while the event is locked. */
export const IMPORT_MAX_ROWS = 5_000;
export const IMPORT_MAX_COLUMNS = 100;

/** Longest cell that is kept, in characters; nothing that can be imported is longer. */
export const CELL_MAX_CHARACTERS = 3_000;

/** After so many days without being carried out, what was uploaded is forgotten. */
export const IMPORT_KEPT_DAYS = 7;

/** Rows of the check on one page. */
export const CHECK_PAGE = 50;

/** What a column can hold beside questions, which are `answers.<key>`. */
export const importFields = [...registrationFields, "fullName", "locale", "tags"] as const;
export type ImportField = (typeof importFields)[number] | `answers.${string}`;

/** Headings by which a column is known, as `folded` leaves them; labels of the form and of exports are known besides. */
export const knownHeadings: Partial<Record<ImportField, readonly string[]>> = {
  givenName: ["fornavn", "fornavne", "first name", "firstname", "given name", "given names", "forename"],
  familyName: ["efternavn", "last name", "lastname", "surname", "family name", "familienavn"],
  fullName: ["navn", "name", "full name", "fulde navn", "deltager", "participant"],
  email: ["e mail", "email", "mail", "e mailadresse", "email address", "e mail address", "mailadresse", "emailadresse"],
  organisation: [
    "organisation",
    "organization",
    "myndighed",
    "firma",
    "company",
    "arbejdsplads",
    "employer",
    "institution",
  ],
  organisationType: ["type", "organisationstype", "type of organisation", "organisation type", "sektor", "sector"],
  country: ["land", "country", "landekode", "country code"],
  jobTitle: ["stilling", "titel", "title", "job title", "position", "stillingsbetegnelse"],
  locale: ["sprog", "language"],
  tags: ["tags", "tag", "maerker", "maerke", "labels"],
};
