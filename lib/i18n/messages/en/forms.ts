export const forms = {
  errorHeading: "There is a problem",
  errorTitle: "Error: {title}",
  change: "Change",
  choose: "Choose from the list",
  optional: "{label} (optional)",
  yes: "Yes",
  no: "No",
  notGiven: "Not given",
  changed: {
    title: "Somebody else has changed this meanwhile",
    text: "Nothing of yours is lost: it stands in the form. If you save now, it replaces what is on record:",
    nothing: "nothing",
  },
};
