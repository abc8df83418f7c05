import { z } from "zod";
import { type CalendarEntry, registrationUid } from "../calendar";
import { cityFor, fundingOf, isPlaceKnown, placeLine, textFor, zoneFor } from "../events/rules";
import { fallbackLocale, isLocale, type Locale } from "../i18n/locales";
import { translator } from "../i18n/translator";
import type { MailToSend } from "../mail/queries";
import {
  type EventFacts,
  type LinkedFile,
  type MailContent,
  mailData,
  type OwnWords,
  type RegistrationFacts,
} from "../mail/schema";
import { placeholderProblems } from "../mail-texts/rules";
import { type Placeholder, placeholders, placeholdersOfSubject } from "../mail-texts/schema";

/** The addresses that a letter links to, made by the caller, since they hang on settings and keys. */
export type MailLinks = {
  site: string;
  event: string;
  registration: string;
  invitation: string;
  handover: string;
  unsubscribe: string;
  signIn: string;
  /** Where organisers choose what to hear of. */
  news: string;
};

/**
 * What a letter says, from what is on record now and what was noted when the mail was decided.
 * @param files of an announcement that do not travel in the mail.
 * @throws when that is not enough to make the letter: an unknown kind, data of another shape, no event. Such a mail can
 * never be sent.
 */
export function contentOf(mail: MailToSend, links: MailLinks, files: LinkedFile[] = []): MailContent {
  const locale = isLocale(mail.locale) ? mail.locale : "en";
  if (mail.kind === "organiser.sign_in") {
    if (links.signIn === "") throw new Error("The mail has no link to sign in with.");
    const { validForMinutes } = mailData[mail.kind].parse(mail.data);
    return { kind: mail.kind, locale, url: links.signIn, validForMinutes, siteUrl: links.site };
  }
  if (mail.kind === "organiser.digest") {
    const { topic } = mailData[mail.kind].parse(mail.data);
    return { kind: mail.kind, locale, topic, siteUrl: links.site, events: mail.digest, url: links.news };
  }
  if (mail.kind === "organiser.invited") {
    const { invitedBy, role, events } = mailData[mail.kind].parse(mail.data);
    const url = `${links.site}/admin/sign-in`;
    return { kind: mail.kind, locale, invitedBy, role, events, url, email: mail.recipient, siteUrl: links.site };
  }
  if (!mail.event) throw new Error("The mail names no event.");
  const event = eventFacts(mail.event, locale, links.event);
  const registration = mail.registration && { ...mail.registration, url: links.registration };
  const own = ownWords(mail.event.mailTexts, mail.kind, locale);
  switch (mail.kind) {
    case "announcement.sent": {
      const { subject, body, isNews } = announcementOf(mail, mail.event, locale);
      return {
        kind: mail.kind,
        ...{ locale, event, own: null, registration, files },
        ...{ subject, body },
        unsubscribeUrl: isNews ? links.unsubscribe : null,
      };
    }
    case "handover.offered": {
      if (!mail.handover) throw new Error("The mail names no handover.");
      const { from } = mailData[mail.kind].parse(mail.data);
      const { name, expiresAt } = mail.handover;
      return { kind: mail.kind, locale, event, own, from, name, url: links.handover, until: expiresAt };
    }
    case "invitation.sent":
    case "invitation.reminder": {
      if (!mail.invitation) throw new Error("The mail names no invitation.");
      const { name, holdsSeat, reservedUntil } = mail.invitation;
      const invited = { locale, event, own, name, holdsSeat, url: links.invitation, until: reservedUntil };
      if (mail.kind === "invitation.reminder") return { kind: mail.kind, ...invited };
      return { kind: mail.kind, ...invited, message: mailData[mail.kind].parse(mail.data).message ?? null };
    }
  }
  if (!registration) throw new Error("The mail names no registration.");
  const about = { locale, event, own, registration };
  return aboutEvent(mail, about, links) ?? aboutRegistration(mail, mail.event, about);
}

type About = { locale: Locale; event: EventFacts; own: OwnWords | null; registration: RegistrationFacts };

/** The letters that tell people of an event; null for other kinds. */
function aboutEvent(mail: MailToSend, about: About, links: MailLinks): MailContent | null {
  switch (mail.kind) {
    case "event.changed": {
      const { isConfirmed, before, message } = mailData[mail.kind].parse(mail.data);
      const was = { ...before, startsAt: new Date(before.startsAt), endsAt: new Date(before.endsAt) };
      return { kind: mail.kind, ...about, isConfirmed, before: was, message: message ?? null };
    }
    case "event.cancelled": {
      const { wasConfirmed, message } = mailData[mail.kind].parse(mail.data);
      return { kind: mail.kind, ...about, wasConfirmed, message: message ?? null };
    }
    case "event.reminder":
      return { kind: mail.kind, ...about };
    case "event.thanks": {
      const { isNews } = mailData[mail.kind].parse(mail.data);
      return { kind: mail.kind, ...about, unsubscribeUrl: isNews ? links.unsubscribe : null };
    }
    default:
      return null;
  }
}

