export const mail = {
  desk: "Registration desk",
  greeting: "Hello {name},",
  facts: {
    reference: "Reference",
    event: "Event",
    date: "Date",
    time: "Time",
    timeWithZone: "{time} ({city} time)",
    place: "Place",
    name: "Name",
    photos: "Photographs",
    listSharing: "List of participants",
  },
  photos: { yes: "You may be in published photographs", no: "You do not want to be in published photographs" },
  listSharing: {
    yes: "Your name and organisation are shared with the other participants",
    no: "Your name and organisation are not shared",
  },
  ownLink: {
    label: "See your registration",
    hint: "There you can change your details or cancel. The link is yours alone, so do not forward it.",
  },
  confirmed: {
    subject: "You are registered: {title}",
    heading: "You are registered",
    intro: "You have a place at {title}. Keep this mail: it holds your reference and the link to your registration.",
    next: "What happens next",
    calendar: "The calendar invitation in this mail puts the day in your calendar.",
    room: "We write to you again when the room is known.",
    travel:
      "If you want to ask for help with travel costs, write to {contact} by {date}. The event page says who can get it.",
    cancel: "If you cannot come, cancel with the link above, so that somebody else can have your place.",
  },
  alreadyRegistered: {
    subject: "You are already registered: {title}",
    heading: "You are already registered",
    intro:
      "Somebody, probably you, has just filled in the registration form for {title} with this email address. You were registered already, so nothing has changed.",
    reference: "The page showed the reference {shown}. The one that counts is {reference}.",
    change: "Did you want to change something? Use the link below.",
    notYou: "If it was not you, you do not have to do anything. Your registration is as it was.",
  },
  changed: {
    subject: "Your registration has been changed: {title}",
    heading: "Your registration has been changed",
    intro: "This is what is on record about you now.",
    calendar: "The calendar invitation in this mail takes the place of the earlier one.",
    notYou: "If you did not change anything, write to {contact}.",
  },
  cancelled: {
    subject: "Your registration is cancelled: {title}",
    heading: "Your registration is cancelled",
    byParticipant: "As you asked, your registration for {title} is cancelled. Thank you for letting us know.",
    byOrganiser: "The organisers have cancelled your registration for {title}.",
    reason: "Their reason:",
    calendar: "This mail also takes the day out of your calendar, if your calendar allows it.",
    again: "Changed your mind? You can register again as long as registration is open.",
    againLink: "Go to the event page",
    questions: "If you have questions, write to {contact}.",
  },
  signIn: {
    subject: "Your link to sign in",
    heading: "Sign in as organiser",
    intro:
      "Somebody, probably you, asked for a link to sign in with this email address. Open it and press the button on the page.",
    label: "Open the sign-in page",
    hint: "The link works once, and for {minutes, plural, one {# minute} other {# minutes}}.",
    notYou: "If it was not you, you do not have to do anything. Nobody can sign in without this mail.",
    why: "You get this mail because somebody asked to sign in at {site} with your address.",
  },
  calendar: {
    description:
      "{summary}\n\nYour reference: {reference}\nThe link to your registration is in the mail that brought this invitation.",
  },
  footer: {
    contact: "Questions?",
    eventPage: "The event page",
    emblem: "Emblem of the European Union",
    grantNumber: "Grant agreement {number}",
    why: "You get this mail because this address was used to register for {title}.",
  },
  linkFallback: "If the button does not work, copy this address into your browser:",
} as const;
