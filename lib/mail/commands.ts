import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "@/prisma/generated/client";
import { insertTogether, type Tx } from "../db";
import { env } from "../env";
import type { Locale } from "../i18n/locales";
import { seal } from "../secrets";
import { laneOf, senderHost } from "./rules";
import { type MailKind, mailData } from "./schema";

/** A mail as a command decides it. */
export type QueuedMail = {
  kind: MailKind;
  locale: Locale;
  recipient: string;
  recipientName?: string | null;
  registrationId?: string | null;
  /** For mails to somebody who has no registration yet. */
  invitationId?: string | null;
  handoverId?: string | null;
  eventId?: string | null;
  announcementId?: string | null;
  mailRuleId?: string | null;
  /** For mails to organisers. */
  organiserId?: string | null;
  /** Lower goes first; by its kind unless given (`laneOf`). */
  lane?: number;
  /** What may be sent only once: a second mail with the same key is refused by the database. */
  onceKey?: string | null;
  /** What `mailData[kind]` describes; checked when the mail is written, so that a mistake cannot wait in the queue. */
  data?: Record<string, Prisma.InputJsonValue | null>;
  /** Stored encrypted and emptied once the mail has left, for example the token of a sign-in link. */
  secret?: string;
  /** Product time. */
  queuedAt: Date;
};

/**
 * A mail as a row of `outgoing_mail`, for commands that write several things in one statement. Everybody else: `queueMail`.
 * @throws when `data` is not what `mailData[kind]` describes.
 */
export function mailRow({ secret, data, ...columns }: QueuedMail) {
  return {
    id: uuidv7(),
    lane: laneOf(columns.kind),
    ...columns,
    data: mailData[columns.kind].parse(data ?? {}) as Prisma.InputJsonObject,
    sealed: secret === undefined ? null : seal("mail", secret),
    messageId: `<${randomUUID()}@${senderHost(env())}>`,
  };
}

/**
 * Writes a mail in the caller's transaction; a trigger wakes the worker, which sends it after the commit, so a change
 * that is rolled back tells nobody. Sending again is queueing again: a new mail with its own Message-ID.
 * @throws when `data` is not what `mailData[kind]` describes.
 */
export async function queueMail(tx: Tx, mail: QueuedMail): Promise<{ id: string }> {
  const row = mailRow(mail);
  await tx.outgoingMail.create({ data: row, select: { id: true } });
  if (mail.registrationId) {
    // Earlier mails go first (see claimMails); what waits for another attempt is tried now, so that nobody waits for it.
    await tx.$executeRaw`
      UPDATE outgoing_mail SET not_before = now()
      WHERE registration_id = ${mail.registrationId}::uuid AND recipient = ${mail.recipient}
        AND status = 'waiting_to_retry'`;
  }
  return { id: row.id };
}

/** Writes mails about registrations as `queueMail` does, all in two statements, for commands that change many at once. */
export async function queueMails(tx: Tx, mails: QueuedMail[]): Promise<void> {
  if (mails.length === 0) return;
  await insertTogether(tx, { outgoingMail: mails.map(mailRow) });
  await tx.$executeRaw`
    UPDATE outgoing_mail m SET not_before = now()
    FROM unnest(${mails.map(({ registrationId }) => registrationId ?? null)}::uuid[], ${mails.map(({ recipient }) => recipient)}::text[])
      AS told (registration_id, recipient)
    WHERE m.registration_id = told.registration_id AND m.recipient = told.recipient AND m.status = 'waiting_to_retry'`;
}

/**
 * What becomes of mails about a registration whose address was corrected: what goes to many (an announcement, a mail by the
 * clock) and has not left goes to the new address, since it is written to each only once; the rest is taken back, for the
 * present state is told anew. So is what a worker has in hand, which looks once more before it sends.
 */
export async function withdrawFormerMails(
  tx: Tx,
  { registrationId, recipient }: { registrationId: string; recipient: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE outgoing_mail SET recipient = ${recipient}, not_before = now()
    WHERE registration_id = ${registrationId}::uuid AND recipient <> ${recipient} AND organiser_id IS NULL
      AND status IN ('queued', 'waiting_to_retry') AND (announcement_id IS NOT NULL OR mail_rule_id IS NOT NULL)`;
  await tx.outgoingMail.updateMany({
    where: {
      registrationId,
      organiserId: null,
      recipient: { not: recipient },
      status: { in: ["queued", "waiting_to_retry", "sending"] },
    },
    data: { status: "withdrawn", reason: "obsolete", sealed: null, claimedUntil: null },
  });
}

/** Takes back what about a registration has not left yet, because another one stands in its place. */
export async function withdrawMails(tx: Tx, registrationId: string): Promise<void> {
  await tx.outgoingMail.updateMany({
    where: { registrationId, organiserId: null, status: { in: ["queued", "waiting_to_retry"] } },
    data: { status: "withdrawn", reason: "obsolete", sealed: null },
  });
}

/** What about a registration has not left yet goes to the person's other address. */
export async function readdressMails(
  tx: Tx,
  { registrationId, recipient }: { registrationId: string; recipient: string },
): Promise<void> {
  await tx.outgoingMail.updateMany({
    where: { registrationId, organiserId: null, status: { in: ["queued", "waiting_to_retry"] } },
    data: { recipient },
  });
}
