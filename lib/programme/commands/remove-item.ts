import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { itemRecord } from "../rules";
import { itemInput } from "../schema";
import { lockProgramme } from "./lock-programme";

/** Takes a line out of an event's programme; what stood there stays in the audit log. Asked twice, the second finds it done. */
export async function removeItem(
  { eventId, itemId }: { eventId: string; itemId: string },
  { db, now, actor }: Context,
): Promise<{ removed: boolean }> {
  return db.$transaction(async (tx) => {
    const { items } = await lockProgramme(tx, eventId);
    const stored = items.find(({ id }) => id === itemId);
    if (!stored) return { removed: false };
    await tx.programmeItem.delete({ where: { id: itemId }, select: { id: true } });
    const before = itemRecord(itemInput(stored));
    await recordAudit(tx, { at: now, actor, action: "programme_item.removed", eventId, before });
    return { removed: true };
  });
}
