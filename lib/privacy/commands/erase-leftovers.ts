import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import { ERASED } from "../constants";
import { erasedAddress, isContactDataDue } from "../rules";

export type LeftoversResult =
  | { ok: true; erased: number }
  /** `not_due`: data may still be kept. `people_left`: registrations go first, each with what belongs to it. */
  | { ok: false; reason: "not_due" | "people_left" };

/**
 * Erases what an event whose time is over still knows of people who never registered: whom it invited, whom places were
 * offered to, whom it wrote to, and lists that were uploaded and not taken over. What was still open is withdrawn. On record as one
 * entry with how many there were; done once, it finds nothing more.
 * @param context.now product time.
 */
export async function eraseLeftovers(
  { eventId }: { eventId: string },
  { db, now, actor }: Context,
): Promise<LeftoversResult> {
  return db.$transaction(async (tx): Promise<LeftoversResult> => {
    await lockEvent(tx, eventId);
    const event = await tx.event.findUniqueOrThrow({ where: { id: eventId }, select: { endsAt: true } });
    if (!isContactDataDue(event, now)) return { ok: false, reason: "not_due" };
    const left = await tx.registration.findFirst({ where: { eventId, erasedAt: null }, select: { id: true } });
    if (left) return { ok: false, reason: "people_left" };
    const address = erasedAddress("ID");
    const invitations = await tx.$executeRaw`
      UPDATE invitation SET name = NULL, email = replace(${address}, 'ID', id::text), email_key = replace(${address}, 'ID', id::text),
        withdrawn_at = CASE WHEN accepted_at IS NULL AND declined_at IS NULL THEN coalesce(withdrawn_at, ${now}::timestamptz) ELSE withdrawn_at END,
        holds_seat = FALSE, remind_at = NULL
      WHERE event_id = ${eventId}::uuid AND email <> replace(${address}, 'ID', id::text)`;
    const handovers = await tx.$executeRaw`
      UPDATE handover SET name = ${ERASED}, email = replace(${address}, 'ID', id::text), email_key = replace(${address}, 'ID', id::text),
        withdrawn_at = CASE WHEN accepted_at IS NULL AND declined_at IS NULL THEN coalesce(withdrawn_at, ${now}::timestamptz) ELSE withdrawn_at END
      WHERE event_id = ${eventId}::uuid AND email <> replace(${address}, 'ID', id::text)`;
    // Mails to organisers stay: they are about their own work.
    const mails = await tx.$executeRaw`
      WITH gone AS (
        UPDATE outgoing_mail mail
        SET recipient = replace(${address}, 'ID', mail.id::text), recipient_name = NULL, data = '{}', sealed = NULL,
            subject = NULL, last_error = NULL,
            reason = CASE WHEN mail.status IN ('queued', 'waiting_to_retry') THEN 'erased' ELSE mail.reason END,
            status = CASE WHEN mail.status IN ('queued', 'waiting_to_retry') THEN 'withdrawn' ELSE mail.status END
        WHERE mail.event_id = ${eventId}::uuid AND mail.organiser_id IS NULL AND mail.status <> 'sending'
          AND mail.recipient <> replace(${address}, 'ID', mail.id::text)
        RETURNING mail.id),
      answers AS (
        UPDATE outgoing_mail_attempt SET server_answer = ${ERASED} WHERE mail_id IN (SELECT id FROM gone)),
      bounces AS (
        UPDATE mail_bounce SET diagnostic = ${ERASED} WHERE mail_id IN (SELECT id FROM gone))
      SELECT id FROM gone`;
    const rows = await tx.$executeRaw`
      DELETE FROM import_row WHERE cells <> '{}' AND import_run_id IN (SELECT id FROM import_run WHERE event_id = ${eventId}::uuid)`;
    const erased = invitations + handovers + mails + rows;
    if (erased === 0) return { ok: true, erased };
    await recordAudit(tx, {
      at: now,
      actor,
      action: "event.contacts_erased",
      eventId,
      after: { invitations, handovers, mails, rows },
    });
    return { ok: true, erased };
  });
}
