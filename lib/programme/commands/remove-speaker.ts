import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { speakerRecord } from "../rules";
import { speakerInput } from "../schema";
import { lockProgramme } from "./lock-programme";

/** Takes somebody off the list of speakers and out of all items. Asked twice, the second finds it done. */
export async function removeSpeaker(
  { eventId, speakerId }: { eventId: string; speakerId: string },
  { db, now, actor }: Context,
): Promise<{ removed: boolean }> {
  return db.$transaction(async (tx) => {
    const { speakers } = await lockProgramme(tx, eventId);
    const stored = speakers.find(({ id }) => id === speakerId);
    if (!stored) return { removed: false };
    await tx.speaker.delete({ where: { id: speakerId }, select: { id: true } });
    const before = speakerRecord(speakerInput(stored));
    await recordAudit(tx, { at: now, actor, action: "speaker.removed", eventId, before });
    return { removed: true };
  });
}
