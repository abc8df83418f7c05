/** Most lines read from one list, and the largest file. More people than that are invited in two goes. */
export const LIST_MAX_LINES = 1_000;
export const LIST_MAX_BYTES = 1_000_000;

/** Longest name that is taken over; it is printed in mails. */
export const LISTED_NAME_MAX_CHARACTERS = 200;

/** How much of a line that could not be read is shown again. */
export const UNREAD_SHOWN_CHARACTERS = 300;

/**
 * Headings of the columns that are used, as they stand in files from Excel, Outlook and registration systems in Danish
 * and English; compared without case, spaces, hyphens and full stops.
 */
export const headings = {
  email: [
    "email",
    "mail",
    "emailaddress",
    "mailaddress",
    "emailadresse",
    "mailadresse",
    "epost",
    "epostadresse",
    "primaryemail",
    "workemail",
    "arbejdsmail",
    "arbejdsemail",
  ],
  name: [
    "name",
    "fullname",
    "displayname",
    "navn",
    "fuldenavn",
    "fuldtnavn",
    "visningsnavn",
    "participant",
    "deltager",
    "person",
    "contact",
    "kontakt",
    "kontaktperson",
  ],
  given: ["givenname", "givennames", "firstname", "forename", "fornavn", "fornavne"],
  family: ["familyname", "lastname", "surname", "efternavn", "efternavne"],
} as const;

/** Characters that separate columns or people, the surest sign first: addresses and names hold no tabs. */
export const separators = ["\t", ";", ",", "|"] as const;
