import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { standsBefore } from "../rules";
import { type LockedQuestion, lockQuestion } from "./lock-question";

export type MoveResult = { ok: true; moved: boolean } | { ok: false; reason: "condition"; other: LockedQuestion };

/**
 * Changes places with the neighbour above or below, among the questions of the same section of the page. At the end of the
 * section nothing happens.
 * @returns a refusal when one of the two waits for an answer to the other, which has to stand before it.
 */
export async function moveQuestion(
  input: { questionId: string; direction: "up" | "down" },
  { db, now, actor }: Context,
): Promise<MoveResult> {
  return db.$transaction(async (tx): Promise<MoveResult> => {
    const { question, questions, eventId } = await lockQuestion(tx, input.questionId);
    const section = questions.filter((one) => one.retiredAt === null && one.isSensitive === question.isSensitive);
    const place = section.findIndex(({ id }) => id === question.id);
    const other = place === -1 ? undefined : section[place + (input.direction === "up" ? -1 : 1)];
    if (!other) return { ok: true, moved: false };
    if (question.showIfId === other.id || other.showIfId === question.id)
      return { ok: false, reason: "condition", other };
    // Equal positions, which nothing makes, would not be told apart by changing places.
    const [first, second] = standsBefore(question, other) ? [question, other] : [other, question];
    const later = Math.max(second.position, first.position + 1);
    await tx.question.update({ where: { id: second.id }, data: { position: first.position } });
    await tx.question.update({ where: { id: first.id }, data: { position: later } });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "question.moved",
      eventId,
      after: { key: question.key, direction: input.direction, past: other.key },
    });
    return { ok: true, moved: true };
  });
}
