import type { Prisma } from "../generated/client";

/** Close to the announcement; only its slips are mended. */
export const shippedEventInDanish = {
  locale: "da",
  title: "BRINC-workshop: innovationsindkøb og cirkulær økonomi",
  summary:
    "En workshop for offentlige indkøbere fra hele Europa: Sådan kan offentlige indkøb af innovation fremskynde den cirkulære økonomi.",
  background: [
    "I anledning af den internationale konference om innovationsindkøb, der finder sted d. 19. og 20. marts 2024 i Bruxelles, arrangerer BRINC-projektet en workshop for at samle offentlige indkøbere fra hele Europa for at udveksle erfaringer om, hvordan offentlige indkøb af innovation kan fremskynde den cirkulære økonomi.",
    "Workshoppen vil sætte fokus på vigtigheden af at ændre organisationers tankegang for at fremme indførelsen af cirkulære og innovative praksisser.",
    "Innovationsindkøb har været på den europæiske dagsorden i et stykke tid. Og med rette! Det er et stærkt instrument til at stimulere innovation og løsninger på samfundsmæssige problemer.",
  ].join("\n\n"),
  workshop:
    "Workshoppen arrangeres parallelt med den internationale konference om innovationsindkøb og finder sted d. 19. marts kl. 10.00–15.00.",
  focusPoints: [
    "Vigtigheden af at ændre den organisatoriske tankegang for at fremme udbredelsen af cirkulær og innovativ praksis",
    "Erfaringer fra de to BRINC-projektcases",
  ],
  casesHeading: "To BRINC-projektcases",
  casesText:
    "De organisationer, der leder de to BRINC-projektcases, vil præsentere deres erfaringer samt de udfordringer og muligheder, de har stået over for i de forskellige faser af indkøbsprocessen.",
  cases: ["Hygiejneaffald til engangsbrug", "Genbrug af bleer"],
  conferenceTitle: "International konference om innovationsindkøb",
  conferenceText: [
    "Programme for Innovation Procurement (PIP) arrangerer en international konference d. 19. og 20. marts 2024 i Tour & Taxis, Bruxelles. Konferencen er organiseret i tæt samarbejde med Europa-Kommissionen og European Innovation Council.",
    "Konferencen vil give offentlige indkøbere, politiske beslutningstagere og virksomheder fra Belgien og udlandet mulighed for at udveksle erfaringer om teori og praksis inden for innovationsindkøb.",
  ].join("\n\n"),
  travelText:
    "BRINC-projektet kan dække rejseomkostninger for medlemmer af BRINC Network of Public Authorities op til et vist beløb. Kontakt BRINC-partnerne inden d. 23. februar, hvis du er interesseret.",
  contactRole: "Projektleder",
  fundingText: "BRINC-projektet er medfinansieret af EU’s COSME-program.",
  fundingDisclaimer:
    "Synspunkter og holdninger er alene arrangørernes og afspejler ikke nødvendigvis Den Europæiske Unions. Hverken Den Europæiske Union eller den tilskudsgivende myndighed kan drages til ansvar for dem.",
  privacyController: "BRINC-projektet",
  venueCity: "Bruxelles",
} satisfies Prisma.EventTextCreateWithoutEventInput;
