export const forms = {
  errorHeading: "There is a problem",
  errorTitle: "Error: {title}",
  change: "Change",
  choose: "Choose from the list",
  optional: "{label} (optional)",
  yes: "Yes",
  no: "No",
  notGiven: "Not given",
  twice: {
    which: "Which {time}?",
    why: "The clocks go back that night, so this time comes twice.",
    first: "The first: before the clocks go back (UTC{offset})",
    second: "The second: after the clocks have gone back (UTC{offset})",
  },
  typed: {
    text: "This is what you typed earlier; nothing of it is saved.",
    drop: "Forget what I typed",
  },
  changed: {
    title: "Somebody else has changed this meanwhile",
    text: "Nothing of yours is lost: it stands in the form. If you save now, it replaces what is on record:",
    removing: "Nothing has been removed. This is what stands there now and would go:",
    nothing: "nothing",
  },
};
