import type { Db } from "../db";
import { isLocale } from "../i18n/locales";
import { type EventForLetters, findEventForLetters } from "../mail/queries";
import { type OrganiserScope, within } from "../organisers/policy";
import { hashToken } from "../secrets";
import type { EditableKind, MailTexts } from "./schema";

type StoredText = EventForLetters["mailTexts"][number];

/** The event with all that its letters say, organisers' own words included; null when there is none with this id. */
export async function findEventTexts(
  db: Db,
  scope: OrganiserScope<"registrations.read">,
  eventId: string,
): Promise<EventForLetters | null> {
  within(scope, eventId);
  return findEventForLetters(db, eventId);
}

/** Organisers' own words of one kind, by language. */
export function textsOf(stored: StoredText[], kind: EditableKind): MailTexts {
  return Object.fromEntries(
    stored.flatMap(({ kind: its, locale, subject, opening, closing }) =>
      its === kind && isLocale(locale) ? [[locale, { subject, opening, closing }]] : [],
    ),
  );
}

/** Changes with every change of these words, so that a form knows whether it shows what still stands. */
export function versionOf(stored: StoredText[], kind: EditableKind): string {
  const rows = stored
    .filter((text) => text.kind === kind)
    .map(({ locale, subject, opening, closing }) => [locale, subject, opening, closing])
    .sort(([one], [other]) => String(one).localeCompare(String(other)));
  return hashToken(JSON.stringify(rows)).slice(0, 16);
}

/** The same for who an event's mails come from. */
export function senderVersion(event: Pick<EventForLetters, "mailSenderName" | "mailReplyTo" | "texts">): string {
  const signatures = event.texts.map(({ locale, mailSignature }) => [locale, mailSignature]).sort();
  return hashToken(JSON.stringify([event.mailSenderName, event.mailReplyTo, signatures])).slice(0, 16);
}
