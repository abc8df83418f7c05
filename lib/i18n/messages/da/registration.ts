import type { Messages } from "../en";

export const registration: Messages["registration"] = {
  labels: {
    givenName: "Fornavn",
    familyName: "Efternavn",
    email: "E-mailadresse",
    organisation: "Organisation",
    organisationType: "Organisationstype",
    country: "Land",
    jobTitle: "Stilling",
    attendsConference: "Skal du også med til konferencen?",
    photoConsent: "Billeder",
    listSharing: "Deltagerliste",
  },
  hints: {
    email: "Vi sender din bekræftelse og dit personlige link hertil.",
    country: "Det land, din organisation ligger i.",
    attendsConference: "Det hjælper os kun med at planlægge. Konferencen har sin egen tilmelding.",
    emailFixed:
      "Dit link er sendt til {email}, så adressen kan ikke rettes her. Skriv til <mailto>{contact}</mailto>, hvis du vil bruge en anden.",
  },
  sections: {
    person: "Om dig",
    work: "Din organisation",
    choices: "Dit valg",
    choicesHint:
      "Du bestemmer selv, og ingen af delene har betydning for din plads. Du kan altid ombestemme dig på din egen side.",
  },
  optIns: {
    photoConsent:
      "Der må gerne tages billeder, hvor jeg kan genkendes, og de må bruges til at fortælle om arrangementet",
    listSharing: "Mit navn og min organisation må gerne stå på den liste, de andre deltagere får",
  },
  organisationTypes: {
    municipality: "Kommune",
    region: "Region",
    state_authority: "Statslig myndighed eller styrelse",
    public_body: "Anden offentlig institution eller virksomhed",
    university: "Universitet eller forskningsinstitution",
    network: "Netværk, forening eller klynge",
    company: "Privat virksomhed",
    other: "Andet",
  },
  conference: { yes: "Ja", no: "Nej", undecided: "Ved ikke endnu" },
  errors: {
    missing: {
      givenName: "Skriv dit fornavn",
      familyName: "Skriv dit efternavn",
      email: "Skriv din e-mailadresse",
      organisation: "Skriv navnet på din organisation",
      organisationType: "Vælg, hvilken type organisation du kommer fra",
      country: "Vælg land",
    },
    too_long: "{label} må højst fylde {max, number} tegn. Gør teksten kortere",
    unprintable: "{label} indeholder et tegn, der ikke kan vises. Slet teksten, og skriv den igen",
    has_link: "{label} indeholder en webadresse. Fjern den",
    not_an_address: "Skriv en e-mailadresse med @ og et punktum efter, for eksempel navn@eksempel.dk",
    not_offered: "{label}: vælg et af svarene på listen",
    given_twice: "Hver i gruppen skal have sin egen e-mailadresse. Skriv en anden",
    "too-much": "Teksterne er tilsammen for lange til at blive gemt. Gør dem kortere, og prøv igen",
    cookies: "Din browser gemte ikke det, du skrev. Tillad cookies fra denne side, og prøv igen",
  },
  form: {
    title: "Tilmeld dig",
    privacy:
      "Vi spørger kun om det, vi skal bruge for at holde workshoppen. <link>Sådan bruger vi dine oplysninger</link>",
    continue: "Fortsæt",
  },
  check: {
    title: "Tjek dine svar",
    lead: "Der bliver ikke sendt noget, før du trykker på knappen nederst.",
    meant: "Mente du {address}?",
    busy: "Rigtig mange bliver tilmeldt netop nu, så du er ikke tilmeldt endnu. Alt, hvad du har skrevet, er gemt: Send det igen om et øjeblik.",
    changed: "Dine svar er ændret i et andet vindue. Tjek dem igen, før du sender.",
    send: "Send tilmelding",
    back: "Tilbage til formularen",
  },
  done: {
    title: "Du er tilmeldt",
    reference: "Dit referencenummer er",
    next: "Det sker der nu",
    mail: "Om få minutter får du en mail på <strong>{email}</strong>. Her står alt det praktiske, og der er en aftale til din kalender og et link til din egen side, hvor du kan rette dine oplysninger eller melde afbud.",
    noMail:
      "Er mailen ikke kommet efter ti minutter? Kig i mappen med uønsket post, og skriv så til <mailto>{contact}</mailto> med dit referencenummer.",
    backToEvent: "Tilbage til arrangementet",
    goneTitle: "Bekræftelsen vises ikke længere her",
    gone: "Vi viser kun bekræftelsen i nogle timer og kun i den browser, du tilmeldte dig fra. Alt, hvad der stod her, står i mailen.",
  },
  unavailable: {
    notYetOpenTitle: "Tilmeldingen er ikke åbnet endnu",
    notYetOpen: "Du kan tilmelde dig fra den {opens}.",
    closedTitle: "Tilmeldingen er lukket",
    closed:
      "Tilmeldingen lukkede den {closes}. Skriv til kontaktpersonen, hvis du stadig gerne vil med: Nogen kan have meldt afbud.",
    fullTitle: "Alle pladser er optaget",
    full: "Skriv til kontaktpersonen, hvis du gerne vil med: Nogen kan melde afbud.",
    cancelledTitle: "Arrangementet er aflyst",
    cancelled:
      "Det bliver ikke til noget, så man kan ikke tilmelde sig. Skriv til kontaktpersonen, hvis du har spørgsmål.",
    overTitle: "Arrangementet er afholdt",
    over: "Man kan ikke længere tilmelde sig. Skriv til kontaktpersonen, hvis du har spørgsmål til det.",
    contact: "Kontakt",
    backToEvent: "Læs om arrangementet",
  },
  own: { what: "Hvad", when: "Hvornår", where: "Hvor" },
  wrongLink: {
    title: "Linket virker ikke",
    reasons:
      "Måske mangler der en del af linket: Nogle mailprogrammer deler lange links. Eller også er det erstattet af et nyere.",
    try: "Åbn linket i den nyeste mail fra os. Virker det stadig ikke, så svar på den mail.",
    events: "Se arrangementet",
  },
};
