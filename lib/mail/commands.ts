import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "@/prisma/generated/client";
import type { Db, Tx } from "../db";
import { env } from "../env";
import type { Locale } from "../i18n/locales";
import { seal } from "../secrets";
import { senderHost } from "./rules";
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

/** A mail that this worker now has to send. `lost`: another worker had it and died before it could say how it went. */
export type ClaimedMail = { id: string; attempts: number; lost: boolean };

/**
 * Takes mails that are due, oldest first, and marks them as being sent. Two workers never get the same one (SKIP
 * LOCKED). A later mail about a registration waits for the earlier ones to the same address, so that nobody reads of
 * a cancellation before the confirmation. All times here are the database's own, never the demonstration clock.
 * @param except what this worker is still busy with, should its claims have run out unnoticed.
 */
export async function claimMails(
  db: Db,
  { worker, limit, claimSeconds, except }: { worker: string; limit: number; claimSeconds: number; except: string[] },
): Promise<ClaimedMail[]> {
  return db.$queryRaw<ClaimedMail[]>`
    WITH due AS MATERIALIZED (
      SELECT mail.id, mail.status FROM outgoing_mail mail
      WHERE ((mail.status IN ('queued', 'waiting_to_retry') AND mail.not_before <= now())
          OR (mail.status = 'sending' AND mail.claimed_until < now()))
        AND mail.id <> ALL (${except}::uuid[])
        AND NOT EXISTS (
          SELECT FROM outgoing_mail earlier
          WHERE earlier.registration_id = mail.registration_id AND earlier.recipient = mail.recipient
            AND earlier.id < mail.id AND earlier.status IN ('queued', 'sending', 'waiting_to_retry'))
      ORDER BY mail.not_before, mail.id
      LIMIT ${limit}
      FOR UPDATE OF mail SKIP LOCKED
    )
    UPDATE outgoing_mail mail
    SET status = 'sending', claimed_by = ${worker}, attempts = mail.attempts + 1,
        claimed_until = now() + make_interval(secs => ${claimSeconds}::float8)
    FROM due WHERE mail.id = due.id
    RETURNING mail.id::text, mail.attempts, due.status = 'sending' AS lost`;
}

/** A sign of life: the worker is still busy with these mails. */
export async function renewClaims(db: Db, worker: string, ids: string[], claimSeconds: number): Promise<void> {
  await db.$executeRaw`
    UPDATE outgoing_mail SET claimed_until = now() + make_interval(secs => ${claimSeconds}::float8)
    WHERE id = ANY (${ids}::uuid[]) AND claimed_by = ${worker} AND status = 'sending'`;
}

/** Names of the workers that have mails in hand. */
export async function listClaimants(db: Db): Promise<string[]> {
  const rows = await db.outgoingMail.findMany({
    where: { status: "sending" },
    distinct: ["claimedBy"],
    select: { claimedBy: true },
  });
  return rows.flatMap(({ claimedBy }) => claimedBy ?? []);
}

/** Lets go at once of what a worker had in hand that is known to be dead. @returns how many mails that were. */
export async function endClaims(db: Db, worker: string): Promise<number> {
  return db.$executeRaw`
    UPDATE outgoing_mail SET claimed_until = now() - interval '1 millisecond'
    WHERE claimed_by = ${worker} AND status = 'sending'`;
}

/** One try to hand a mail to the server. Product times, so that they stand beside the other facts of a registration. */
export type Attempt = { mailId: string; startedAt: Date; finishedAt: Date; serverAnswer: string };

/**
 * The server took the mail. Holds whoever has the claim by now: what was accepted must not be sent again. Secrets go.
 */
export async function recordSent(db: Db, attempt: Attempt, subject: string): Promise<void> {
  await db.$transaction([
    db.outgoingMail.updateMany({
      where: { id: attempt.mailId, status: { not: "sent" } },
      data: { status: "sent", sentAt: attempt.finishedAt, subject, sealed: null, lastError: null, ...noClaim },
    }),
    db.outgoingMailAttempt.create({ data: { ...attempt, succeeded: true } }),
  ]);
}

/**
 * The mail did not leave. Changes nothing when another worker has taken it up meanwhile.
 * @param retryInSeconds when to try again; null gives the mail up, and its secrets go too.
 */
export async function recordFailure(
  db: Db,
  worker: string,
  attempt: Attempt,
  retryInSeconds: number | null,
): Promise<void> {
  await db.$transaction([
    db.$executeRaw`
      UPDATE outgoing_mail
      SET status = ${retryInSeconds === null ? "failed" : "waiting_to_retry"}::outgoing_mail_status,
          reason = ${retryInSeconds === null ? "gave_up" : null}::outgoing_mail_reason,
          not_before = now() + make_interval(secs => ${retryInSeconds ?? 0}::float8),
          sealed = CASE WHEN ${retryInSeconds === null} THEN NULL ELSE sealed END,
          last_error = ${attempt.serverAnswer}, claimed_until = NULL, claimed_by = NULL
      WHERE id = ${attempt.mailId}::uuid AND claimed_by = ${worker} AND status = 'sending'`,
    db.outgoingMailAttempt.create({ data: { ...attempt, succeeded: false } }),
  ]);
}

/** An attempt whose end nobody saw: whether the server had taken the mail is not known. */
export async function recordLoss(db: Db, attempt: Attempt): Promise<void> {
  await db.outgoingMailAttempt.create({ data: { ...attempt, succeeded: false } });
}

const noClaim = { claimedUntil: null, claimedBy: null };
