import { isIP } from "node:net";
import type { OutgoingMailReason } from "@/prisma/generated/enums";
import { type CalendarEntry, registrationUid } from "../calendar";
import { type EmailAddress, parseEmailAddress } from "../email-address";
import { cityFor, fundingOf, isPlaceKnown, placeLine, textFor } from "../events/rules";
import { isLocale, type Locale } from "../i18n/locales";
import { translator } from "../i18n/translator";
import type { MailToSend } from "./queries";
import { type EventFacts, type MailContent, mailData, type RegistrationFacts } from "./schema";

/**
 * How urgent a kind of mail is: 0 for what somebody waits for at this moment, 1 for what is about one registration, 2 for
 * what goes to many at once, so that it never delays the others.
 */
export function laneOf(kind: string): number {
  if (kind === "organiser.sign_in" || kind === "registration.verify") return 0;
  return kind.startsWith("event.") || kind.startsWith("announcement.") ? 2 : 1;
}

type SenderSettings = { APP_URL: string; MAIL_FROM?: string | undefined };

/**
 * The domain that mail of this installation comes from: that of MAIL_FROM, else the host of APP_URL. A host without a
 * dot or a bare network address gets a domain that is reserved for the local machine, since neither is valid in an
 * address (RFC 5321, 4.1.2).
 */
export function senderHost({ APP_URL, MAIL_FROM }: SenderSettings): string {
  const from = MAIL_FROM ? parseEmailAddress(MAIL_FROM)?.address.split("@").pop() : undefined;
  const host = from ?? new URL(APP_URL).hostname;
  if (host.startsWith("[") || isIP(host)) return "localhost.localdomain";
  return host.includes(".") ? host : `${host}.localdomain`;
}

/**
 * Who a mail is from.
 * @param contactName shown when MAIL_FROM is unset or carries no name.
 */
export function senderOf(settings: SenderSettings, contactName: string): { name: string; address: string } {
  const from: EmailAddress | null = settings.MAIL_FROM ? parseEmailAddress(settings.MAIL_FROM) : null;
  return { name: from?.name ?? contactName, address: from?.address ?? `no-reply@${senderHost(settings)}` };
}

/**
 * Until when a mail is of use to its reader (product time): a link to sign in and an offer are not once they ran out. Null for
 * what is worth the whole ladder of retries.
 */
export function worthUntil(mail: Pick<MailToSend, "kind" | "data" | "queuedAt">): Date | null {
  if (mail.kind === "organiser.sign_in") {
    const { validForMinutes } = mailData[mail.kind].safeParse(mail.data).data ?? { validForMinutes: 15 };
    return new Date(mail.queuedAt.getTime() + validForMinutes * 60_000);
  }
  if (mail.kind === "registration.offered" || mail.kind === "registration.verify") {
    const { data } = mailData[mail.kind].safeParse(mail.data);
    return data ? new Date(data.heldUntil) : null;
  }
  return null;
}

/**
 * Why a mail must not leave any more although it is due; null when it may: what it would say is no longer so.
 * @param now product time.
 */
export function reasonToWithdraw(_mail: MailToSend, _now: Date): OutgoingMailReason | null {
  return null;
}

/** The addresses that a letter links to, made by the caller, since they hang on settings and keys. */
export type MailLinks = {
  site: string;
  event: string;
  registration: string;
  invitation: string;
  handover: string;
  signIn: string;
};

/**
 * What a letter says, from what is on record now and what was noted when the mail was decided.
 * @throws when that is not enough to make the letter: an unknown kind, data of another shape, no event. Such a mail can
 * never be sent.
 */
export function contentOf(mail: MailToSend, links: MailLinks): MailContent {
  const locale = isLocale(mail.locale) ? mail.locale : "en";
  if (mail.kind === "organiser.sign_in") {
    if (links.signIn === "") throw new Error("The mail has no link to sign in with.");
    const { validForMinutes } = mailData[mail.kind].parse(mail.data);
    return { kind: mail.kind, locale, url: links.signIn, validForMinutes, siteUrl: links.site };
  }
  if (!mail.event) throw new Error("The mail names no event.");
  const event = eventFacts(mail.event, locale, links.event);
  switch (mail.kind) {
    case "handover.offered": {
      if (!mail.handover) throw new Error("The mail names no handover.");
      const { from } = mailData[mail.kind].parse(mail.data);
      const { name, expiresAt } = mail.handover;
      return { kind: mail.kind, locale, event, from, name, url: links.handover, until: expiresAt };
    }
    case "invitation.sent":
    case "invitation.reminder": {
      if (!mail.invitation) throw new Error("The mail names no invitation.");
      const { name, holdsSeat, reservedUntil } = mail.invitation;
      const invited = { locale, event, name, holdsSeat, url: links.invitation, until: reservedUntil };
      if (mail.kind === "invitation.reminder") return { kind: mail.kind, ...invited };
      return { kind: mail.kind, ...invited, message: mailData[mail.kind].parse(mail.data).message ?? null };
    }
  }
  if (!mail.registration) throw new Error("The mail names no registration.");
  const registration: RegistrationFacts = { ...mail.registration, url: links.registration };
  return aboutRegistration(mail, mail.event, { locale, event, registration });
}

