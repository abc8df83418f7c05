export const failure = {
  title: "Something went wrong on our side",
  text: "Wait a moment, then go back and try again: your browser usually still has what you typed. If it still does not work, write to the contact named on the event’s page.",
  number: "If you write to us, give this number: {id}.",
  again: "Load the page again",
  front: "Go to the front page",
} as const;
