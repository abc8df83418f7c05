import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { dependentsOf } from "../rules";
import { type LockedQuestion, lockQuestion } from "./lock-question";

export type RetireResult = { ok: true } | { ok: false; reason: "awaited"; by: LockedQuestion[] };

/**
 * Asks a question no more; its answers stay and stay readable. Asked twice, the second changes nothing.
 * @param input.withDependents also removes the questions that wait for its answers, and those that wait for theirs.
 * @returns a refusal with those questions when there are any and `withDependents` does not say that they are known of.
 */
export async function retireQuestion(
  input: { questionId: string; withDependents: boolean },
  { db, now, actor }: Context,
): Promise<RetireResult> {
  return db.$transaction(async (tx): Promise<RetireResult> => {
    const { question, questions, eventId } = await lockQuestion(tx, input.questionId);
    if (question.retiredAt !== null) return { ok: true };
    const by = dependentsOf(question, questions);
    if (by.length > 0 && !input.withDependents) return { ok: false, reason: "awaited", by };
    for (const one of [question, ...by]) {
      await tx.question.update({ where: { id: one.id }, data: { retiredAt: now } });
      await recordAudit(tx, { at: now, actor, action: "question.removed", eventId, before: { key: one.key } });
    }
    return { ok: true };
  });
}