/** The letters that somebody gets about their own registration. */
function aboutRegistration(
  mail: MailToSend,
  { travelRequestsCloseAt, startsAt, hasWaitingList, admissionMode }: NonNullable<MailToSend["event"]>,
  about: { locale: Locale; event: EventFacts; registration: RegistrationFacts },
): MailContent {
  switch (mail.kind) {
    case "registration.confirmed": {
      const { because, registeredBy } = mailData[mail.kind].parse(mail.data);
      const isTravelAhead = travelRequestsCloseAt && travelRequestsCloseAt > mail.queuedAt;
      return {
        kind: mail.kind,
        ...about,
        because,
        registeredBy: registeredBy ?? (because === "handed_over" ? nameOf(mail.registration?.handedOverBy) : null),
        travelRequestsCloseAt: isTravelAhead ? travelRequestsCloseAt : null,
      };
    }
    case "registration.verify": {
      const { heldUntil, registeredBy } = mailData[mail.kind].parse(mail.data);
      return { kind: mail.kind, ...about, heldUntil: new Date(heldUntil), registeredBy: registeredBy ?? null };
    }
    case "registration.received":
      return {
        kind: mail.kind,
        ...about,
        registeredBy: mailData[mail.kind].parse(mail.data).registeredBy ?? null,
      };
    case "registration.waitlisted": {
      const { because, position, registeredBy } = mailData[mail.kind].parse(mail.data);
      return { kind: mail.kind, ...about, because, position, registeredBy: registeredBy ?? null };
    }
    case "registration.offered": {
      const { heldUntil, outOfTurn } = mailData[mail.kind].parse(mail.data);
      const needsApproval = admissionMode === "approval" && mail.registration?.approvedAt === null;
      return { kind: mail.kind, ...about, heldUntil: new Date(heldUntil), outOfTurn, needsApproval };
    }
    case "registration.lapsed": {
      const { what } = mailData[mail.kind].parse(mail.data);
      // As the button on their own page: until the event starts, also when registration has closed.
      const hasStarted = mail.queuedAt >= startsAt;
      return { kind: mail.kind, ...about, what, wayBack: hasStarted ? "none" : hasWaitingList ? "line" : "free_seat" };
    }
    case "registration.declined":
      return { kind: mail.kind, ...about, reason: mailData[mail.kind].parse(mail.data).reason ?? null };
    case "registration.changed":
      return { kind: mail.kind, ...about, isConfirmed: mailData[mail.kind].parse(mail.data).isConfirmed };
    case "registration.cancelled": {
      const { cancelledBy, reason, wasConfirmed, handedOverTo } = mailData[mail.kind].parse(mail.data);
      return {
        kind: mail.kind,
        ...about,
        cancelledBy,
        reason: reason ?? null,
        wasConfirmed,
        handedOverTo: handedOverTo ?? null,
      };
    }
    case "registration.already_registered": {
      const { repeatedReference } = mailData[mail.kind].parse(mail.data);
      return { kind: mail.kind, ...about, repeatedReference: repeatedReference ?? null };
    }
    case "registration.deletion_requested":
      return { kind: mail.kind, ...about };
    case "handover.declined":
    case "handover.lapsed":
      return { kind: mail.kind, ...about, to: mailData[mail.kind].parse(mail.data).to };
    default:
      throw new Error(`There is no letter of the kind ${mail.kind}.`);
  }
}

function nameOf(person: { givenName: string; familyName: string } | null | undefined): string | null {
  return person ? `${person.givenName} ${person.familyName}` : null;
}

function eventFacts(event: NonNullable<MailToSend["event"]>, locale: MailContent["locale"], url: string): EventFacts {
  const text = textFor(event, locale);
  return {
    title: text.title,
    summary: text.summary,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    city: cityFor(event, text),
    place: placeLine(event, text, locale),
    isRoomKnown: isPlaceKnown(event),
    contact: { name: event.contactName, role: text.contactRole, email: event.contactEmail, phone: event.contactPhone },
    funding: fundingOf(event, text),
    url,
  };
}

/**
 * The invitation that goes with a letter (RFC 5546); null for letters without one: only who has, or had, a confirmed
 * place gets the day into their calendar, or out of it. It leads to the public page and not
 * to the secret link, because calendars are shared with colleagues.
 */
export function invitationOf(
  content: MailContent,
  mail: MailToSend,
  organiser: { name: string; address: string },
): CalendarEntry | null {
  const isCancelled = content.kind === "registration.cancelled";
  if (content.kind !== "registration.confirmed" && content.kind !== "registration.changed" && !isCancelled) return null;
  if (content.kind === "registration.changed" && !content.isConfirmed) return null;
  if (isCancelled && !content.wasConfirmed) return null;
  const { event, registration, locale } = content;
  const { calendarSequence } = mailData[content.kind].parse(mail.data);
  return {
    method: isCancelled ? "CANCEL" : "REQUEST",
    uid: registrationUid(mail.registration?.id ?? ""),
    sequence: calendarSequence,
    start: event.startsAt,
    end: event.endsAt,
    timeZone: event.timeZone,
    summary: event.title,
    description: translator(locale, "mail")("calendar.description", {
      summary: event.summary,
      reference: registration.reference,
    }),
    location: event.place,
    url: event.url,
    organiser: { name: organiser.name, email: organiser.address },
    attendee: { name: `${registration.givenName} ${registration.familyName}`, email: mail.recipient },
    stamp: mail.queuedAt,
  };
}
