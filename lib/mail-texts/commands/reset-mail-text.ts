import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import type { EditableKind } from "../schema";

/**
 * Back to the shipped words of one kind in one language; the organisers' own stay in the audit log.
 * @returns whether there were any.
 */
export async function resetMailText(
  key: { eventId: string; kind: EditableKind; locale: string },
  { db, now, actor }: Context,
): Promise<{ changed: boolean }> {
  const { eventId, kind, locale } = key;
  return db.$transaction(async (tx) => {
    await lockEvent(tx, eventId);
    const old = await tx.eventMailText.findUnique({ where: { eventId_kind_locale: key } });
    if (!old) return { changed: false };
    await tx.eventMailText.delete({ where: { eventId_kind_locale: key } });
    const named = (text: Record<"subject" | "opening" | "closing", string | null>) => ({
      kind,
      [`subject.${locale}`]: text.subject,
      [`opening.${locale}`]: text.opening,
      [`closing.${locale}`]: text.closing,
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "mail_text.changed",
      eventId,
      before: named(old),
      after: named({ subject: null, opening: null, closing: null }),
    });
    return { changed: true };
  });
}
