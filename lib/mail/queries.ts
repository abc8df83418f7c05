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
  registration: true,
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
 * Mails about a registration, the newest first, each with its attempts in the order they were made. Never what is
 * sealed.
 */
export async function listMailsOfRegistration(db: Db, registrationId: string) {
  return db.outgoingMail.findMany({
    where: { registrationId },
    orderBy: { id: "desc" },
    select: {
      id: true,
      kind: true,
      status: true,
      locale: true,
      recipient: true,
      subject: true,
      queuedAt: true,
      sentAt: true,
      notBefore: true,
      lastError: true,
      deliveries: {
        orderBy: { id: "asc" },
        select: { id: true, startedAt: true, finishedAt: true, succeeded: true, serverAnswer: true },
      },
    },
  });
}

/**
 * How long the mail that has been due for longest has waited without anybody taking it, in seconds by the database's
 * own clock; 0 when nothing waits. More than a minute or two means that no worker is running.
 */
export async function getQueueDelay(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ seconds: number }[]>`
    SELECT coalesce(max(extract(epoch FROM now() - greatest(not_before, claimed_until))), 0)::float8 AS seconds
    FROM outgoing_mail
    WHERE (status IN ('queued', 'waiting_to_retry') AND not_before <= now())
       OR (status = 'sending' AND claimed_until < now())`;
  return row?.seconds ?? 0;
}
