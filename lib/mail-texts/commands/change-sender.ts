import { recordAudit } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import { NotFoundError } from "../../errors";
import { senderVersion } from "../queries";

/** Null: as shipped. */
export type SenderSettings = {
  mailSenderName: string | null;
  mailReplyTo: string | null;
  /** By language; languages that are not named keep theirs. */
  signatures: Record<string, string | null>;
};

export type ChangeSenderResult = { ok: true; changed: boolean } | { ok: false; reason: "changed_meanwhile" };

/**
 * Changes who an event's mails come from by name, where answers go, and what stands under every mail, with the old values in
 * the audit log. The address they come from is the installation's (MAIL_FROM).
 * @param version of what the form was filled with (`senderVersion`): nothing of somebody else's is overwritten.
 */
export async function changeSender(
  { eventId, version, sender }: { eventId: string; version: string; sender: SenderSettings },
  { db, now, actor }: Context,
): Promise<ChangeSenderResult> {
  return db.$transaction(async (tx): Promise<ChangeSenderResult> => {
    await lockEvent(tx, eventId);
    const event = await tx.event.findUnique({ where: { id: eventId }, include: { texts: true } });
    if (!event) throw new NotFoundError("No such event.");
    if (senderVersion(event) !== version) return { ok: false, reason: "changed_meanwhile" };
    const { signatures, ...columns } = sender;
    const before: AuditValues = {};
    const after: AuditValues = {};
    const note = (name: string, old: string | null, next: string | null) => {
      if (old === next) return;
      before[name] = old;
      after[name] = next;
    };
    note("mailSenderName", event.mailSenderName, columns.mailSenderName);
    note("mailReplyTo", event.mailReplyTo, columns.mailReplyTo);
    for (const { locale, mailSignature } of event.texts) {
      const next = signatures[locale];
      if (next === undefined) continue;
      note(`mailSignature.${locale}`, mailSignature, next);
      await tx.eventText.update({
        where: { eventId_locale: { eventId, locale } },
        data: { mailSignature: next },
        select: { locale: true },
      });
    }
    if (Object.keys(after).length === 0) return { ok: true, changed: false };
    await tx.event.update({ where: { id: eventId }, data: columns, select: { id: true } });
    await recordAudit(tx, { at: now, actor, action: "event.sender_changed", eventId, before, after });
    return { ok: true, changed: true };
  });
}
