import { lockEvent, type Tx } from "../../db";
import { NotFoundError } from "../../errors";
import { questionFields } from "../../questions/constants";

/** What commands look at: every question of the event, removed ones too, in their order. */
export async function questionsOf(tx: Tx, eventId: string) {
  const rows = await tx.question.findMany({
    where: { eventId },
    select: { ...questionFields, retiredAt: true, _count: { select: { answers: true, sensitiveAnswers: true } } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rows.map(({ _count, ...question }) => ({ ...question, answers: _count.answers + _count.sensitiveAnswers }));
}

/**
 * Reads a question for a change, with its event locked: neither the order nor an answer changes until the transaction ends.
 * @throws {NotFoundError} when there is no such question.
 */
export async function lockQuestion(tx: Tx, questionId: string) {
  const found = await tx.question.findUnique({ where: { id: questionId }, select: { eventId: true } });
  if (!found) throw new NotFoundError("No such question.");
  await lockEvent(tx, found.eventId);
  const questions = await questionsOf(tx, found.eventId);
  const question = questions.find(({ id }) => id === questionId);
  if (!question) throw new NotFoundError("No such question.");
  return { question, questions, eventId: found.eventId };
}

export type LockedQuestion = Awaited<ReturnType<typeof questionsOf>>[number];
