export const forms = {
  errorHeading: "There is a problem",
  errorTitle: "Error: {title}",
  change: "Change",
  choose: "Choose from the list",
  optional: "{label} (optional)",
  yes: "Yes",
  no: "No",
  notGiven: "Not given",
};
