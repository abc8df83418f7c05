import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { MAIL_CHANNEL } from "../../mail-queue/constants";
import { type RetryRefusal, retryRefusal } from "../rules";
import { lockMail } from "./lock-mail";

export type RetryResult = { ok: true } | { ok: false; reason: RetryRefusal | "not_found" };

/**
 * Has a mail tried again at once that waits for another attempt or has failed. Its attempts stay on record. Safe while a worker is at work: its row is locked, so that a mail is either
 * still here and tried again, or in a worker's hands and left alone.
 * @returns a refusal for what has left, is leaving, or says what is no longer so.
 */
export async function retryMail(input: { eventId: string; mailId: string }, context: Context): Promise<RetryResult> {
  const { db, now, actor } = context;
  return db.$transaction(async (tx): Promise<RetryResult> => {
    const mail = await lockMail(tx, input);
    if (!mail) return { ok: false, reason: "not_found" };
    const reason = retryRefusal(mail, now);
    if (reason) return { ok: false, reason };
    // A try that an organiser asks for is on the house: what waits keeps its place on the ladder, what failed begins anew.
    // The time is the database's own, as everywhere in the queue.
    await tx.$executeRaw`
      UPDATE outgoing_mail SET status = 'queued', reason = NULL, not_before = now(),
        attempts = CASE status WHEN 'failed' THEN 0 ELSE greatest(attempts - 1, 0) END,
        losses = CASE status WHEN 'failed' THEN 0 ELSE losses END
      WHERE id = ${mail.id}::uuid`;
    await recordAudit(tx, {
      at: now,
      actor,
      action: "mail.retried",
      eventId: input.eventId,
      ...(mail.registration && { registrationId: mail.registration.id }),
      after: { mailId: mail.id, kind: mail.kind },
    });
    await tx.$executeRaw`SELECT pg_notify(${MAIL_CHANNEL}, '')`;
    return { ok: true };
  });
}
