import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { lockSeen, type NotSeen, type Seen } from "./lock-announcement";

export type RemoveResult = { ok: true } | { ok: false; reason: NotSeen | "not_a_draft" };

/** Removes a draft with its files. What was sent stays on record. */
export async function removeAnnouncement(input: Seen, { db, now, actor }: Context): Promise<RemoveResult> {
  return db.$transaction(async (tx): Promise<RemoveResult> => {
    const found = await lockSeen(tx, input);
    if (typeof found === "string") return { ok: false, reason: found };
    if (found.status !== "draft") return { ok: false, reason: "not_a_draft" };
    await tx.announcement.delete({ where: { id: found.id }, select: { id: true } });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "announcement.removed",
      eventId: found.eventId,
      before: { announcement: found.id, files: found.files.length },
    });
    return { ok: true };
  });
}
