import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { lockAnnouncement } from "./lock-announcement";

export type StopResult =
  /** `withdrawn`: how many stay here. `sending`: how many are being handed to the mail server, which cannot be undone. */
  { ok: true; withdrawn: number; sending: number } | { ok: false; reason: "gone" | "not_sending" };

/**
 * Takes back what has not left. Mails that are with the mail server at this moment may still arrive; one of them that the
 * server does not take now is not tried again (`reasonToWithdraw`).
 */
export async function stopAnnouncement(
  input: { eventId: string; id: string },
  { db, now, actor }: Context,
): Promise<StopResult> {
  return db.$transaction(async (tx): Promise<StopResult> => {
    const found = await lockAnnouncement(tx, input);
    if (!found) return { ok: false, reason: "gone" };
    if (found.status !== "sending") return { ok: false, reason: "not_sending" };
    // Before its mails, so that a worker that puts one back finds it stopped.
    await tx.announcement.update({
      where: { id: found.id },
      data: { status: "stopped", stoppedAt: now, version: { increment: 1 } },
      select: { id: true },
    });
    const withdrawn = await tx.$executeRaw`
      UPDATE outgoing_mail SET status = 'withdrawn', reason = 'stopped', sealed = NULL
      WHERE announcement_id = ${found.id}::uuid AND organiser_id IS NULL AND status IN ('queued', 'waiting_to_retry')`;
    const sending = await tx.outgoingMail.count({
      where: { announcementId: found.id, organiserId: null, status: "sending" },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "announcement.stopped",
      eventId: found.eventId,
      after: { announcement: found.id, withdrawn, sending },
    });
    return { ok: true, withdrawn, sending };
  });
}
