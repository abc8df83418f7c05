export const handovers = {
  title: "{from} offers you a place",
  lead: "{from} from {organisation} cannot come and asks whether you want to take over the place.",
  until: "You can take it until <strong>{until}</strong>. Nobody else can have it in the meantime.",
  take: "Take this place",
  decline: "I cannot take it",
  nothing: "If you do not answer, {from} keeps the place.",
  event: "The event",
  takePage: {
    title: "Take the place",
    lead: "Tell us who you are, and the place of {from} is yours.",
    email: "The place is for this address: the offer was sent to it.",
    send: "Take the place",
    back: "Back without taking it",
  },
  declinePage: {
    title: "Say no to the place",
    lead: "{from} keeps the place at “{event}” and is told that you cannot take it.",
    confirm: "No thank you, I cannot take it",
    keep: "Back to the offer",
  },
  accepted: {
    title: "The place is yours",
    lead: "{from} has handed the place over to you.",
    next: "What happens next",
    mail: "Within a few minutes you get an email at <strong>{email}</strong>. It has all the practical details, an entry for your calendar, and a link to your own page, where you can change your details or cancel.",
    noMail:
      "No email after ten minutes? Look in your junk folder, then write to <mailto>{contact}</mailto> and give your reference.",
    reference: "Your reference is",
  },
  declined: { title: "You have said no", lead: "{from} keeps the place and has been told. Thank you for answering." },
  withdrawn: {
    title: "The offer has been withdrawn",
    lead: "{from} has taken the offer back, so there is no place to take over any more.",
  },
  expired: { title: "The offer has run out", lead: "It could be taken until {until}. {from} keeps the place." },
  event_cancelled: {
    title: "The event is cancelled",
    lead: "It does not take place, so there is no place to take over from {from}. You do not have to do anything.",
  },
  place_gone: {
    title: "The place is no longer there",
    lead: "{from} does not have this place any more, so it cannot be taken over.",
  },
  already_has_place: {
    title: "You already have a place",
    lead: "You are registered yourself with {email}, so you do not need this place. {from} keeps it.",
    tell: "Say no to the offer, so that {from} can ask somebody else.",
  },
  register: "Would you like to come all the same? The event page says whether there are places.",
  eventPage: "Go to the event page",
  tooLate: "That was a little too late: the offer was no longer open.",
};
