import type { Db } from "../db";
import { type OrganiserScope, within } from "../organisers/policy";
import { questionFields } from "../questions/constants";

/** All questions of an event for its editor, removed ones too, with how many people have answered each. */
export async function listEditorQuestions(db: Db, scope: OrganiserScope<"registrations.read">, eventId: string) {
  within(scope, eventId);
  const rows = await db.question.findMany({
    where: { eventId },
    select: { ...questionFields, retiredAt: true, _count: { select: { answers: true, sensitiveAnswers: true } } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    relationLoadStrategy: "join",
  });
  return rows.map(({ _count, ...question }) => ({ ...question, answers: _count.answers + _count.sensitiveAnswers }));
}

export type EditorQuestion = Awaited<ReturnType<typeof listEditorQuestions>>[number];
