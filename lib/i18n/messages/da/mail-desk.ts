/** Words of the pages about the mail queue. */
export const mailDesk = {
  nav: {
    label: "Arrangementets mails",
    queue: "Udgående",
    announcements: "Meddelelser",
    rules: "Automatiske",
    texts: "Tekster",
    sender: "Afsender",
  },
};
