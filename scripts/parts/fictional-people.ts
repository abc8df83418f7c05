import { randomInt } from "node:crypto";
import type { Locale } from "../../lib/i18n/locales";
import type { RegistrationDetails } from "../../lib/registrations/schema";
import type { OrganisationType } from "../../prisma/generated/enums";

type Country = { code: string; share: number; givenNames: string[]; familyNames: string[]; organisations: string[] };

/** Nobody's names, from public servants' many countries and scripts; how often each country comes, in parts of all. */
const countries: Country[] = [
  {
    code: "DK",
    share: 30,
    givenNames: [
      ...["Åse", "Mads Emil", "Freja", "Bjørn", "Søren", "Kirsten", "Jørgen", "Mette", "Lærke", "Niels", "Anne-Marie"],
      ...["Pia", "Rasmus", "Gitte", "Ole", "Birgitte", "Øjvind", "Sofie", "Kaj", "Tove"],
    ],
    familyNames: [
      ...["Sørensen", "Østergaard", "Kjær", "Jørgensen", "Nielsen", "Møller", "Ågård", "Holm", "Bæk", "Kristoffersen"],
      ...["Lund", "Skov", "Thygesen", "Vestergaard", "Bruun", "Clausen", "Dam", "Frandsen", "Hjorth", "Toft"],
    ],
    organisations: [
      ...[
        "Aarhus Kommune",
        "Region Syddanmark",
        "Energistyrelsen",
        "Københavns Kommune",
        "Odense Kommune",
        "Banedanmark",
      ],
      ...["Aalborg Universitet", "Region Midtjylland", "Vejdirektoratet", "Gladsaxe Kommune", "Sundhedsdatastyrelsen"],
    ],
  },
  {
    code: "SE",
    share: 9,
    givenNames: ["Åsa", "Björn", "Göran", "Linnéa", "Örjan", "Maja", "Sven", "Ebba"],
    familyNames: ["Lindqvist", "Nyström", "Åkesson", "Björklund", "Sjöberg", "Öberg", "Holmgren"],
    organisations: ["Malmö stad", "Göteborgs Stad", "Region Skåne", "Upphandlingsmyndigheten"],
  },
  {
    code: "DE",
    share: 10,
    givenNames: ["Gudrun", "Jürgen", "Käthe", "Uwe", "Sönke", "Miriam", "Jörg", "Bärbel"],
    familyNames: ["Weiß-Schröder", "Müller", "Groß", "König", "Schäfer", "Böhm", "Krüger", "Lange"],
    organisations: ["Stadt Köln", "Landeshauptstadt München", "Freie und Hansestadt Hamburg", "KOINNO"],
  },
  {
    code: "BE",
    share: 9,
    givenNames: ["Zoë", "Joris", "Benoît", "Anaïs", "Wout", "Hélène"],
    familyNames: ["Van den Bossche", "De Smet", "Peeters", "Lefèvre", "D’Hondt", "Maes"],
    organisations: ["Stad Gent", "Stad Antwerpen", "Ville de Liège", "Brussels Hoofdstedelijk Gewest"],
  },
  {
    code: "FR",
    share: 8,
    givenNames: ["Jean-François", "Maëlle", "Cédric", "Inès", "ليلى", "Gaël"],
    familyNames: ["L’Hôpital", "Dupré", "Garçon", "Lemaître", "حداد", "Bénard"],
    organisations: ["Métropole de Lyon", "Ville de Marseille", "Région Île-de-France"],
  },
  {
    code: "ES",
    share: 6,
    givenNames: ["José María", "Begoña", "Iñaki", "Mónica", "Jesús"],
    familyNames: ["Núñez Ibáñez", "Muñoz", "Peña Gómez", "Etxeberria", "Pujol"],
    organisations: ["Ajuntament de Barcelona", "Ayuntamiento de Madrid", "Junta de Galicia"],
  },
  {
    code: "IT",
    share: 5,
    givenNames: ["Giulia", "Niccolò", "Chiara", "Davide"],
    familyNames: ["D’Angelo", "Di Rosa", "Forlì", "Bianchi"],
    organisations: ["Città metropolitana di Torino", "Comune di Milano", "Regione Toscana"],
  },
  {
    code: "GR",
    share: 4,
    givenNames: ["Ελένη", "Γιώργος", "Αικατερίνη", "Δημήτρης"],
    familyNames: ["Παπαδοπούλου", "Αντωνίου", "Καραγιάννη", "Οικονόμου"],
    organisations: ["Δήμος Αθηναίων", "Δήμος Θεσσαλονίκης", "Περιφέρεια Κρήτης"],
  },
  {
    code: "PL",
    share: 4,
    givenNames: ["Łukasz", "Małgorzata", "Paweł", "Zofia"],
    familyNames: ["Wiśniewski", "Dąbrowska", "Żuk", "Kowalczyk"],
    organisations: ["Urząd Miasta Gdańska", "Miasto Kraków"],
  },
  {
    code: "BG",
    share: 2,
    givenNames: ["Никола", "Йоана", "Стефан"],
    familyNames: ["Димитров", "Георгиева", "Цветкова"],
    organisations: ["Столична община", "Община Пловдив"],
  },
  {
    code: "HR",
    share: 2,
    givenNames: ["Željka", "Đuro"],
    familyNames: ["Đurđević", "Šarić"],
    organisations: ["Grad Zagreb", "Grad Split"],
  },
  {
    code: "IE",
    share: 2,
    givenNames: ["Seán", "Aoife"],
    familyNames: ["Ó Súilleabháin", "O’Brien"],
    organisations: ["Dublin City Council"],
  },
  {
    code: "RO",
    share: 2,
    givenNames: ["Ștefan", "Ioana"],
    familyNames: ["Țîrlea", "Brătianu"],
    organisations: ["Primăria Cluj-Napoca"],
  },
  { code: "LV", share: 1, givenNames: ["Kārlis"], familyNames: ["Bērziņš"], organisations: ["Rīgas dome"] },
  { code: "CZ", share: 1, givenNames: ["Žaneta"], familyNames: ["Nováková"], organisations: ["Statutární město Brno"] },
  { code: "IS", share: 1, givenNames: ["Íris"], familyNames: ["Þórsdóttir"], organisations: ["Reykjavíkurborg"] },
  {
    code: "TR",
    share: 1,
    givenNames: ["Tuğçe"],
    familyNames: ["Yıldırım"],
    organisations: ["İzmir Büyükşehir Belediyesi"],
  },
  { code: "IL", share: 1, givenNames: ["עדי"], familyNames: ["לוי"], organisations: ["עיריית חיפה"] },
  { code: "MA", share: 1, givenNames: ["محمد", "ليلى"], familyNames: ["الفارسي"], organisations: ["جماعة الرباط"] },
  { code: "JP", share: 1, givenNames: ["优子"], familyNames: ["山田"], organisations: ["Embassy of Example"] },
];
const shares = countries.flatMap((country) => Array.from({ length: country.share }, () => country));

/** Most come from municipalities. */
const types = [
  ...["municipality", "municipality", "municipality", "municipality", "region", "region", "state_authority"],
  ...["state_authority", "public_body", "university", "network", "company", "other"],
] as OrganisationType[];
const jobTitles = ["Procurement officer", "Indkøbschef", "Head of unit", "Innovation adviser", "Projektleder", null];

function pick<Thing>(things: readonly Thing[]): Thing {
  return things[randomInt(things.length)] as Thing;
}

/** Somebody who does not exist. @param tag keeps their address apart from everybody else's. */
export function participant(tag: string): RegistrationDetails & { locale: Locale } {
  const { code, givenNames, familyNames, organisations } = pick(shares);
  return {
    locale: code === "DK" && randomInt(10) > 0 ? "da" : "en",
    givenName: pick(givenNames),
    familyName: pick(familyNames),
    country: code,
    organisation: pick(organisations),
    email: `participant-${tag}@example.org`,
    organisationType: pick(types),
    jobTitle: pick(jobTitles),
    attendsConference: pick(["yes", "no", "undecided", null] as const),
    photoConsent: randomInt(2) === 1,
    listSharing: randomInt(3) === 1,
  };
}
