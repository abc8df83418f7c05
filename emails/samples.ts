import type { Locale } from "@/lib/i18n/locales";
import type { ContentOf, EventFacts, MailKind, RegistrationFacts } from "@/lib/mail/schema";
import type { RegistrationStatus } from "@/prisma/generated/enums";

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
    status: "confirmed",
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
  const inStatus = (status: RegistrationStatus) => ({ ...about, registration: { ...registration, status } });
  const colleague = "Maja Friis";
  const heldUntil = new Date("2024-02-06T09:00:00Z");
  const invited = {
    locale,
    event,
    name: "Ana Ionescu",
    url: `${site}/${locale}/invitations/AY2x7J8Jf3m1QkOe5bYwLwABm9r2W0dXo7cVfTzQpHsGjKuN4iRaEyBt`,
    until: new Date("2024-02-16T15:00:00Z"),
    holdsSeat: true,
  };
  return {
    "registration.confirmed": {
      kind: "registration.confirmed",
      ...about,
      because: "registered",
      registeredBy: null,
      travelRequestsCloseAt: new Date("2024-02-23T22:59:59.999Z"),
    },
    "registration.verify": {
      kind: "registration.verify",
      ...inStatus("awaiting_verification"),
      heldUntil,
      registeredBy: null,
    },
    "registration.received": {
      kind: "registration.received",
      ...inStatus("awaiting_approval"),
      registeredBy: colleague,
    },
    "registration.waitlisted": {
      kind: "registration.waitlisted",
      ...inStatus("waitlisted"),
      because: "registered",
      position: 4,
      registeredBy: null,
    },
    "registration.offered": {
      kind: "registration.offered",
      ...inStatus("offered"),
      heldUntil,
      outOfTurn: false,
      needsApproval: false,
    },
    "registration.lapsed": { kind: "registration.lapsed", ...inStatus("lapsed"), what: "offer", wayBack: "line" },
    "registration.declined": {
      kind: "registration.declined",
      ...inStatus("declined"),
      reason: isDanish
        ? "Workshoppen er kun for offentlige organisationer.\nDu er velkommen til at skrive, hvis vi har taget fejl."
        : "The workshop is for public bodies only.\nDo write to us if we are mistaken.",
    },
    "registration.changed": { kind: "registration.changed", ...about, isConfirmed: true },
    "registration.cancelled": {
      kind: "registration.cancelled",
      ...inStatus("cancelled"),
      cancelledBy: "organiser",
      reason: isDanish
        ? "Du har fortalt os, at du ikke kan komme.\nVi håber at se dig en anden gang."
        : "You told us that you cannot come.\nWe hope to see you another time.",
      wasConfirmed: true,
      handedOverTo: null,
    },
    "registration.already_registered": {
      kind: "registration.already_registered",
      ...about,
      repeatedReference: "BRINC-2W8MXA",
    },
    "registration.deletion_requested": { kind: "registration.deletion_requested", ...about },
    "handover.offered": {
      kind: "handover.offered",
      locale,
      event,
      from: "Søren Æble",
      name: colleague,
      url: `${site}/${locale}/handovers/AY2x7J8Jf3m1QkOe5bYwLwABm9r2W0dXo7cVfTzQpHsGjKuN4iRaEyBt`,
      until: heldUntil,
    },
    "handover.declined": { kind: "handover.declined", ...about, to: colleague },
    "handover.lapsed": { kind: "handover.lapsed", ...about, to: colleague },
    "invitation.sent": {
      kind: "invitation.sent",
      ...invited,
      message: isDanish
        ? "Dit oplæg i Odense om genbrugte byggematerialer er netop det, vi gerne vil drøfte."
        : "Your talk in Odense about reused building materials is just what we would like to discuss.",
    },
    "invitation.reminder": { kind: "invitation.reminder", ...invited },
    "organiser.sign_in": {
      kind: "organiser.sign_in",
      locale,
      url: `${site}/admin/sign-in/confirm/3Z2Jc8GxWm0Q5uYvB7nTqLrDk1oEhXsPf4aViNyKtRg`,
      validForMinutes: 15,
      siteUrl: site,
    },
  };
}
