import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { lockEvent, type Tx } from "../../db";
import { QUESTIONS_PER_EVENT } from "../constants";
import { asRecorded, canWaitFor, nextPosition } from "../rules";
import { newName, type QuestionInput } from "../schema";
import { type LockedQuestion, questionsOf } from "./lock-question";

export type AddResult = { ok: true; questionId: string; key: string } | { ok: false; reason: "too_many" | "condition" };

/**
 * Adds a question at the end of the event's. Its key, which names the form's field, comes from its words and stays for ever.
 * @param input.question from `readQuestion`. @param input.key where it is known beforehand; taken when it is free.
 * @returns a refusal when the event has as many as it can have, or the question it waits for cannot be waited for.
 */
export async function addQuestion(
  input: { eventId: string; question: QuestionInput; key?: string },
  { db, now, actor }: Context,
): Promise<AddResult> {
  return db.$transaction(async (tx): Promise<AddResult> => {
    await lockEvent(tx, input.eventId);
    const questions = await questionsOf(tx, input.eventId);
    if (questions.filter(({ retiredAt }) => retiredAt === null).length >= QUESTIONS_PER_EVENT) {
      return { ok: false, reason: "too_many" };
    }
    const position = nextPosition(questions);
    if (!canWaitFor(input.question, questions, position)) return { ok: false, reason: "condition" };
    const { questionId, key } = await insertQuestion(tx, { ...input, questions, position });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "question.added",
      eventId: input.eventId,
      after: { key, ...asRecorded(input.question) },
    });
    return { ok: true, questionId, key };
  });
}

async function insertQuestion(
  tx: Tx,
  input: {
    eventId: string;
    question: QuestionInput;
    key?: string;
    questions: readonly LockedQuestion[];
    position: number;
  },
) {
  const { texts, ...columns } = input.question;
  const taken = new Set(input.questions.map(({ key }) => key));
  const key = newName(input.key ?? texts[0]?.label ?? "", taken, "question");
  const questionId = uuidv7();
  await tx.question.create({
    data: {
      id: questionId,
      eventId: input.eventId,
      key,
      position: input.position,
      ...columns,
      texts: { create: texts },
    },
  });
  return { questionId, key };
}
