import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { asRecorded, type ChangeRefusal, changeRefusal, differences, questionVersion } from "../rules";
import type { QuestionInput } from "../schema";
import { type LockedQuestion, lockQuestion } from "./lock-question";

export type ChangeQuestionResult =
  | { ok: true; changed: boolean }
  | ({ ok: false } & ChangeRefusal<LockedQuestion>)
  | { ok: false; reason: "changed_meanwhile"; now: LockedQuestion };

/**
 * Changes what a question says and asks; its key stays. Answers given before stay as they are, in the words they were
 * given in, and whoever chose an option that goes keeps it.
 * @param input.version of what the form showed (`questionVersion`): nothing of somebody else's is overwritten unseen.
 * @returns a refusal as `changeRefusal` finds it, decided while nobody can answer; or, where somebody else has changed the
 *   question since it was shown, one with what it is now.
 */
export async function changeQuestion(
  input: { questionId: string; version: string; question: QuestionInput },
  { db, now, actor }: Context,
): Promise<ChangeQuestionResult> {
  return db.$transaction(async (tx): Promise<ChangeQuestionResult> => {
    const { question: old, questions, eventId } = await lockQuestion(tx, input.questionId);
    const { before, after } = differences(asRecorded(old), asRecorded(input.question));
    if (Object.keys(after).length === 0) return { ok: true, changed: false };
    if (questionVersion(old) !== input.version) return { ok: false, reason: "changed_meanwhile", now: old };
    const refusal = changeRefusal(old, input.question, questions);
    if (refusal) return { ok: false, ...refusal };
    const { texts, ...columns } = input.question;
    await tx.question.update({ where: { id: old.id }, data: { ...columns, texts: { deleteMany: {}, create: texts } } });
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
