import { recordAudit } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Actor } from "../../context";
import type { Tx } from "../../db";
import { inOtherZone } from "../../time-zone";

type Kept = { eventId: string; zones: { from: string; to: string }; now: Date; actor: Actor };

/**
 * What goes out at a moment that was set by hand goes out at the same time of day in an event's new zone, and each is put
 * on record with both moments. Part of the transaction that moves the event, after it has made sure that none of them would
 * go out at once (`findSentByMove`). What has gone out already stays as it is.
 * @returns the reminders of open invitations, as the audit entry of the move has them.
 */
export async function keepTimesOfDay(tx: Tx, kept: Kept): Promise<{ before: AuditValues; after: AuditValues }> {
  if (kept.zones.from === kept.zones.to) return { before: {}, after: {} };
  await keepRules(tx, kept);
  await keepAnnouncements(tx, kept);
  return keepReminders(tx, kept);
}

async function keepRules(tx: Tx, { eventId, zones, now, actor }: Kept): Promise<void> {
  const rules = await tx.mailRule.findMany({
    where: { eventId, at: { not: null }, doneAt: null },
    select: { id: true, at: true },
    orderBy: { id: "asc" },
  });
  for (const { id, at: was } of rules) {
    if (!was) continue;
    const at = inOtherZone(was, zones.from, zones.to);
    // Whatever was carried out since it was read has gone out at its old moment.
    const { count } = await tx.mailRule.updateMany({ where: { id, doneAt: null }, data: { at } });
    if (count === 0 || at.getTime() === was.getTime()) continue;
    const [before, after] = [was, at].map((moment) => ({ rule: id, at: moment.toISOString() }));
    await recordAudit(tx, { at: now, actor, action: "mail_rule.changed", eventId, before, after });
  }
}

async function keepAnnouncements(tx: Tx, { eventId, zones, now, actor }: Kept): Promise<void> {
  const announcements = await tx.announcement.findMany({
    where: { eventId, status: "scheduled", sendAt: { not: null } },
    select: { id: true, sendAt: true },
    orderBy: { id: "asc" },
  });
  for (const { id, sendAt: was } of announcements) {
    if (!was) continue;
    const sendAt = inOtherZone(was, zones.from, zones.to);
    if (sendAt.getTime() === was.getTime()) continue;
    const { count } = await tx.announcement.updateMany({
      where: { id, status: "scheduled" },
      data: { sendAt, version: { increment: 1 } },
    });
    if (count === 0) continue;
    const before = { announcement: id, sendAt: was.toISOString() };
    const after = { announcement: id, sendAt: sendAt.toISOString() };
    await recordAudit(tx, { at: now, actor, action: "announcement.scheduled", eventId, before, after });
  }
}

/**
 * Reminders of invitations that still wait for an answer. Where one would go out at once, or only after its invitation has
 * ended, which it does at the moment that was promised in any zone, it stays where it is.
 */
async function keepReminders(
  tx: Tx,
  { eventId, zones, now }: Kept,
): Promise<{ before: AuditValues; after: AuditValues }> {
  const open = { acceptedAt: null, declinedAt: null, withdrawnAt: null, remindedAt: null };
  const invitations = await tx.invitation.findMany({
    where: { eventId, remindAt: { gt: now }, ...open },
    select: { id: true, remindAt: true, reservedUntil: true },
  });
  const moved = new Map<number, string[]>();
  for (const { id, remindAt, reservedUntil } of invitations) {
    const at = remindAt && inOtherZone(remindAt, zones.from, zones.to);
    if (!at || at <= now || at >= reservedUntil || at.getTime() === remindAt.getTime()) continue;
    moved.set(remindAt.getTime(), [...(moved.get(remindAt.getTime()) ?? []), id]);
  }
  const [before, after]: [string[], string[]] = [[], []];
  // By their ids: those of one moment could otherwise be taken for those of the next.
  for (const [was, ids] of [...moved].sort(([one], [other]) => one - other)) {
    const remindAt = inOtherZone(new Date(was), zones.from, zones.to);
    const where = { id: { in: ids }, ...open };
    const { count } = await tx.invitation.updateMany({ where, data: { remindAt } });
    if (count === 0) continue;
    before.push(new Date(was).toISOString());
    after.push(remindAt.toISOString());
  }
  return before.length > 0 ? { before: { remindAt: before }, after: { remindAt: after } } : { before: {}, after: {} };
}
