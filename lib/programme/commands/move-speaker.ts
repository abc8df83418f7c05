import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { lockProgramme } from "./lock-programme";

/**
 * Changes places with the neighbour above or below, on the page and wherever both speak to one item. At the end of the
 * list, and for somebody who was removed meanwhile, nothing happens.
 */
export async function moveSpeaker(
  { eventId, speakerId, direction }: { eventId: string; speakerId: string; direction: "up" | "down" },
  { db, now, actor }: Context,
): Promise<{ moved: boolean }> {
  return db.$transaction(async (tx) => {
    const { speakers } = await lockProgramme(tx, eventId);
    const order = speakers.map(({ id }) => id);
    const from = order.indexOf(speakerId);
    const to = from + (direction === "up" ? -1 : 1);
    const neighbour = order[to];
    if (from === -1 || neighbour === undefined) return { moved: false };
    order[from] = neighbour;
    order[to] = speakerId;
    // All of them anew: there are few, and gaps or equal positions go at the same time.
    for (const [index, id] of order.entries()) {
      await tx.speaker.update({ where: { id }, data: { position: index + 1 }, select: { id: true } });
    }
    await tx.$executeRaw`
      UPDATE programme_speaker ps SET position = s.position FROM speaker s
      WHERE s.id = ps.speaker_id AND s.event_id = ${eventId}::uuid`;
    const { givenName = "", familyName = "" } = speakers[from] ?? {};
    await recordAudit(tx, {
      at: now,
      actor,
      action: "speaker.moved",
      eventId,
      after: { givenName, familyName, direction },
    });
    return { moved: true };
  });
}
