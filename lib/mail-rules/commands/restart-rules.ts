import type { Tx } from "../../db";
import { afterMove } from "../rules";
import type { RuleEvent } from "../schema";

/**
 * Moves an event's rules with it, in the transaction of the move (`afterMove`). What they have written for the old date
 * and has not left is taken back. @returns how many start anew or are left out.
 */
export async function restartRules(
  tx: Tx,
  { eventId, from, to, now }: { eventId: string; from: RuleEvent; to: RuleEvent; now: Date },
): Promise<{ again: number; skipped: number }> {
  const rules = await tx.mailRule.findMany({ where: { eventId }, orderBy: { id: "asc" } });
  const idsOf = (what: "again" | "skip") =>
    rules.filter((rule) => afterMove(rule, { from, to }, now) === what).map(({ id }) => id);
  const [again, skip] = [idsOf("again"), idsOf("skip")];
  if (again.length > 0) {
    // Waits for a batch that is being written: what is in it is taken back right after.
    await tx.mailRule.updateMany({
      where: { id: { in: again } },
      data: { round: { increment: 1 }, doneAt: null, wasSkipped: false },
    });
    await tx.outgoingMail.updateMany({
      where: { mailRuleId: { in: again }, status: { in: ["queued", "waiting_to_retry"] } },
      data: { status: "withdrawn", reason: "obsolete" },
    });
  }
  await tx.mailRule.updateMany({ where: { id: { in: skip } }, data: { doneAt: now, wasSkipped: true } });
  return { again: again.length, skipped: skip.length };
}
