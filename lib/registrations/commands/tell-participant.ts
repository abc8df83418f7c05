import type { RegistrationStatus } from "@/prisma/generated/enums";
import type { Tx } from "../../db";
import { isLocale } from "../../i18n/locales";
import { queueMail } from "../../mail/commands";
import type { MailDataOf, MailKind } from "../../mail/schema";

type Participant = {
  id: string;
  eventId: string;
  email: string;
  givenName: string;
  familyName: string;
  locale: string;
};

/** Puts a mail about a registration into the queue, in the participant's language. */
export async function tellParticipant<Kind extends MailKind>(
  tx: Tx,
  { id, eventId, email, givenName, familyName, locale }: Participant,
  kind: Kind,
  data: MailDataOf<Kind>,
  now: Date,
): Promise<void> {
  await queueMail(tx, {
    kind,
    locale: isLocale(locale) ? locale : "en",
    recipient: email,
    recipientName: `${givenName} ${familyName}`,
    registrationId: id,
    eventId,
    data,
    queuedAt: now,
  });
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

/**
 * Tells a participant where they stand, with the mail that belongs to their state. Ended registrations have none.
 * @param registeredBy name of the colleague who registered them.
 * @returns whether there was anything to tell.
 */
export async function tellStanding(
  tx: Tx,
  registration: Standing,
  { now, because, registeredBy }: { now: Date; because?: Because; registeredBy?: string },
): Promise<boolean> {
  const tell = <Kind extends MailKind>(kind: Kind, data: MailDataOf<Kind>) =>
    tellParticipant(tx, registration, kind, data, now);
  const heldUntil = registration.heldUntil?.toISOString() ?? now.toISOString();
  switch (registration.status) {
    case "confirmed": {
      const { calendarSequence } = registration;
      const why = because === "rejoined" || because === "passed" || because === "moved" ? "registered" : because;
      await tell("registration.confirmed", { calendarSequence, because: why, registeredBy });
      return true;
    }
    case "awaiting_verification":
      await tell("registration.verify", { heldUntil, registeredBy });
      return true;
    case "awaiting_approval":
      await tell("registration.received", { registeredBy });
      return true;
    case "waitlisted": {
      const position = await tx.registration.count({
        where: {
          eventId: registration.eventId,
          status: "waitlisted",
          queueNumber: { lte: registration.queueNumber ?? 0 },
        },
      });
      const why = because === "rejoined" || because === "passed" || because === "moved" ? because : "registered";
      await tell("registration.waitlisted", { because: why, position, registeredBy });
      return true;
    }
    case "offered":
      await tell("registration.offered", { heldUntil });
      return true;
    default:
      return false;
  }
}