/** Words of an announcement in the reader's language, else in the event's first, else in English, else in whichever there is. */
function announcementOf(mail: MailToSend, event: NonNullable<MailToSend["event"]>, locale: Locale) {
  const { subject, body, isNews } = mailData["announcement.sent"].parse(mail.data);
  // A test to an organiser brings the words along, with somebody's values in them.
  if (subject && body) return { subject, body, isNews };
  if (!mail.announcement) throw new Error("The mail has no words.");
  const { texts } = mail.announcement;
  const wanted = [locale, event.languages[0], fallbackLocale];
  const text = wanted.flatMap((language) => texts.filter((each) => each.locale === language))[0] ?? texts[0];
  if (!text) throw new Error("The announcement has no words.");
  return { subject: text.subject, body: text.body, isNews: mail.announcement.isNews };
}

/**
 * What organisers wrote for this kind of letter in this language. A part whose placeholders no longer are what they were
 * when it was saved gives way to the shipped words, which are always right.
 */
export function ownWords(
  texts: NonNullable<MailToSend["event"]>["mailTexts"],
  kind: string,
  locale: Locale,
): OwnWords | null {
  const text = texts.find((each) => each.kind === kind && each.locale === locale);
  if (!text) return null;
  const usable = (part: string | null, available = placeholders as readonly Placeholder[]) =>
    part !== null && placeholderProblems(part, available).length === 0 ? part : null;
  return {
    subject: usable(text.subject, placeholdersOfSubject),
    opening: usable(text.opening),
    closing: usable(text.closing),
  };
}

/** The letters that somebody gets about their own registration. */
function aboutRegistration(
  mail: MailToSend,
  { travelRequestsCloseAt, startsAt, hasWaitingList, admissionMode }: NonNullable<MailToSend["event"]>,
  about: About,
): MailContent {
  switch (mail.kind) {
    case "registration.confirmed": {
      const { because, registeredBy, alsoRegistered } = mailData[mail.kind].parse(mail.data);
      const isTravelAhead = travelRequestsCloseAt && travelRequestsCloseAt > mail.queuedAt;
      return {
        kind: mail.kind,
        ...about,
        because,
        registeredBy: registeredBy ?? (because === "handed_over" ? nameOf(mail.registration?.handedOverBy) : null),
        alsoRegistered: alsoRegistered ?? [],
        travelRequestsCloseAt: isTravelAhead ? travelRequestsCloseAt : null,
      };
    }
    case "registration.verify": {
      const { heldUntil, ...data } = mailData[mail.kind].parse(mail.data);
      return { kind: mail.kind, ...about, ...colleaguesOf(data), heldUntil: new Date(heldUntil) };
    }
    case "registration.received":
      return { kind: mail.kind, ...about, ...colleaguesOf(mailData[mail.kind].parse(mail.data)) };
    case "registration.waitlisted": {
      const { because, position, wasConfirmed, ...data } = mailData[mail.kind].parse(mail.data);
      return { kind: mail.kind, ...about, ...colleaguesOf(data), because, position, wasConfirmed };
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

function colleaguesOf(data: { registeredBy?: string | null; alsoRegistered?: string[] | null }) {
  return { registeredBy: data.registeredBy ?? null, alsoRegistered: data.alsoRegistered ?? [] };
}

function nameOf(person: { givenName: string; familyName: string } | null | undefined): string | null {
  return person ? `${person.givenName} ${person.familyName}` : null;
}

/** What letters say of an event, in a language. @param url its public page. */
export function eventFacts(
  event: NonNullable<MailToSend["event"]>,
  locale: MailContent["locale"],
  url: string,
): EventFacts {
  const text = textFor(event, locale);
  return {
    title: text.title,
    summary: text.summary,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    zone: zoneFor(event, text, locale),
    city: cityFor(event, text),
    place: placeLine(event, text, locale),
    isRoomKnown: isPlaceKnown(event),
    contact: { name: event.contactName, role: text.contactRole, email: event.contactEmail, phone: event.contactPhone },
    funding: fundingOf(event, text),
    url,
    signature: text.mailSignature,
    accentColour: event.accentColour,
  };
}

/** The method of the calendar entry that goes with a letter; null where none does. */
function calendarMethod(content: MailContent): "REQUEST" | "CANCEL" | null {
  switch (content.kind) {
    case "registration.confirmed":
      return "REQUEST";
    case "registration.changed":
    case "event.changed":
      return content.isConfirmed ? "REQUEST" : null;
    case "registration.cancelled":
    case "registration.waitlisted":
    case "event.cancelled":
      return content.wasConfirmed ? "CANCEL" : null;
    default:
      return null;
  }
}

const calendarData = z.object({ calendarSequence: z.int().min(0).default(0) });

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
  const method = calendarMethod(content);
  if (method === null || !("registration" in content) || !content.registration) return null;
  const { event, registration, locale } = content;
  const { calendarSequence } = calendarData.parse(mail.data);
  return {
    method,
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
