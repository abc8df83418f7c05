import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { ITEMS_PER_EVENT } from "../constants";
import { itemFrom, itemRecord, mergedRecord, recordChanges } from "../rules";
import { type ItemInput, itemInput, itemSchema } from "../schema";
import { keptTexts, lockProgramme, type ProgrammeRefusal } from "./lock-programme";

export type SaveItemResult = { ok: true; itemId: string; changed: boolean } | { ok: false; reason: ProgrammeRefusal };

/**
 * Adds a line to an event's programme or, with an id, changes one. Speakers who are not of this event (any more) are left
 * out. Saved twice with the same words, the second changes nothing.
 * @param input.basis what the form showed (`basisOf`), for a change.
 * What somebody else changed since stays where this form left it alone.
 * @returns a refusal when both changed the same, when it was removed, or when the programme has as many as it can have.
 */
export async function saveItem(
  input: { eventId: string; itemId?: string; basis?: string; item: ItemInput },
  { db, now, actor }: Context,
): Promise<SaveItemResult> {
  const { eventId, itemId } = input;
  const parsed = itemSchema.parse(input.item);
  return db.$transaction(async (tx): Promise<SaveItemResult> => {
    const { languages, items, speakers } = await lockProgramme(tx, eventId);
    const known = parsed.speakers.filter((id) => speakers.some((speaker) => speaker.id === id));
    if (itemId === undefined) {
      if (items.length >= ITEMS_PER_EVENT) return { ok: false, reason: "too_many" };
      const item = { ...parsed, speakers: known };
      const id = uuidv7();
      const { texts, ...columns } = item;
      await tx.programmeItem.create({
        data: { id, eventId, ...columns, texts: { create: texts }, speakers: { create: inOrder(known) } },
        select: { id: true },
      });
      await recordAudit(tx, { at: now, actor, action: "programme_item.added", eventId, after: itemRecord(item) });
      return { ok: true, itemId: id, changed: true };
    }
    const stored = items.find(({ id }) => id === itemId);
    if (!stored) return { ok: false, reason: "gone" };
    const old = itemInput(stored);
    const wanted = { ...parsed, texts: keptTexts(parsed.texts, old.texts, languages), speakers: known };
    const merged = mergedRecord(input.basis, itemRecord(old), itemRecord(wanted));
    // Two who each moved one end may have left nothing in between: then the second has to decide as well.
    const item = merged && itemSchema.safeParse(itemFrom(merged));
    if (!item?.success) return { ok: false, reason: "changed_meanwhile" };
    const { before, after } = recordChanges(itemRecord(old), itemRecord(item.data));
    if (Object.keys(after).length === 0) return { ok: true, itemId, changed: false };
    const { texts, speakers: chosen, ...columns } = item.data;
    await tx.programmeItem.update({
      where: { id: itemId },
      data: {
        ...columns,
        texts: { deleteMany: {}, create: texts },
        speakers: { deleteMany: {}, create: inOrder(chosen) },
      },
      select: { id: true },
    });
    const title = old.texts[0]?.title ?? null;
    const change = { before: { title, ...before }, after };
    await recordAudit(tx, { at: now, actor, action: "programme_item.changed", eventId, ...change });
    return { ok: true, itemId, changed: true };
  });
}

const inOrder = (speakers: string[]) => speakers.map((speakerId, position) => ({ speakerId, position }));
