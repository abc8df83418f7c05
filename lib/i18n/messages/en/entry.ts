/** Ways in beside the plain one: waiting list, invitation, code, colleagues; and what will come of sending. */
export const entry = {
  waitingList: {
    title: "Join the waiting list",
    full: "All places are taken",
    how: "You can still send the form: then you are on the waiting list. When a place becomes free, we offer it by email to the next in line. Your position is shown on your own page.",
  },
  invitation: {
    title: "You are invited",
    seat: "A place is kept for you until {moment}.",
    noSeat: "With this invitation you can register until {moment}.",
    address: "Your invitation was sent to this address, so it stays as it is.",
    overTitle: "This invitation can no longer be used",
    over: "It may have run out or been withdrawn. Or you have used it already: then the link to your own page is in our email.",
    overOpen: "You can register below like everyone else.",
  },
  code: {
    label: "Code",
    hint: "If the organisers have given your group a code, type it here.",
    title: "Your code is accepted",
    seat: "Places are kept for your group until {moment}.",
    noSeat: "You can register with it until {moment}.",
    have: "Do you have a code?",
    haveText: "With a code from the organisers you may be able to register all the same.",
    use: "Use the code",
    errors: {
      code_unknown: "We do not know this code. Compare it with the message you got it in, or clear the field",
      code_used_up:
        "As many people have registered with this code as it is meant for. Clear the field to register without it",
      code_over: "This code could be used until {moment}. Write to the contact person if you would still like to come",
    },
  },
  colleagues: {
    add: "Register a colleague too",
    addHint:
      "You can register up to {most, number} people in one go. Everyone gets their own email and their own page.",
    title: "Register a colleague",
    lead: "Your colleague gets an email of their own, with a link to their own page.",
    choices:
      "There they say themselves whether photographs of them may be taken, and whether their name may be on the list of participants.",
    alone: "Some questions are for your colleague alone. We ask them there too.",
    person: "About your colleague",
    work: "Your colleague’s organisation",
    hints: {
      email: "Your colleague’s confirmation and own link go to this address.",
      country: "The country the organisation is in.",
    },
    errors: {
      givenName: "Enter your colleague’s given names",
      familyName: "Enter your colleague’s family name",
      email: "Enter your colleague’s email address",
      organisation: "Enter the name of your colleague’s organisation",
      organisationType: "Choose the type of your colleague’s organisation",
      country: "Choose the country of your colleague’s organisation",
    },
    back: "Back to your answers",
    you: "You",
    heading: "Colleague {number, number}",
    remove: "Remove",
    drop: "Do not register this colleague",
  },
  forecast: {
    title: "What happens when you send",
    one: {
      confirmed: "There is a place for you, and it is yours straight away.",
      awaiting_verification:
        "There is a place for you. We send you an email with a link to confirm your address, and hold the place for {hours, plural, one {# hour} other {# hours}} meanwhile.",
      awaiting_approval:
        "The organisers decide who takes part. We hold a place for you and write to you when they have decided.",
      waitlisted:
        "All places are taken, so you go on the waiting list. When a place becomes free, we offer it by email to the next in line.",
    },
    all: "{people, plural, =2 {Both} other {All #}} of you get a place.",
    none: "All places are taken. {people, plural, =2 {Both} other {All #}} of you go on the waiting list, in this order:",
    some: "{seats, plural, one {# of you gets a place} other {# of you get a place}}, {waiting, plural, one {# goes} other {# go}} on the waiting list:",
    verification:
      "Each of you gets an email with a link to confirm the address. We hold the places for {hours, plural, one {# hour} other {# hours}} meanwhile.",
    approval: "The organisers decide who takes part. We hold the places meanwhile, and write to each of you.",
    recognised: "Does your address belong to a public body that the organisers know? Then you only have to confirm it.",
    fates: {
      confirmed: "gets a place",
      awaiting_verification: "gets a place, once the address is confirmed",
      awaiting_approval: "gets a place, once the organisers agree",
      waitlisted: "goes on the waiting list",
    },
    changed:
      "Places were taken or became free while you were writing. Nothing has been sent yet: read above the button what happens now.",
    blocked: {
      title: "You cannot send yet",
      too_few_places:
        "{seats, plural, =0 {There is no place left} one {There is only # place left} other {There are only # places left}}, and there is no waiting list. Remove {more, plural, one {# colleague} other {# colleagues}}.",
      too_few_on_code:
        "There are not enough places left on your code for all {people, number} of you. Remove a colleague, or take the code out of the form.",
      too_many:
        "At most {most, number} people can register in one go. Remove {more, plural, one {# colleague} other {# colleagues}}.",
    },
  },
  done: {
    waitlisted: {
      title: "You are on the waiting list",
      taken: "The last place was taken while you were writing, so we have put you on the waiting list.",
      next: "When a place becomes free, we offer it by email to the next in line. You then have until a set time to accept it.",
      mail: "Within a few minutes you get an email at <strong>{email}</strong>, with a link to your own page. It shows your position, and there you can change your details or leave the list.",
    },
    awaiting_verification: {
      title: "One more step: confirm your email address",
      next: "Open the link in our email and confirm your address by {moment}. We hold your place until then; afterwards it goes to somebody else.",
      mail: "The email goes to <strong>{email}</strong> within a few minutes.",
    },
    awaiting_approval: {
      title: "We have received your registration",
      state: "Received, not yet confirmed.",
      next: "The organisers decide who takes part, and we write to you when they have decided. We hold a place for you meanwhile.",
      mail: "Within a few minutes you get an email at <strong>{email}</strong>, with a link to your own page, where you can change your details or cancel.",
    },
    colleagues: "Your colleagues",
    colleaguesMail: "Each of them gets an email with a link to a page of their own.",
    fates: {
      confirmed: "Registered",
      awaiting_verification: "Has a place, once the address is confirmed by {moment}",
      awaiting_approval: "Received, not yet confirmed",
      waitlisted: "On the waiting list",
    },
  },
};
