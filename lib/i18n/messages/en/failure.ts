export const failure = {
  title: "Something went wrong on our side",
  text: "Nothing you have typed is lost. Wait a moment and load the page again. If it still does not work, write to the contact named on the event’s page.",
  number: "If you write to us, give this number: {id}.",
  again: "Load the page again",
  front: "Go to the front page",
} as const;
