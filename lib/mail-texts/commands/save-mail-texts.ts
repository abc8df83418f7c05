import { recordAudit } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import { textsOf, versionOf } from "../queries";
import { type EditableKind, type MailTexts, textParts } from "../schema";

export type SaveMailTextsResult = { ok: true; changed: boolean } | { ok: false; reason: "changed_meanwhile" };

/**
 * Saves organisers' own words of one kind of letter, all languages at once, with the old ones in the audit log. They hold for
 * every mail that leaves from now on, those that are queued already included.
 * @param version of the words the form was filled with (`versionOf`): when somebody else has saved in the meantime, nothing is
 * overwritten.
 */
export async function saveMailTexts(
  { eventId, kind, texts, version }: { eventId: string; kind: EditableKind; texts: MailTexts; version: string },
  { db, now, actor }: Context,
): Promise<SaveMailTextsResult> {
  return db.$transaction(async (tx): Promise<SaveMailTextsResult> => {
    await lockEvent(tx, eventId);
    const stored = await tx.eventMailText.findMany({ where: { eventId, kind }, omit: { eventId: true } });
    if (versionOf(stored, kind) !== version) return { ok: false, reason: "changed_meanwhile" };
    const old = textsOf(stored, kind);
    const before: AuditValues = {};
    const after: AuditValues = {};
    for (const [locale, text] of Object.entries(texts)) {
      const was = old[locale as keyof MailTexts] ?? { subject: null, opening: null, closing: null };
      const changed = textParts.filter((part) => was[part] !== text[part]);
      for (const part of changed) {
        before[`${part}.${locale}`] = was[part];
        after[`${part}.${locale}`] = text[part];
      }
      if (changed.length === 0) continue;
      const key = { eventId, kind, locale };
      if (textParts.every((part) => text[part] === null)) await tx.eventMailText.deleteMany({ where: key });
      else {
        await tx.eventMailText.upsert({
          where: { eventId_kind_locale: key },
          create: { ...key, ...text },
          update: text,
        });
      }
    }
    if (Object.keys(after).length === 0) return { ok: true, changed: false };
    await recordAudit(tx, {
      at: now,
      actor,
      action: "mail_text.changed",
      eventId,
      before: { kind, ...before },
      after: { kind, ...after },
    });
    return { ok: true, changed: true };
  });
}
