import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import { NotFoundError } from "../../errors";
import { momentOf } from "../rules";
import { lockRule } from "./save-rule";

export type SwitchResult =
  | { ok: true; changed: boolean /** Mails that had not left and were taken back. */; withdrawn: number }
  | { ok: false; reason: "moment_past" | "event_cancelled" };

/**
 * Switches a rule off, which takes back what it has written and has not left, or on again as long as its moment is to come
 * or it has been carried out.
 */
export async function switchRule(
  input: { eventId: string; ruleId: string; on: boolean },
  { db, now, actor }: Context,
): Promise<SwitchResult> {
  const { eventId, ruleId, on } = input;
  return db.$transaction(async (tx): Promise<SwitchResult> => {
    await lockEvent(tx, eventId);
    const rule = await tx.mailRule.findFirst({ where: { id: ruleId, eventId }, include: { event: true } });
    if (!rule) throw new NotFoundError("No such rule.");
    if (rule.isActive === on) return { ok: true, changed: false, withdrawn: 0 };
    if (on && rule.event.status === "cancelled") return { ok: false, reason: "event_cancelled" };
    if (on && !rule.doneAt && momentOf(rule, rule.event) <= now) return { ok: false, reason: "moment_past" };
    await tx.mailRule.update({ where: { id: ruleId }, data: { isActive: on } });
    const { count: withdrawn } = on
      ? { count: 0 }
      : await tx.outgoingMail.updateMany({
          where: { mailRuleId: ruleId, status: { in: ["queued", "waiting_to_retry"] } },
          // Without its key, so that switching on again writes to them once more: they have not had it.
          data: { status: "withdrawn", reason: "by_organiser", onceKey: null },
        });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "mail_rule.changed",
      eventId,
      before: { rule: ruleId, isActive: !on },
      after: { rule: ruleId, isActive: on, ...(withdrawn > 0 && { withdrawn }) },
    });
    return { ok: true, changed: true, withdrawn };
  });
}

export type RemoveRuleResult = { ok: true } | { ok: false; reason: "has_gone_out" };

/** Removes a rule by which no mail was written; one that has written stays on record and can be switched off. */
export async function removeRule(
  input: { eventId: string; ruleId: string },
  { db, now, actor }: Context,
): Promise<RemoveRuleResult> {
  const { eventId, ruleId } = input;
  return db.$transaction(async (tx): Promise<RemoveRuleResult> => {
    await lockEvent(tx, eventId);
    await lockRule(tx, ruleId);
    const rule = await tx.mailRule.findFirst({
      where: { id: ruleId, eventId },
      include: { _count: { select: { mails: true } } },
    });
    // Pressed twice: it is gone.
    if (!rule) return { ok: true };
    if (rule._count.mails > 0) return { ok: false, reason: "has_gone_out" };
    await tx.mailRule.delete({ where: { id: ruleId } });
    const { letter, anchor, offsetMinutes, at } = rule;
    await recordAudit(tx, {
      at: now,
      actor,
      action: "mail_rule.removed",
      eventId,
      before: { rule: ruleId, letter, anchor, ...(at ? { at: at.toISOString() } : { offsetMinutes }) },
    });
    return { ok: true };
  });
}
