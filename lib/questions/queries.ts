import type { Db, Tx } from "../db";
import { type OrganiserScope, ofScope, within } from "../organisers/policy";
import { hashToken } from "../secrets";
import { type AskedQuestion, eventQuestions } from "./constants";
import { answerValueSchema } from "./schema";

const answerFields = {
  questionId: true,
  value: true,
  asked: true,
  inWords: true,
  answeredAt: true,
  question: { select: { key: true, kind: true, position: true, isSensitive: true, retiredAt: true } },
} as const;

type Row = {
  questionId: string;
  value: unknown;
  asked: string;
  inWords: string;
  answeredAt: Date;
  question: { key: string; kind: string; position: number; isSensitive: boolean; retiredAt: Date | null };
};

/** Answers in the order of the page, flat, with the words they were asked and answered in. */
function inOrder(rows: Row[]) {
  return rows
    .sort((a, b) => a.question.position - b.question.position || a.questionId.localeCompare(b.questionId))
    .map(({ question: { retiredAt, position: _, ...question }, value, ...answer }) => ({
      ...answer,
      ...question,
      value: answerValueSchema.parse(value),
      /** Asked no more: readable, not changeable. */
      isRetired: retiredAt !== null,
    }));
}

/** All answers of one registration, sensitive ones last: for the participant's own page, whose key was checked. */
export async function listAnswers(db: Db | Tx, registrationId: string) {
  const where = { registrationId };
  const open = await db.answer.findMany({ where, select: answerFields, relationLoadStrategy: "join" });
  const sensitive = await db.sensitiveAnswer.findMany({ where, select: answerFields, relationLoadStrategy: "join" });
  return [...inOrder(open), ...inOrder(sensitive)];
}

export type StoredAnswer = Awaited<ReturnType<typeof listAnswers>>[number];

/** What organisers read of one registration: open answers, and how many sensitive ones there are to be opened. */
export async function listDeskAnswers(db: Db, scope: OrganiserScope<"registrations.read">, registrationId: string) {
  const where = { registrationId, registration: ofScope(scope) };
  const open = await db.answer.findMany({ where, select: answerFields, relationLoadStrategy: "join" });
  const sensitive = await db.sensitiveAnswer.count({ where });
  return { answers: inOrder(open), sensitive };
}

/** The questions an event asks now, for a form at the desk. */
export async function listAskedQuestions(
  db: Db,
  scope: OrganiserScope<"registrations.read">,
  eventId: string,
): Promise<AskedQuestion[]> {
  within(scope, eventId);
  return db.question.findMany({
    ...eventQuestions,
    where: { ...eventQuestions.where, eventId },
    relationLoadStrategy: "join",
  });
}

const fileFacts = { id: true, name: true, contentType: true, size: true } as const;

/** A file of this browser that was not sent yet. */
export async function findUnsentFile(db: Db, browserToken: string, id: string) {
  return db.storedFile.findFirst({ where: { id, browserHash: hashToken(browserToken) }, select: fileFacts });
}

/** A file of one registration, with its content. */
export async function findAnswerFile(db: Db, registrationId: string, id: string) {
  return db.storedFile.findFirst({ where: { id, registrationId }, select: { ...fileFacts, content: true } });
}

/** The same for organisers: a file of any registration of the event. */
export async function findDeskFile(db: Db, scope: OrganiserScope<"registrations.read">, eventId: string, id: string) {
  within(scope, eventId);
  return db.storedFile.findFirst({ where: { id, registration: { eventId } }, select: { ...fileFacts, content: true } });
}
