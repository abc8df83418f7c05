import type { Locale } from "@/lib/i18n/locales";
import type { MailContent, OwnWords } from "@/lib/mail/schema";
import { samples } from "./samples";

export type Variant = {
  /** Unique, and part of an address: the kind, and what is special. */
  name: string;
  content: MailContent;
};

/** Every kind of letter, and every shape it takes: for the preview, the pictures and the tests. */
export function variants(locale: Locale): Variant[] {
  const all = samples(locale);
  const plain = Object.values(all).map((content): Variant => ({ name: content.kind, content }));
  const by = "Maja Friis";
  const {
    "registration.confirmed": confirmed,
    "registration.verify": verify,
    "registration.received": received,
    "registration.waitlisted": waitlisted,
    "registration.offered": offered,
    "registration.lapsed": lapsed,
    "registration.changed": changed,
    "registration.cancelled": cancelled,
    "registration.already_registered": again,
    "event.changed": moved,
    "event.cancelled": calledOff,
    "event.reminder": reminder,
    "invitation.sent": invited,
    "organiser.digest": digest,
  } = all;
  const inStatus = <Content extends typeof reminder | typeof again | typeof moved>(
    content: Content,
    status: typeof content.registration.status,
  ): Content => ({ ...content, registration: { ...content.registration, status } });
  const waiting = inStatus(reminder, "waitlisted");
  const knownPlace = {
    ...confirmed.event,
    place: "Tour & Taxis, Maison de la Poste, 2.14, Picardstraat 7, 1000 Bruxelles",
    isRoomKnown: true,
  };
  const special: [string, MailContent][] = [
    ["registered-by", { ...confirmed, registeredBy: by }],
    ["with-colleagues", { ...confirmed, alsoRegistered: [by, "Bo Holm"] }],
    ["approved", { ...confirmed, because: "approved", travelRequestsCloseAt: null }],
    ["restored", { ...confirmed, because: "restored" }],
    ["handed-over", { ...confirmed, because: "handed_over", registeredBy: by }],
    ["own-words", { ...confirmed, event: { ...knownPlace, signature: signature(locale) }, own: ownWords(locale) }],
    ["no-funding", { ...confirmed, event: { ...knownPlace, funding: null } }],
    ["long-names", inLongNames(confirmed)],
    ["registered-by", { ...verify, registeredBy: by }],
    ["by-oneself", { ...received, registeredBy: null }],
    ["next", { ...waitlisted, because: "passed", position: 1 }],
    ["moved", { ...waitlisted, because: "moved", wasConfirmed: true }],
    ["by-organisers", { ...offered, outOfTurn: true }],
    ["approval", { ...offered, needsApproval: true }],
    ["verification", { ...lapsed, what: "verification", wayBack: "free_seat" }],
    ["over", { ...lapsed, wayBack: "none" }],
    ["not-confirmed", { ...changed, isConfirmed: false }],
    ["by-participant", { ...cancelled, cancelledBy: "participant", reason: null }],
    ["handed-over", { ...cancelled, cancelledBy: "participant", reason: null, handedOverTo: by }],
    ["waiting", inStatus(again, "waitlisted")],
    ["time-only", { ...moved, message: null, before: { ...moved.event, startsAt: new Date("2024-03-19T08:00:00Z") } }],
    ["place-only", { ...moved, event: knownPlace, before: { ...moved.event, place: "Rue de la Loi 1, Bruxelles" } }],
    ["room", { ...moved, message: null, event: knownPlace, before: moved.event }],
    ["not-confirmed", inStatus({ ...moved, isConfirmed: false }, "waitlisted")],
    ["waiting", { ...calledOff, wasConfirmed: false, message: null }],
    ["room-known", { ...reminder, event: knownPlace }],
    ["waiting", waiting],
    ["open", { ...invited, holdsSeat: false, name: null, message: null }],
    ["trouble", { ...digest, topic: "trouble", events: digest.events.map((event) => troubled(event, locale)) }],
  ];
  return [...plain, ...special.map(([name, content]) => ({ name: `${content.kind}-${name}`, content }))];
}

function troubled(event: { title: string; url: string }, locale: Locale) {
  const detail =
    locale === "da"
      ? "Bekræftelse · Adressen virker ikke: 550 5.1.1 Mailbox unknown"
      : "Confirmation · The address does not work: 550 5.1.1 Mailbox unknown";
  return { ...event, items: [{ name: "Søren Æble", detail, url: `${event.url}/018d` }], more: 0 };
}

/** Names as long as the form takes them, and in other scripts. */
function inLongNames<Content extends Extract<MailContent, { kind: "registration.confirmed" }>>(
  content: Content,
): Content {
  return {
    ...content,
    registration: {
      ...content.registration,
      givenName: "محمد عبد الرحمن",
      familyName: "Παπαδοπούλου-Wolfeschlegelsteinhausenbergerdorff",
    },
    event: {
      ...content.event,
      contact: {
        ...content.event.contact,
        name: "Wolfeschlegelsteinhausenbergerdorff-Papadopoulou, Kim",
        email: "kim.wolfeschlegelsteinhausenbergerdorff@avdelningen-for-offentlig-upphandling.example.org",
      },
    },
  };
}

function signature(locale: Locale): string {
  return locale === "da" ? "Mange hilsner\nKim Eksempel, Clean Cluster" : "Best wishes\nKim Eksempel, Clean Cluster";
}

function ownWords(locale: Locale): OwnWords {
  return locale === "da"
    ? {
        subject: "Velkommen til BRINC, {given_name}",
        opening: "Dejligt, at du vil være med. Tag gerne med:\n- en sag fra din egen hverdag\n- spørgsmål til de andre",
        closing: "Læs mere på https://example.org/brinc.",
      }
    : {
        subject: "Welcome to BRINC, {given_name}",
        opening:
          "Good that you are coming. Bring, if you like:\n- a case from your own work\n- questions to the others",
        closing: "Read more at https://example.org/brinc.",
      };
}
