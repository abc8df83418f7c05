import type { Locale } from "@/lib/i18n/locales";
import type { ContentOf, EventFacts, MailKind, RegistrationFacts } from "@/lib/mail/schema";

const titles: Record<Locale, string> = {
  da: "BRINC-workshop om innovationsindkøb og cirkulær økonomi",
  en: "BRINC workshop on innovation procurement and the circular economy",
};

/** Made-up content of each kind of mail, for previews and tests. */
export function samples(locale: Locale): { [Kind in MailKind]: ContentOf<Kind> } {
  const site = "https://events.example.org";
  const isDanish = locale === "da";
  const event: EventFacts = {
    title: titles[locale],
    summary: isDanish
      ? "En dag for offentlige indkøbere om, hvordan indkøb kan fremskynde den cirkulære økonomi."
      : "A day for public buyers on how procurement can speed up the circular economy.",
    startsAt: new Date("2024-03-19T09:00:00Z"),
    endsAt: new Date("2024-03-19T14:00:00Z"),
    timeZone: "Europe/Brussels",
    city: isDanish ? "Bruxelles" : "Brussels",
    place: isDanish ? "Bruxelles; lokalet sendes til deltagerne" : "Brussels; the room is sent to participants",
    isRoomKnown: false,
    contact: {
      name: "Kim Eksempel",
      role: isDanish ? "Projektleder" : "Project manager",
      email: "kim@example.org",
      phone: "+45 12 34 56 78",
    },
    funding: {
      text: isDanish
        ? "BRINC-projektet er medfinansieret af EU’s COSME-program."
        : "The BRINC project is co-financed by the EU’s COSME programme.",
      disclaimer: null,
      grantNumber: null,
      emblem: true,
    },
    url: `${site}/${locale}/events/brinc-workshop-2024`,
  };
  const registration: RegistrationFacts = {
    reference: "BRINC-7K3F9Q",
    givenName: "Søren Æble",
    familyName: "O’Brien-Παπαδόπουλος",
    email: "soren@kommune.example",
    organisation: "Eksempel Kommune",
    organisationType: "municipality",
    country: "DK",
    jobTitle: isDanish ? "Indkøbschef" : "Head of procurement",
    attendsConference: "yes",
    photoConsent: false,
    listSharing: true,
    url: `${site}/${locale}/registrations/AY2x7J8Jf3m1QkOe5bYwLwABm9r2W0dXo7cVfTzQpHsGjKuN4iRaEyBt`,
  };
  const about = { locale, event, registration };
  return {
    "registration.confirmed": {
      kind: "registration.confirmed",
      ...about,
      travelRequestsCloseAt: new Date("2024-02-23T22:59:59.999Z"),
    },
    "registration.already_registered": {
      kind: "registration.already_registered",
      ...about,
      repeatedReference: "BRINC-2W8MXA",
    },
    "registration.changed": { kind: "registration.changed", ...about },
    "registration.cancelled": {
      kind: "registration.cancelled",
      ...about,
      cancelledBy: "organiser",
      reason: isDanish
        ? "Workshoppen er kun for offentlige organisationer.\nDu er velkommen til at skrive, hvis vi har taget fejl."
        : "The workshop is for public bodies only.\nDo write to us if we are mistaken.",
    },
    "organiser.sign_in": {
      kind: "organiser.sign_in",
      locale,
      url: `${site}/admin/sign-in/confirm/3Z2Jc8GxWm0Q5uYvB7nTqLrDk1oEhXsPf4aViNyKtRg`,
      validForMinutes: 15,
      siteUrl: site,
    },
  };
}
