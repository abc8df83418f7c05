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
  registration: { include: { handedOverBy: { select: { givenName: true, familyName: true } } } },
  invitation: true,
  handover: true,
  event: { include: { texts: { omit: { eventId: true } } } },
} satisfies Prisma.OutgoingMailSelect;

/** A mail with everything its letter is made from. */
export type MailToSend = Prisma.OutgoingMailGetPayload<{ select: typeof forSending }>;

/** Null when the mail has gone together with its registration. */
export async function findMailToSend(db: Db, id: string): Promise<MailToSend | null> {
  return db.outgoingMail.findUnique({ where: { id }, select: forSending, relationLoadStrategy: "join" });
}

/** Message-ID of the first mail that a registration's participant was sent, for threads (RFC 5322, 3.6.4). */
export async function findThreadStart(db: Db, registrationId: string): Promise<string | null> {
  const first = await db.outgoingMail.findFirst({
    where: { registrationId, status: "sent" },
    orderBy: { id: "asc" },
    select: { messageId: true },
  });
  return first?.messageId ?? null;
}

/**
 * How long the mail that has been due for longest has waited without anybody taking it, in seconds by the database's
 * own clock; 0 when nothing waits. More than a minute or two means that no worker is running. A mail that waits for an
 * earlier one about the same registration is not counted: it is not due yet.
 */
export async function getQueueDelay(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ seconds: number }[]>`
    SELECT coalesce(max(extract(epoch FROM now() - greatest(mail.not_before, mail.claimed_until))), 0)::float8 AS seconds
    FROM outgoing_mail mail
    WHERE ((mail.status IN ('queued', 'waiting_to_retry') AND mail.not_before <= now())
        OR (mail.status = 'sending' AND mail.claimed_until < now()))
      AND NOT EXISTS (
        SELECT FROM outgoing_mail earlier
        WHERE earlier.registration_id = mail.registration_id AND earlier.recipient = mail.recipient
          AND earlier.id < mail.id AND earlier.status IN ('queued', 'sending', 'waiting_to_retry'))`;
  return row?.seconds ?? 0;
}
