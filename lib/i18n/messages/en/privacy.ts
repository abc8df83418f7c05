export const privacy = {
  title: "How we use your data",
  lead: "This notice tells what happens to what you write when you register for {event}.",
  controllerTitle: "Who decides about your data",
  controller:
    "{controller} decides what your data is used for and answers for it (the controller). {hasPhone, select, true {Write or call} other {Write}} if you have questions about your data:",
  whatTitle: "What we use, and why",
  what: {
    place:
      "Your name, email address, organisation, type of organisation, country and job title: to give you a place, to send you what you need to know, and to plan the event. Basis: a task carried out in the public interest (GDPR, Article 6(1)(e)).",
    answers:
      "Your answers to the event’s other questions, and files you send with them: for planning. Basis: the same.",
    sensitive:
      "Answers about food, access and other sensitive matters: only to see to what you need, and only if you agree to it there. Basis: your consent (Articles 6(1)(a) and 9(2)(a)). You can withdraw it by removing the answer on your own page, or by writing to us.",
    source:
      "If a colleague registered you, we have your name, your email address and the answers about you from them. If a colleague offered you their place, or the organisers invited you, we have your name and email address from them. We write to you at once. You have the same rights as if you had given us the data yourself: use the link in that email, or write to us.",
    conference:
      "Whether you also go to the conference nearby: for planning only. You need not answer. Basis: the same.",
    optIn:
      "Sharing your name and organisation with other participants, and photographs: only if you tick the box. Basis: your consent (Article 6(1)(a)). You can withdraw it at any time on the page of your registration, or by writing to us. Your place does not depend on it.",
    evidence:
      "The list of participants: as proof to those who fund the event that it took place. Basis: a legal obligation (Article 6(1)(c)).",
    safety:
      "Your network address, in a form that cannot be turned back, for a few minutes or hours: to stop abuse of the forms. Basis: a task carried out in the public interest (Article 6(1)(e)).",
  },
  nobody:
    "We ask for nothing else. No decision about you is made by a machine alone, and we do not follow what you do on this site.",
  recipientsTitle: "Who sees your data",
  recipients: {
    organisers: "The organisers of the event, who sign in to see it.",
    processors: "The companies that run the server and the email for us. They may use it for nothing else.",
    funder: "The European Commission and its auditors, if they ask for proof of the event.",
    participants: "Other participants see your name and organisation only if you said yes to that.",
  },
  recipientsFunder: "Those who fund the event and their auditors, if they ask for proof of it.",
  transfer: "Your data is not sold, and we do not send it outside the EU and the EEA.",
  retentionTitle: "How long we keep it",
  retention: {
    draft: "What you typed and did not send: {hours} hours.",
    contact: "Your registration and the emails about it: until {date}, 12 months after the event.",
    sensitive: "Answers about food, access and other sensitive matters: until {date}, {days} days after the event.",
    evidence: "The list of participants as proof to the funder: until {date}, five years after the event.",
  },
  cookiesTitle: "Cookies",
  cookies: "We only use cookies that the site needs to work. That is why we do not ask you about them.",
  cookie: {
    caption: "Cookies on this site",
    name: "Name",
    purpose: "What it is for",
    duration: "How long it lasts",
    locale: "Remembers the language you chose",
    localeDuration: "1 year",
    draft: "Keeps what you have typed until you have sent it",
    draftDuration: "Until you close the browser",
    signIn: "Sign-in",
    signInPurpose: "Only for organisers: keeps them signed in",
    signInDuration: "Until they sign out, or their sign-in ends",
  },
  rightsTitle: "Your rights",
  rights:
    "You can ask us to show you your data, correct it, delete it, use less of it or hand it to you, and you can object to our use of it. Through the link in your emails you can see and download everything yourself, change it, and ask for it to be deleted. Write to us for the rest; we answer within a month.",
  complaintTitle: "If you want to complain",
  complaint:
    "Tell us first if you like. You can always complain to a data protection authority: the one in the country where you live or work, or the Danish one.",
  authorities: "Data protection authorities in the EU",
  danishAuthority: "Datatilsynet, the Danish Data Protection Agency",
  back: "Back to the event",
} as const;
