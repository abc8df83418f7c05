import type { Prisma } from "@/prisma/generated/client";
import type { Db } from "../db";

const forSending = {
  id: true,
  kind: true,
  locale: true,
  recipient: true,
  recipientName: true,
  data: true,
  sealed: true,
  messageId: true,
  queuedAt: true,
  eventId: true,
  registration: { include: { handedOverBy: { select: { givenName: true, familyName: true } } } },
  invitation: true,
  handover: true,
} satisfies Prisma.OutgoingMailSelect;

const eventForSending = { texts: { omit: { eventId: true } } } satisfies Prisma.EventInclude;

/** A mail with everything its letter is made from. */
export type MailToSend = Prisma.OutgoingMailGetPayload<{ select: typeof forSending }> & {
  event: Prisma.EventGetPayload<{ include: typeof eventForSending }> | null;
  /** Message-ID of the first mail that the registration's participant was sent, for threads (RFC 5322, 3.6.4). */
  threadStart: string | null;
};

/**
 * Mails with everything their letters are made from, in three statements however many they are: an event stands there once,
 * not once per mail. Those that have gone together with their registration are left out.
 */
export async function listMailsToSend(db: Db, ids: string[]): Promise<MailToSend[]> {
  const mails = await db.outgoingMail.findMany({
    where: { id: { in: ids } },
    select: forSending,
    relationLoadStrategy: "join",
  });
  const eventIds = [...new Set(mails.flatMap(({ eventId }) => eventId ?? []))];
  const events = await db.event.findMany({
    where: { id: { in: eventIds } },
    include: eventForSending,
    relationLoadStrategy: "join",
  });
  const threads = await listThreadStarts(
    db,
    mails.flatMap(({ registration }) => registration?.id ?? []),
  );
  return mails.map((mail) => ({
    ...mail,
    event: events.find(({ id }) => id === mail.eventId) ?? null,
    threadStart: threads.get(mail.registration?.id ?? "") ?? null,
  }));
}

/** Message-ID of the first mail sent about each of these registrations; those without any are left out. */
async function listThreadStarts(db: Db, registrationIds: string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; messageId: string }[]>`
    SELECT DISTINCT ON (registration_id) registration_id::text AS id, message_id AS "messageId" FROM outgoing_mail
    WHERE registration_id = ANY (${registrationIds}::uuid[]) AND status = 'sent' ORDER BY registration_id, id`;
  return new Map(rows.map(({ id, messageId }) => [id, messageId]));
}
