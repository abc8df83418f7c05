import type { Messages } from "../en";

/** Words for what a page did not understand of its address. */
export const addressParts: Messages["addressParts"] = {
  left: "{count, plural, one {Denne del af adressen blev ikke forstået og er udeladt:} other {Disse dele af adressen blev ikke forstået og er udeladt:}}",
  more: "{count, plural, one {og en til} other {og # til}}",
  value: "»{value}«",
  meant: "navnet skrives »{name}«",
  days: "Skriv datoer som 2024-02-23.",
  without: "Fortsæt uden {count, plural, one {den} other {dem}}",
  names: {
    q: "Søgning",
    spelling: "Stavemåde",
    column: "Kolonne",
    sort: "Sortering",
    size: "Rækker pr. side",
    page: "Side",
    answer: "Svar på et spørgsmål",
    purpose: "Formål",
    format: "Filtype",
    separator: "Skilletegn",
    state: "Tilstand",
    outcome: "Udfald",
    show: "Vis",
    older: "Sted i loggen",
    newer: "Sted i loggen",
    registration: "Tilmelding",
    actor: "Udført af",
    group: "Hvad",
    from: "Fra",
    to: "Til og med",
  },
};
