/** Words of the pages on which organisers edit mails, and who they come from. */
export const mailTexts = {};
