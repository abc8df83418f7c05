import type { Messages } from "../en";

export const entry: Messages["entry"] = {
  waitingList: {
    title: "Skriv dig på ventelisten",
    full: "Alle pladser er optaget",
    how: "Du kan stadig sende formularen: Så kommer du på ventelisten. Bliver en plads ledig, tilbyder vi den i en mail til den næste i køen. Du kan se dit nummer i køen på din egen side.",
  },
  invitation: {
    title: "Du er inviteret",
    seat: "Vi holder en plads til dig indtil den {moment}.",
    noSeat: "Med invitationen kan du tilmelde dig indtil den {moment}.",
    address: "Invitationen er sendt til denne adresse, så den kan ikke ændres.",
    overTitle: "Invitationen kan ikke længere bruges",
    over: "Måske er den udløbet eller trukket tilbage. Eller også har du allerede brugt den: Så står linket til din egen side i mailen fra os.",
    overOpen: "Du kan tilmelde dig herunder ligesom alle andre.",
  },
  code: {
    label: "Kode",
    hint: "Har din gruppe fået en kode af arrangørerne, så skriv den her.",
    title: "Koden er godkendt",
    seat: "Vi holder pladser til din gruppe indtil den {moment}.",
    noSeat: "Du kan tilmelde dig med den indtil den {moment}.",
    have: "Har du en kode?",
    haveText: "Med en kode fra arrangørerne kan du måske tilmelde dig alligevel.",
    use: "Brug koden",
    errors: {
      code_unknown: "Vi kender ikke koden. Sammenlign den med beskeden, du fik den i, eller tøm feltet",
      code_used_up:
        "Der er tilmeldt lige så mange med koden, som den gælder til. Tøm feltet for at tilmelde dig uden kode",
      code_over: "Koden kunne bruges indtil den {moment}. Skriv til kontaktpersonen, hvis du stadig gerne vil med",
    },
  },
  colleagues: {
    add: "Tilmeld også en kollega",
    addHint: "I kan være op til {most, number} i samme tilmelding. Alle får deres egen mail og deres egen side.",
    title: "Tilmeld en kollega",
    lead: "Din kollega får sin egen mail med et link til sin egen side.",
    choices: "Der svarer din kollega selv på, om der må tages billeder, og om navnet må stå på deltagerlisten.",
    alone: "Nogle spørgsmål er kun til din kollega selv. Dem stiller vi også der.",
    person: "Om din kollega",
    work: "Din kollegas organisation",
    hints: {
      email: "Vi sender din kollegas bekræftelse og personlige link hertil.",
      country: "Det land, organisationen ligger i.",
    },
    errors: {
      givenName: "Skriv din kollegas fornavn",
      familyName: "Skriv din kollegas efternavn",
      email: "Skriv din kollegas e-mailadresse",
      organisation: "Skriv navnet på din kollegas organisation",
      organisationType: "Vælg, hvilken type organisation din kollega kommer fra",
      country: "Vælg det land, din kollegas organisation ligger i",
    },
    back: "Tilbage til dine svar",
    you: "Dig",
    heading: "Kollega {number, number}",
    remove: "Fjern",
    drop: "Tilmeld ikke denne kollega",
  },
  forecast: {
    title: "Det sker, når du sender",
    one: {
      confirmed: "Der er en plads til dig, og den er din med det samme.",
      awaiting_verification:
        "Der er en plads til dig. Vi sender dig en mail med et link, hvor du bekræfter din adresse, og holder pladsen i {hours, plural, one {# time} other {# timer}} imens.",
      awaiting_approval:
        "Arrangørerne afgør, hvem der kommer med. Vi holder en plads til dig og skriver, når de har afgjort det.",
      waitlisted:
        "Alle pladser er optaget, så du kommer på ventelisten. Bliver en plads ledig, tilbyder vi den i en mail til den næste i køen.",
    },
    all: "{people, plural, =2 {I får begge en plads} other {I får alle # en plads}}.",
    none: "Alle pladser er optaget. {people, plural, =2 {I kommer begge} other {I kommer alle #}} på ventelisten, i denne rækkefølge:",
    some: "{seats, plural, one {# af jer får en plads} other {# af jer får en plads}}, og {waiting, plural, one {# kommer} other {# kommer}} på ventelisten:",
    verification:
      "Hver af jer får en mail med et link til at bekræfte adressen. Vi holder pladserne i {hours, plural, one {# time} other {# timer}} imens.",
    approval: "Arrangørerne afgør, hvem der kommer med. Vi holder pladserne imens og skriver til hver af jer.",
    recognised: "Hører din adresse til en offentlig myndighed, som arrangørerne kender? Så skal du kun bekræfte den.",
    fates: {
      confirmed: "får en plads",
      awaiting_verification: "får en plads, når adressen er bekræftet",
      awaiting_approval: "får en plads, hvis arrangørerne siger ja",
      waitlisted: "kommer på ventelisten",
    },
    changed:
      "Mens du skrev, blev pladser optaget eller ledige. Der er ikke sendt noget endnu: Læs over knappen, hvad der sker nu.",
    blocked: {
      title: "Du kan ikke sende endnu",
      too_few_places:
        "{seats, plural, =0 {Der er ingen pladser tilbage} one {Der er kun # plads tilbage} other {Der er kun # pladser tilbage}}, og der er ingen venteliste. Fjern {more, plural, one {# kollega} other {# kolleger}}.",
      too_few_on_code:
        "Der er ikke plads til alle {people, number} på jeres kode. Fjern en kollega, eller slet koden i formularen.",
      too_many:
        "Højst {most, number} kan tilmeldes på én gang. Fjern {more, plural, one {# kollega} other {# kolleger}}.",
    },
  },
  done: {
    waitlisted: {
      title: "Du er på ventelisten",
      taken: "Den sidste plads blev taget, mens du skrev, så vi har sat dig på ventelisten.",
      next: "Bliver en plads ledig, tilbyder vi den i en mail til den næste i køen. Så har du en frist til at sige ja.",
      mail: "Om få minutter får du en mail på <strong>{email}</strong> med et link til din egen side. Her kan du se dit nummer i køen, rette dine oplysninger eller forlade ventelisten.",
    },
    awaiting_verification: {
      title: "Et skridt mere: Bekræft din e-mailadresse",
      next: "Åbn linket i vores mail, og bekræft din adresse senest den {moment}. Indtil da holder vi din plads; derefter går den videre til en anden.",
      mail: "Mailen kommer på <strong>{email}</strong> om få minutter.",
    },
    awaiting_approval: {
      title: "Vi har modtaget din tilmelding",
      state: "Modtaget, men ikke bekræftet endnu.",
      next: "Arrangørerne afgør, hvem der kommer med, og vi skriver til dig, når de har afgjort det. Imens holder vi en plads til dig.",
      mail: "Om få minutter får du en mail på <strong>{email}</strong> med et link til din egen side, hvor du kan rette dine oplysninger eller melde afbud.",
    },
    colleagues: "Dine kolleger",
    colleaguesMail: "Hver af dem får en mail med et link til sin egen side.",
    fates: {
      confirmed: "Tilmeldt",
      awaiting_verification: "Har en plads, når adressen er bekræftet senest den {moment}",
      awaiting_approval: "Modtaget, men ikke bekræftet endnu",
      waitlisted: "På ventelisten",
    },
  },
};
