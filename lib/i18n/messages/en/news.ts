/** Words of what organisers are told by mail. */
export const news = {
  title: "News by mail",
  lead: "Choose what you want to hear of by mail. The choice is yours alone and holds for all your events.",
  to: "They go to {email}, in {language}: the language in which you use these pages.",
  registrations: {
    label: "New registrations",
    hint: "Who has registered, with a link to each person.",
  },
  trouble: {
    label: "Mails that did not arrive",
    hint: "Mails that could not be sent or came back, with the reason and a link to what you can do about it.",
  },
  when: {
    immediate: "At once (what happens within a minute comes in one mail)",
    daily: "Once a day, at 7:00 Brussels time, if there is anything to tell",
    never: "Never",
  },
  save: "Save",
  saved: "Your choice is saved.",
  unchanged: "Nothing was changed.",
};
