import { v7 as uuidv7 } from "uuid";
import type { OutgoingMailReason } from "@/prisma/generated/enums";
import type { Db } from "../../db";
import { ERASED } from "../../privacy/constants";

/** One try to hand a mail to the server. Product times, so that they stand beside the other facts of a registration. */
export type Attempt = { mailId: string; startedAt: Date; finishedAt: Date; serverAnswer: string };

/** A mail that the server took, with the subject it left under. */
export type Sent = Attempt & { subject: string };

/**
 * The server took these mails; one statement for all. Holds whoever has the claims by now: what was accepted must not be
 * sent again. Secrets go; so does what would name somebody whose data was deleted meanwhile.
 */
export async function recordSent(db: Db, sent: Sent[]): Promise<void> {
  const rows = JSON.stringify(sent.map((mail) => ({ attempt: uuidv7(), ...mail })));
  await db.$executeRaw`
    WITH sent AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS row (attempt uuid, "mailId" uuid, "startedAt" timestamptz,
        "finishedAt" timestamptz, "serverAnswer" text, subject text)
    ), erased AS MATERIALIZED (
      SELECT mail.id FROM sent JOIN outgoing_mail mail ON mail.id = sent."mailId"
      JOIN registration r ON r.id = mail.registration_id WHERE r.erased_at IS NOT NULL
    ), marked AS (
      UPDATE outgoing_mail mail
      SET status = 'sent', reason = NULL, sent_at = sent."finishedAt",
          subject = CASE WHEN mail.id IN (SELECT id FROM erased) THEN NULL ELSE sent.subject END, sealed = NULL, last_error = NULL,
          claimed_until = NULL, claimed_by = NULL
      FROM sent WHERE mail.id = sent."mailId" AND mail.status <> 'sent'
    )
    INSERT INTO outgoing_mail_attempt (id, mail_id, started_at, finished_at, succeeded, server_answer)
    SELECT sent.attempt, sent."mailId", sent."startedAt", sent."finishedAt", true,
      CASE WHEN mail.id IN (SELECT id FROM erased) THEN ${ERASED} ELSE sent."serverAnswer" END
    FROM sent JOIN outgoing_mail mail ON mail.id = sent."mailId"`;
}

/** What becomes of a mail that did not leave: another try after so many seconds, or its end. */
export type Fate = { retryInSeconds: number } | { status: "failed" | "withdrawn"; reason: OutgoingMailReason };

/**
 * The mail did not leave. Changes nothing when another worker has taken it up meanwhile; the attempt is on record all the
 * same. With its end its secrets go too.
 */
export async function recordFailure(db: Db, worker: string, attempt: Attempt, fate: Fate): Promise<void> {
  const end = "reason" in fate ? fate : null;
  const wait = "retryInSeconds" in fate ? fate.retryInSeconds : 0;
  await db.$transaction([
    db.$executeRaw`
      UPDATE outgoing_mail
      SET status = ${end?.status ?? "waiting_to_retry"}::outgoing_mail_status, reason = ${end?.reason ?? null}::outgoing_mail_reason,
          not_before = now() + make_interval(secs => ${wait}::float8),
          sealed = CASE WHEN ${end !== null} THEN NULL ELSE sealed END,
          last_error = ${attempt.serverAnswer}, claimed_until = NULL, claimed_by = NULL
      WHERE id = ${attempt.mailId}::uuid AND claimed_by = ${worker} AND status = 'sending'`,
    db.outgoingMailAttempt.create({ data: { ...attempt, succeeded: false } }),
  ]);
}

/** Takes a mail back that this worker has in hand and did not try to send: what it says is no longer so. */
export async function withdrawClaimed(db: Db, worker: string, id: string, reason: OutgoingMailReason): Promise<void> {
  await db.$executeRaw`
    UPDATE outgoing_mail
    SET status = 'withdrawn', reason = ${reason}::outgoing_mail_reason, attempts = attempts - 1, sealed = NULL,
        claimed_until = NULL, claimed_by = NULL
    WHERE id = ${id}::uuid AND claimed_by = ${worker} AND status = 'sending'`;
}

/** An attempt whose end nobody saw: whether the server had taken the mail is not known. */
export async function recordLoss(db: Db, attempt: Attempt): Promise<void> {
  await db.outgoingMailAttempt.create({ data: { ...attempt, succeeded: false } });
}
