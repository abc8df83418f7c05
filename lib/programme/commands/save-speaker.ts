import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import type { Tx } from "../../db";
import { SPEAKERS_PER_EVENT } from "../constants";
import { mergedRecord, recordChanges, speakerFrom, speakerRecord } from "../rules";
import { type SpeakerInput, speakerInput, speakerSchema } from "../schema";
import { keptTexts, lockProgramme, type ProgrammeRefusal } from "./lock-programme";

export type SaveSpeakerResult =
  | { ok: true; speakerId: string; changed: boolean }
  | { ok: false; reason: ProgrammeRefusal };

/**
 * Adds somebody who speaks at an event, after those who are there, or, with an id, changes what stands about them.
 * @param input.basis what the form showed (`basisOf`), for a change.
 * What somebody else changed since stays where this form left it alone.
 * @returns a refusal when both changed the same, when it was removed, or when there are as many as there can be.
 */
export async function saveSpeaker(
  input: { eventId: string; speakerId?: string; basis?: string; speaker: SpeakerInput },
  { db, now, actor }: Context,
): Promise<SaveSpeakerResult> {
  const { eventId, speakerId } = input;
  const parsed = speakerSchema.parse(input.speaker);
  return db.$transaction(async (tx): Promise<SaveSpeakerResult> => {
    const { languages, speakers } = await lockProgramme(tx, eventId);
    if (speakerId === undefined) {
      if (speakers.length >= SPEAKERS_PER_EVENT) return { ok: false, reason: "too_many" };
      const id = uuidv7();
      const { texts, ...columns } = parsed;
      const position = await nextPosition(tx, eventId);
      await tx.speaker.create({
        data: { id, eventId, position, ...columns, texts: { create: texts } },
        select: { id: true },
      });
      await recordAudit(tx, { at: now, actor, action: "speaker.added", eventId, after: speakerRecord(parsed) });
      return { ok: true, speakerId: id, changed: true };
    }
    const stored = speakers.find(({ id }) => id === speakerId);
    if (!stored) return { ok: false, reason: "gone" };
    const old = speakerInput(stored);
    const wanted = { ...parsed, texts: keptTexts(parsed.texts, old.texts, languages) };
    const merged = mergedRecord(input.basis, speakerRecord(old), speakerRecord(wanted));
    if (!merged) return { ok: false, reason: "changed_meanwhile" };
    const { before, after } = recordChanges(speakerRecord(old), merged);
    if (Object.keys(after).length === 0) return { ok: true, speakerId, changed: false };
    const { texts, ...columns } = speakerSchema.parse(speakerFrom(merged));
    await tx.speaker.update({
      where: { id: speakerId },
      data: { ...columns, texts: { deleteMany: {}, create: texts } },
      select: { id: true },
    });
    const { givenName, familyName } = old;
    const change = { before: { givenName, familyName, ...before }, after };
    await recordAudit(tx, { at: now, actor, action: "speaker.changed", eventId, ...change });
    return { ok: true, speakerId, changed: true };
  });
}

async function nextPosition(tx: Tx, eventId: string): Promise<number> {
  const { _max } = await tx.speaker.aggregate({ where: { eventId }, _max: { position: true } });
  return (_max.position ?? 0) + 1;
}
