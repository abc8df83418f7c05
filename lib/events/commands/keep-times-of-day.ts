import type { Tx } from "../../db";
import { inOtherZone } from "../../time-zone";

/**
 * What goes out at a moment that was set by hand goes out at the same time of day in an event's new zone. Part of the
 * transaction that moves the event, whose audit entry names both zones. What has gone out already stays as it is.
 */
export async function keepTimesOfDay(tx: Tx, eventId: string, zones: { from: string; to: string }): Promise<void> {
  if (zones.from === zones.to) return;
  const moved = (at: Date) => inOtherZone(at, zones.from, zones.to);
  const rules = await tx.mailRule.findMany({
    where: { eventId, at: { not: null }, doneAt: null },
    select: { id: true, at: true },
  });
  for (const { id, at } of rules) await tx.mailRule.update({ where: { id }, data: { at: at && moved(at) } });
  const announcements = await tx.announcement.findMany({
    where: { eventId, status: "scheduled", sendAt: { not: null } },
    select: { id: true, sendAt: true },
  });
  for (const { id, sendAt } of announcements)
    await tx.announcement.update({ where: { id }, data: { sendAt: sendAt && moved(sendAt) }, select: { id: true } });
}
