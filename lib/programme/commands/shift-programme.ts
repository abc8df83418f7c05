import type { Tx } from "../../db";
import { type Move, moveAlong } from "../../time-zone";

/**
 * Moves the programme along with its event (`moveAlong`): what began half an hour after the start still does, also across
 * a change of the zone's clocks. Part of the transaction that moves the event, whose audit entry tells of it.
 * @returns how many items moved.
 */
export async function shiftProgramme(tx: Tx, eventId: string, by: Move): Promise<number> {
  const isSameZone = (by.newZone ?? by.timeZone) === by.timeZone;
  if (by.from.getTime() === by.to.getTime() && isSameZone) return 0;
  const items = await tx.programmeItem.findMany({
    where: { eventId },
    select: { id: true, startsAt: true, endsAt: true },
  });
  for (const { id, ...item } of items) {
    const startsAt = moveAlong(item.startsAt, by);
    const endsAt = item.endsAt && laterThan(startsAt, moveAlong(item.endsAt, by), item);
    await tx.programmeItem.update({ where: { id }, data: { startsAt, endsAt }, select: { id: true } });
  }
  return items.length;
}

/** Clocks that jump over both ends of a short item would leave nothing of it: then it keeps its length. */
function laterThan(startsAt: Date, endsAt: Date, was: { startsAt: Date; endsAt: Date | null }): Date {
  if (endsAt > startsAt || !was.endsAt) return endsAt;
  return new Date(startsAt.getTime() + was.endsAt.getTime() - was.startsAt.getTime());
}
