export const mail = {
  desk: "Tilmelding",
  greeting: "Hej {name}",
  facts: {
    reference: "Reference",
    date: "Dato",
    time: "Tid",
    timeWithZone: "Kl. {time} (tid i {city})",
    place: "Sted",
    name: "Navn",
    photos: "Billeder",
    listSharing: "Deltagerliste",
  },
  photos: {
    yes: "Du må gerne være med på billeder, der bliver offentliggjort",
    no: "Du vil ikke være med på billeder, der bliver offentliggjort",
  },
  listSharing: {
    yes: "Dit navn og din organisation bliver delt med de andre deltagere",
    no: "Dit navn og din organisation bliver ikke delt",
  },
  ownLink: {
    label: "Se din tilmelding",
    hint: "Her kan du rette dine oplysninger eller melde afbud. Linket er kun til dig, så send det ikke videre.",
  },
  confirmed: {
    subject: "Du er tilmeldt – {title}",
    heading: "Du er tilmeldt",
    intro: "Du har en plads til »{title}«. Gem denne mail: Her står din reference og linket til din tilmelding.",
    next: "Hvad sker der nu?",
    calendar: "Kalenderinvitationen i denne mail lægger dagen i din kalender.",
    room: "Vi skriver til dig igen, når lokalet er på plads.",
    travel:
      "Vil du søge om hjælp til rejseudgifter, så skriv til {contact} senest {date}. På siden om arrangementet står der, hvem der kan få det.",
    cancel: "Kan du ikke komme alligevel, så meld afbud med linket ovenfor. Så kan en anden få din plads.",
  },
  alreadyRegistered: {
    subject: "Du er allerede tilmeldt – {title}",
    heading: "Du er allerede tilmeldt",
    intro:
      "Nogen, sikkert dig selv, har lige udfyldt tilmeldingen til »{title}« med denne e-mailadresse. Du var allerede tilmeldt, så der er ikke ændret noget.",
    reference: "Siden viste referencen {shown}. Den, der gælder, er {reference}.",
    change: "Ville du rette noget? Brug linket herunder.",
    notYou: "Var det ikke dig, skal du ikke gøre noget. Din tilmelding er, som den var.",
  },
  changed: {
    subject: "Din tilmelding er ændret – {title}",
    heading: "Din tilmelding er ændret",
    intro: "Her er, hvad vi nu har noteret om dig.",
    event: "Arrangementet",
    calendar: "Kalenderinvitationen i denne mail træder i stedet for den tidligere.",
    notYou: "Har du ikke ændret noget, så skriv til {contact}.",
  },
  cancelled: {
    subject: "Din tilmelding er annulleret – {title}",
    heading: "Din tilmelding er annulleret",
    byParticipant: "Vi har annulleret din tilmelding til »{title}«, som du bad om. Tak, fordi du gav besked.",
    byOrganiser: "Arrangørerne har annulleret din tilmelding til »{title}«.",
    reason: "Deres begrundelse:",
    calendar: "Mailen fjerner også dagen fra din kalender, hvis kalenderen tillader det.",
    again: "Har du ombestemt dig? Du kan tilmelde dig igen, så længe tilmeldingen er åben.",
    againLink: "Gå til siden om arrangementet",
    questions: "Har du spørgsmål, så skriv til {contact}.",
  },
  signIn: {
    subject: "Dit link til at logge ind",
    heading: "Log ind som arrangør",
    intro:
      "Nogen, sikkert dig selv, har bedt om et link til at logge ind med denne e-mailadresse. Åbn det, og tryk på knappen på siden.",
    label: "Åbn loginsiden",
    hint: "Linket virker én gang og i {minutes, plural, one {# minut} other {# minutter}}.",
    notYou: "Var det ikke dig, skal du ikke gøre noget. Ingen kan logge ind uden denne mail.",
    why: "Du får denne mail, fordi nogen har bedt om at logge ind på {site} med din adresse.",
  },
  calendar: {
    description:
      "{summary}\n\nDin reference: {reference}\nLinket til din tilmelding står i den mail, som invitationen kom med.",
  },
  footer: {
    contact: "Spørgsmål?",
    eventPage: "Siden om arrangementet",
    emblem: "EU’s emblem",
    privacy: "Sådan bruger vi dine oplysninger",
    grantNumber: "Tilskudsaftale {number}",
    why: "Du får denne mail, fordi denne adresse er brugt til at tilmelde sig »{title}«.",
  },
  linkFallback: "Virker knappen ikke, så kopiér denne adresse ind i din browser:",
};
