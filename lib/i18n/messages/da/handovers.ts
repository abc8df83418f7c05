import type { Messages } from "../en";

export const handovers: Messages["handovers"] = {
  title: "{from} tilbyder dig en plads",
  lead: "{from} fra {organisation} kan ikke komme og spørger, om du vil overtage pladsen.",
  until: "Du kan overtage den indtil <strong>{until}</strong>. Ingen andre kan få den imens.",
  take: "Overtag pladsen",
  decline: "Jeg kan ikke",
  nothing: "Svarer du ikke, beholder {from} pladsen.",
  event: "Arrangementet",
  takePage: {
    title: "Overtag pladsen",
    lead: "Fortæl os, hvem du er, så er pladsen fra {from} din.",
    email: "Pladsen er til denne adresse, som tilbuddet blev sendt til.",
    send: "Overtag pladsen",
    back: "Tilbage uden at overtage den",
  },
  declinePage: {
    title: "Sig nej til pladsen",
    lead: "{from} beholder pladsen til »{event}« og får at vide, at du ikke kan overtage den.",
    confirm: "Nej tak, jeg kan ikke",
    keep: "Tilbage til tilbuddet",
  },
  accepted: {
    title: "Pladsen er din",
    lead: "{from} har givet dig pladsen.",
    next: "Det sker der nu",
    mail: "Om få minutter får du en mail på <strong>{email}</strong>. Her står alt det praktiske, og der er en aftale til din kalender og et link til din egen side, hvor du kan rette dine oplysninger eller melde afbud.",
    noMail:
      "Er mailen ikke kommet efter ti minutter? Kig i mappen med uønsket post, og skriv så til <mailto>{contact}</mailto> med dit referencenummer.",
    reference: "Dit referencenummer er",
  },
  declined: { title: "Du har sagt nej", lead: "{from} beholder pladsen og har fået besked. Tak for svaret." },
  withdrawn: {
    title: "Tilbuddet er trukket tilbage",
    lead: "{from} har trukket tilbuddet tilbage, så der er ikke længere en plads at overtage.",
  },
  expired: { title: "Tilbuddet er udløbet", lead: "Fristen var {until}. {from} beholder pladsen." },
  event_cancelled: {
    title: "Arrangementet er aflyst",
    lead: "Det bliver ikke til noget, så der er ingen plads at overtage efter {from}. Du skal ikke gøre noget.",
  },
  place_gone: {
    title: "Pladsen er der ikke længere",
    lead: "{from} har ikke længere pladsen, så den kan ikke overtages.",
  },
  already_has_place: {
    title: "Du har allerede en plads",
    lead: "Du er selv tilmeldt med {email}, så du har ikke brug for pladsen. {from} beholder den.",
    tell: "Sig nej til tilbuddet, så {from} kan spørge en anden.",
  },
  register: "Vil du gerne med alligevel? På siden om arrangementet kan du se, om der er pladser.",
  eventPage: "Gå til siden om arrangementet",
  tooLate: "Det var lidt for sent: Tilbuddet var ikke længere åbent.",
};
