import { randomInt } from "node:crypto";
import type { Locale } from "../../lib/i18n/locales";
import type { RegistrationDetails } from "../../lib/registrations/schema";

/** Nobody's names, from public servants' many countries and scripts. */
const people: [givenName: string, familyName: string, country: string, organisation: string][] = [
  ["Åse", "Sørensen", "DK", "Aarhus Kommune"],
  ["Mads Emil", "Østergaard", "DK", "Region Syddanmark"],
  ["Freja", "Kjær", "DK", "Energistyrelsen"],
  ["Bjørn", "Lindqvist", "SE", "Malmö stad"],
  ["Zoë", "Van den Bossche", "BE", "Stad Gent"],
  ["Jean-François", "L’Hôpital", "FR", "Métropole de Lyon"],
  ["Łukasz", "Wiśniewski", "PL", "Urząd Miasta Gdańska"],
  ["Željka", "Đurđević", "HR", "Grad Zagreb"],
  ["José María", "Núñez Ibáñez", "ES", "Ajuntament de Barcelona"],
  ["Ελένη", "Παπαδοπούλου", "GR", "Δήμος Αθηναίων"],
  ["Никола", "Димитров", "BG", "Столична община"],
  ["Gudrun", "Weiß-Schröder", "DE", "Stadt Köln"],
  ["Seán", "Ó Súilleabháin", "IE", "Dublin City Council"],
  ["Giulia", "D’Angelo", "IT", "Città metropolitana di Torino"],
  ["Ștefan", "Țîrlea", "RO", "Primăria Cluj-Napoca"],
  ["Kārlis", "Bērziņš", "LV", "Rīgas dome"],
  ["Žaneta", "Nováková", "CZ", "Statutární město Brno"],
  ["Íris", "Þórsdóttir", "IS", "Reykjavíkurborg"],
  ["Tuğçe", "Yıldırım", "TR", "İzmir Büyükşehir Belediyesi"],
  ["עדי", "לוי", "IL", "עיריית חיפה"],
  ["ليلى", "حداد", "FR", "Ville de Marseille"],
  ["优子", "山田", "JP", "Embassy of Example"],
];
const jobTitles = ["Procurement officer", "Indkøbschef", "Head of unit", "Innovation adviser", "Projektleder", null];
const types = ["municipality", "region", "state_authority", "public_body", "university", "network", "other"] as const;

function pick<Thing>(things: readonly Thing[]): Thing {
  return things[randomInt(things.length)] as Thing;
}

/** Somebody who does not exist. @param tag keeps their address apart from everybody else's. */
export function participant(tag: string): RegistrationDetails & { locale: Locale } {
  const [givenName, familyName, country, organisation] = pick(people);
  return {
    locale: country === "DK" ? "da" : "en",
    givenName,
    familyName,
    country,
    organisation,
    email: `participant-${tag}@example.org`,
    organisationType: pick(types),
    jobTitle: pick(jobTitles),
    attendsConference: pick(["yes", "no", "undecided", null] as const),
    photoConsent: randomInt(2) === 1,
    listSharing: randomInt(3) === 1,
  };
}
