import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { canWaitFor, conditionValues, possibleConditions } from "../rules";
import type { QuestionInput } from "../schema";
import { type LockedQuestion, lockQuestion } from "./lock-question";
import { asRecorded, differences } from "./record-question";

export type ChangeQuestionResult =
  | { ok: true; changed: boolean }
  | { ok: false; reason: "kind_fixed" | "sensitivity_fixed" | "condition" }
  /** Other questions wait for answers to this one that there would be no more; by their labels' keys. */
  | { ok: false; reason: "awaited"; by: LockedQuestion[] };

/**
 * Changes what a question says and asks. Answers given before stay as they are, in the words they were given in; whoever
 * chose an option that goes keeps it. Once somebody has answered, the kind stays (an answer of one kind means nothing to
 * another), and so does whether it is sensitive (people agreed to one or the other).
 */
export async function changeQuestion(
  input: { questionId: string; question: QuestionInput },
  { db, now, actor }: Context,
): Promise<ChangeQuestionResult> {
  return db.$transaction(async (tx): Promise<ChangeQuestionResult> => {
    const { question: old, questions, eventId } = await lockQuestion(tx, input.questionId);
    const { texts, ...columns } = input.question;
    if (old.answers > 0 && old.kind !== columns.kind) return { ok: false, reason: "kind_fixed" };
    if (old.answers > 0 && old.isSensitive !== columns.isSensitive) return { ok: false, reason: "sensitivity_fixed" };
    const others = questions.filter(({ id }) => id !== old.id);
    if (!canWaitFor(columns, others, old.position)) return { ok: false, reason: "condition" };
    const next = { ...old, ...columns };
    const by = others.filter((one) => one.retiredAt === null && one.showIfId === old.id && !isStillPossible(next, one));
    if (by.length > 0) return { ok: false, reason: "awaited", by };

    const { before, after } = differences(asRecorded(old), asRecorded(input.question));
    if (Object.keys(after).length === 0) return { ok: true, changed: false };
    await tx.question.update({
      where: { id: old.id },
      data: { ...columns, texts: { deleteMany: {}, create: texts } },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "question.changed",
      eventId,
      before: { key: old.key, ...before },
      after: { key: old.key, ...after },
    });
    return { ok: true, changed: true };
  });
}

/** Whether a question can go on waiting for this one: possible in itself, and for at least one answer that is offered. */
function isStillPossible(parent: LockedQuestion, waiting: LockedQuestion): boolean {
  const isPossible = possibleConditions([parent], waiting).length === 1;
  return isPossible && waiting.showIfValues.some((value) => conditionValues(parent).includes(value));
}
