import type { EventStatus, RegistrationStatus } from "@/prisma/generated/enums";
import type { Tx } from "../../db";
import { isCancelled } from "../../events/rules";
import { isLocale } from "../../i18n/locales";
import { type QueuedMail, queueMail } from "../../mail/commands";
import { type MailDataOf, type MailKind, mailData } from "../../mail/schema";
import { isEnded } from "../rules";

type Participant = {
  id: string;
  eventId: string;
  email: string;
  givenName: string;
  familyName: string;
  locale: string;
};

/** A mail about a registration, in the participant's language. */
export function mailTo<Kind extends MailKind>(
  { id, eventId, email, givenName, familyName, locale }: Participant,
  kind: Kind,
  data: MailDataOf<Kind>,
  now: Date,
): QueuedMail {
  return {
    kind,
    locale: isLocale(locale) ? locale : "en",
    recipient: email,
    recipientName: `${givenName} ${familyName}`,
    registrationId: id,
    eventId,
    data,
    queuedAt: now,
  };
}

/** Puts a mail about a registration into the queue. */
export async function tellParticipant<Kind extends MailKind>(
  tx: Tx,
  participant: Participant,
  kind: Kind,
  data: MailDataOf<Kind>,
  now: Date,
): Promise<void> {
  await queueMail(tx, mailTo(participant, kind, data, now));
}

type Standing = Participant & {
  status: RegistrationStatus;
  heldUntil: Date | null;
  queueNumber: number | null;
  calendarSequence: number;
};

/** What brought the participant to where they stand. */
export type Because = NonNullable<
  MailDataOf<"registration.confirmed">["because"] | MailDataOf<"registration.waitlisted">["because"]
>;

type Telling = {
  now: Date;
  because?: Because;
  /** Name of the colleague who registered them. */
  registeredBy?: string;
  /** Names of the colleagues whom they have registered together with themselves. */
  alsoRegistered?: string[];
  /** Of somebody who is moved to the line: they had a place, which leaves their calendar again. */
  wasConfirmed?: boolean;
};

/**
 * The mail that tells a participant where they stand; null for ended registrations.
 * @param position for somebody on the waiting list: their place in line, 1 for the next.
 */
export function mailOfStanding(
  registration: Standing,
  { now, because, registeredBy, alsoRegistered, wasConfirmed = false }: Telling,
  position: number,
): QueuedMail | null {
  const mail = <Kind extends MailKind>(kind: Kind, data: MailDataOf<Kind>) => mailTo(registration, kind, data, now);
  const heldUntil = registration.heldUntil?.toISOString() ?? now.toISOString();
  const isLine = because === "rejoined" || because === "passed" || because === "moved";
  switch (registration.status) {
    case "confirmed": {
      const { calendarSequence } = registration;
      return mail("registration.confirmed", {
        calendarSequence,
        because: isLine ? "registered" : because,
        registeredBy,
        alsoRegistered,
      });
    }
    case "awaiting_verification":
      return mail("registration.verify", { heldUntil, registeredBy, alsoRegistered });
    case "awaiting_approval":
      return mail("registration.received", { registeredBy, alsoRegistered });
    case "waitlisted":
      return mail("registration.waitlisted", {
        ...(wasConfirmed ? { calendarSequence: registration.calendarSequence, wasConfirmed } : {}),
        because: isLine ? because : "registered",
        position,
        registeredBy,
        alsoRegistered,
      });
    case "offered":
      return mail("registration.offered", { heldUntil });
    default:
      return null;
  }
}

/** Tells a participant where they stand. @returns whether there was anything to tell: ended registrations have no mail. */
export async function tellStanding(tx: Tx, registration: Standing, telling: Telling): Promise<boolean> {
  const { eventId, queueNumber, status } = registration;
  const position =
    status === "waitlisted"
      ? await tx.registration.count({ where: { eventId, status, queueNumber: { lte: queueNumber ?? 0 } } })
      : 0;
  const mail = mailOfStanding(registration, telling, position);
  if (mail) await queueMail(tx, mail);
  return mail !== null;
}

/**
 * Sends the mail again that told how a registration ended, with the same words and to the address that is on record now.
 * @returns whether there was one.
 */
export async function repeatEnding(
  tx: Tx,
  registration: Participant & { status: RegistrationStatus },
  event: { status: EventStatus },
  now: Date,
): Promise<boolean> {
  const { id: registrationId } = registration;
  const told = endingMail(registration.status, event);
  const last = await tx.outgoingMail.findFirst({
    where: { registrationId, kind: told },
    orderBy: { id: "desc" },
    select: { data: true },
  });
  const data = mailData[told].safeParse(last?.data);
  if (!last || !data.success) return false;
  await tellParticipant(tx, registration, told, data.data as MailDataOf<typeof told>, now);
  return true;
}

function endingMail(status: RegistrationStatus, event: { status: EventStatus }) {
  if (isCancelled(event) && !isEnded(status)) return "event.cancelled";
  if (status === "lapsed" || status === "declined") return `registration.${status}` as const;
  return "registration.cancelled";
}
