import type { Messages } from "../en";

/** Words of exports by purpose. */
export const exports: Messages["exports"] = {
  title: "Eksport",
  lead: "Hent kun det, nogen har brug for. Hver eksport føres i loggen med dit navn.",
  purposesTitle: "Efter formål",
  whom: "Hvem",
  whomAll: "Alle, der er registreret ved dette arrangement.",
  whomComing: "Navneskilte, døren, køkkenet og tilskudsgiver tager kun bekræftede med, medmindre du vælger status.",
  choose: "Vælg personer",
  apply: "Brug dette valg",
  clear: "Alle igen",
  count: "{count, plural, =0 {Ingen} one {# person} other {# personer}}",
  purposes: {
    full: {
      title: "Alt",
      text: "Alle oplysninger, svar, mærker og fremmøde. Følsomme svar er aldrig med.",
    },
    badges: { title: "Navneskilte", text: "Navn, organisation, stilling og land fra A til Å. Ingen adresser." },
    desk: {
      title: "Døren",
      text: "Navne fra A til Å med organisation, reference og et felt at krydse af for hver dag.",
    },
    caterer: {
      title: "Køkkenet",
      text: "Hvor mange der kommer hver dag, og hvor mange der har hvert behov. Ingen navne. Svar i fri tekst bliver kun talt.",
    },
    funder: {
      title: "Tilskudsgiver",
      text: "Hvem der deltog, for hvilken organisation og på hvilke dage. Ingen adresser, ingen følsomme oplysninger.",
    },
    own: { title: "Eget udvalg", text: "De kolonner, du sætter kryds ved, for de personer, der er valgt ovenfor." },
  },
  formats: { csv: "CSV", xlsx: "Excel (XLSX)", json: "JSON" },
  format: "Filtype",
  formatHint: "CSV kan åbnes i alle regneark; kolonnerne er adskilt af semikolon.",
  separator: "CSV med komma i stedet",
  columnsLegend: "Kolonner",
  columnsMissing: "Sæt kryds ved mindst én kolonne",
  nothingTaken: "Intet er taget ud, og intet er ført i loggen. Vælg igen nedenfor.",
  download: "Hent",
  small: "Et tal under {small} kan pege på én person. Giv det kun til dem, der skal bruge det.",
  sensitiveClosed: "Din rolle kan ikke se følsomme svar og derfor ikke hente køkkenets liste.",
  columns: {
    answers: "Alle spørgsmål",
    tags: "Mærker",
    attendance: "Til stede {day}",
    boxes: "Felt til afkrydsning pr. dag",
    attendanceAll: "Fremmøde pr. dag",
  },
  present: "Ja",
  absent: "Nej",
  caterer: {
    what: "Hvad",
    answer: "Svar",
    people: "Personer",
    day: "Ventes {day}",
    written: "har skrevet noget",
    note: "Bemærk",
    several: "Én person kan have flere behov.",
  },
};
