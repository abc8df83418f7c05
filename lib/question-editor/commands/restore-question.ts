import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { QUESTIONS_PER_EVENT } from "../constants";
import { canWaitFor, nextPosition } from "../rules";
import { lockQuestion } from "./lock-question";

export type RestoreResult = { ok: true } | { ok: false; reason: "condition" | "too_many" };

/**
 * Asks a removed question again, at the end of the event's. Asked twice, the second changes nothing.
 * @returns a refusal when the question it waits for is removed or offers none of the awaited answers any more.
 */
export async function restoreQuestion(
  input: { questionId: string },
  { db, now, actor }: Context,
): Promise<RestoreResult> {
  return db.$transaction(async (tx): Promise<RestoreResult> => {
    const { question, questions, eventId } = await lockQuestion(tx, input.questionId);
    if (question.retiredAt === null) return { ok: true };
    if (questions.filter(({ retiredAt }) => retiredAt === null).length >= QUESTIONS_PER_EVENT) {
      return { ok: false, reason: "too_many" };
    }
    const position = nextPosition(questions);
    if (!canWaitFor(question, questions, position)) return { ok: false, reason: "condition" };
    await tx.question.update({ where: { id: question.id }, data: { retiredAt: null, position } });
    await recordAudit(tx, { at: now, actor, action: "question.restored", eventId, after: { key: question.key } });
    return { ok: true };
  });
}
