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
    zone: isDanish ? "tid i Bruxelles" : "Brussels time",
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
    signature: null,
    accentColour: null,
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
  const about = { locale, event, own: null, registration };
  const inStatus = (status: RegistrationStatus) => ({ ...about, registration: { ...registration, status } });
  const colleague = "Maja Friis";
  const unsubscribeUrl = `${site}/${locale}/unsubscribe/AY2x7J8Jf3m1QkOe5bYwLwABm9r2W0dXo7cVfTzQpHsGjKuN4iRaEyBt`;
  const heldUntil = new Date("2024-02-06T09:00:00Z");
  const invited = {
    locale,
    event,
    own: null,
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
      alsoRegistered: [],
      travelRequestsCloseAt: new Date("2024-02-23T22:59:59.999Z"),
    },
    "registration.verify": {
      kind: "registration.verify",
      ...inStatus("awaiting_verification"),
      heldUntil,
      registeredBy: null,
      alsoRegistered: [],
    },
    "registration.received": {
      kind: "registration.received",
      ...inStatus("awaiting_approval"),
      registeredBy: colleague,
      alsoRegistered: [],
    },
    "registration.waitlisted": {
      kind: "registration.waitlisted",
      ...inStatus("waitlisted"),
      because: "registered",
      position: 4,
      wasConfirmed: false,
      registeredBy: null,
      alsoRegistered: [],
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
      own: null,
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
    "event.changed": {
      kind: "event.changed",
      ...about,
      isConfirmed: true,
      before: {
        startsAt: new Date("2024-03-18T12:00:00Z"),
        endsAt: new Date("2024-03-18T16:00:00Z"),
        place: event.place,
      },
      message: isDanish
        ? "Der var dobbeltbooket på den gamle dato. Vi beklager ulejligheden."
        : "The old date was booked twice. We are sorry for the trouble.",
    },
    "event.cancelled": {
      kind: "event.cancelled",
      ...about,
      wasConfirmed: true,
      message: isDanish
        ? "For få har meldt sig til, at dagen kan blive god.\nVi prøver igen til efteråret."
        : "Too few people have registered to make it a good day.\nWe will try again in the autumn.",
    },
    "event.reminder": { kind: "event.reminder", ...about },
    "event.thanks": { kind: "event.thanks", ...about, unsubscribeUrl },
    "announcement.sent": {
      kind: "announcement.sent",
      ...about,
      ...announcement(isDanish),
      files: [{ name: "programme.pdf", url: `${site}/files/Zk3`, size: 8_400_000 }],
      unsubscribeUrl,
    },
    "organiser.digest": {
      kind: "organiser.digest",
      locale,
      topic: "registrations",
      siteUrl: site,
      events: [
        {
          title: event.title,
          url: `${site}/admin/events/brinc-workshop-2024/registrations`,
          items: [
            {
              name: "Søren Æble O’Brien-Παπαδόπουλος",
              detail: isDanish ? "Eksempel Kommune · Bekræftet" : "Eksempel Kommune · Confirmed",
              url: `${site}/admin/events/brinc-workshop-2024/registrations/018d`,
            },
            {
              name: "Maja Friis",
              detail: isDanish ? "Region Eksempel · På venteliste" : "Region Eksempel · On the waiting list",
              url: `${site}/admin/events/brinc-workshop-2024/registrations/018e`,
            },
          ],
          more: 3,
        },
      ],
      url: `${site}/admin/news`,
    },
    "organiser.invited": {
      kind: "organiser.invited",
      locale,
      invitedBy: "Kim Andersen",
      role: "viewer",
      events: [{ title: event.title, role: "organiser" }],
      url: `${site}/admin/sign-in`,
      email: "maria.pappas@example.org",
      siteUrl: site,
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

/** An announcement with every shape that organisers' words can have. */
function announcement(isDanish: boolean) {
  return isDanish
    ? {
        subject: "Lokale og program er klar",
        body: "Kære {given_name}\n\nLokalet er på plads, og programmet er klar. Tag gerne med:\n- et udbud, du arbejder på\n- din egen kop\n\nSådan finder du vej: https://example.org/kort\n\nMange hilsner\nKim",
      }
    : {
        subject: "Room and programme are ready",
        body: "Dear {given_name}\n\nThe room is booked and the programme is ready. Bring, if you like:\n- a tender that you are working on\n- your own cup\n\nHow to get there: https://example.org/map\n\nBest wishes\nKim",
      };
}
