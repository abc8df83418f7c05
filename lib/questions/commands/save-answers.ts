import { v7 as uuidv7 } from "uuid";
import type { AuditValues } from "../../audit/schema";
import type { Tx } from "../../db";
import { isUuid } from "../../uuid";
import { type AnswerValue, answerField, type CheckedAnswer } from "../schema";

type Old = { questionId: string; value: unknown; inWords: string };

/**
 * Puts checked answers on record inside the transaction of the registration they belong to: what is new or different is
 * written with the words it was asked and answered in, what was emptied is removed, what is the same stays untouched.
 * Sensitive answers stand in a table of their own, with the moment of the consent. Files come to belong to the
 * registration; a file that was replaced goes. Answers whose question became another one since they were checked are left
 * out: nobody agreed to have an open answer read as a sensitive one, or the other way round.
 * The caller has locked the event, so that no question changes from here on.
 * @param input.answers from `checkAnswers`, without errors; questions that are not among them keep their answers.
 * @param input.isNew whether the registration was made in this transaction, so that there is nothing to compare with.
 * @returns what changed, for the audit entry of the change: answers in words; of sensitive ones only that there was one.
 */
export async function saveAnswers(
  tx: Tx,
  input: { registrationId: string; answers: CheckedAnswer[]; now: Date; isNew?: boolean },
): Promise<{ before: AuditValues; after: AuditValues }> {
  const { registrationId, now, isNew = false } = input;
  const audit: { before: AuditValues; after: AuditValues } = { before: {}, after: {} };
  if (input.answers.length === 0) return audit;
  const before = isNew ? new Map<string, Old>() : await answersBefore(tx, registrationId);
  const different = input.answers.filter(({ questionId, value }) => !isSame(before.get(questionId)?.value, value));
  const changed = await stillAsked(tx, different);

  for (const answer of changed) {
    const old = before.get(answer.questionId);
    const { isSensitive } = answer;
    const value = answer.fileId === undefined ? answer.value : await takeFile(tx, registrationId, answer.fileId);
    // A file that was purged in the meantime takes nothing with it: what was on record stays.
    if (value === null && answer.value !== null) continue;
    await write(tx, registrationId, { ...answer, value }, old !== undefined, now);
    const name = answerField(answer.key);
    audit.before[name] = old ? (isSensitive ? "answered" : old.inWords) : null;
    audit.after[name] = isSensitive
      ? value === null
        ? "removed"
        : "answered"
      : value === null
        ? null
        : answer.inWords;
  }
  if (changed.some(({ questionId }) => isId(before.get(questionId)?.value))) await dropUnusedFiles(tx, registrationId);
  return audit;
}

/** The answers whose questions are asked now as they were when the answers were checked. The event has to be locked. */
export async function stillAsked(tx: Tx, answers: CheckedAnswer[]): Promise<CheckedAnswer[]> {
  if (answers.length === 0) return answers;
  const questions = await tx.question.findMany({
    where: { id: { in: answers.map(({ questionId }) => questionId) }, retiredAt: null },
    select: { id: true, kind: true, isSensitive: true },
  });
  return answers.filter(({ questionId, kind, isSensitive }) =>
    questions.some((one) => one.id === questionId && one.kind === kind && one.isSensitive === isSensitive),
  );
}

async function answersBefore(tx: Tx, registrationId: string): Promise<Map<string, Old>> {
  const select = { questionId: true, value: true, inWords: true } as const;
  const open = await tx.answer.findMany({ where: { registrationId }, select });
  const sensitive = await tx.sensitiveAnswer.findMany({ where: { registrationId }, select });
  return new Map([...open, ...sensitive].map((old) => [old.questionId, old]));
}

async function write(tx: Tx, registrationId: string, answer: CheckedAnswer, isThere: boolean, now: Date) {
  const { questionId, isSensitive, value, asked, inWords } = answer;
  const where = { registrationId_questionId: { registrationId, questionId } };
  if (value === null) {
    return isSensitive ? tx.sensitiveAnswer.delete({ where }) : tx.answer.delete({ where });
  }
  const content = { value, asked, inWords, answeredAt: now };
  const id = { registrationId, questionId };
  if (!isSensitive) {
    return isThere ? tx.answer.update({ where, data: content }) : tx.answer.create({ data: { ...id, ...content } });
  }
  const data = { ...content, consentedAt: now };
  return isThere ? tx.sensitiveAnswer.update({ where, data }) : tx.sensitiveAnswer.create({ data: { ...id, ...data } });
}

/**
 * Ties an uploaded file to a registration. One that another registration took first (the same form sent from two windows,
 * or for a colleague) is copied.
 * @returns the id of the file that now belongs here; null when it is gone.
 */
async function takeFile(tx: Tx, registrationId: string, fileId: string): Promise<AnswerValue | null> {
  const { count } = await tx.storedFile.updateMany({
    where: { id: fileId, OR: [{ registrationId: null }, { registrationId }] },
    data: { registrationId, browserHash: null },
  });
  if (count === 1) return fileId;
  const copy = uuidv7();
  const copied = await tx.$executeRaw`
    INSERT INTO stored_file (id, registration_id, name, content_type, size, sha256, content, uploaded_at)
    SELECT ${copy}::uuid, ${registrationId}::uuid, name, content_type, size, sha256, content, uploaded_at
    FROM stored_file WHERE id = ${fileId}::uuid`;
  return copied === 1 ? copy : null;
}

/** Files of a registration that no answer names any more. */
async function dropUnusedFiles(tx: Tx, registrationId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM stored_file f WHERE f.registration_id = ${registrationId}::uuid AND NOT EXISTS (
      SELECT FROM answer a WHERE a.registration_id = f.registration_id AND a.value = to_jsonb(f.id::text))`;
}

const isId = (value: unknown) => typeof value === "string" && isUuid(value);

/** JSON as it is kept: lists in their order. */
const isSame = (old: unknown, value: AnswerValue | null) => JSON.stringify(old ?? null) === JSON.stringify(value);
