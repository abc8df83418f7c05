/** Words of the pages about the mail queue. */
export const mailDesk = {
  nav: {
    label: "Mail of this event",
    queue: "Outgoing",
    announcements: "Announcements",
    rules: "By the clock",
    texts: "Texts",
    sender: "Sender",
  },
};
