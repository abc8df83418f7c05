import type { AuditValues } from "../../audit/schema";
import type { Tx } from "../../db";
import { answerField } from "../../questions/schema";
import { isEnded } from "../../registrations/rules";
import type { MergeSide } from "../queries";
import { SENSITIVE } from "../schema";

/** Tags, notes, attendance, further references, colleagues, the invitation and the code: what both have stands once. */
export async function moveBelongings(tx: Tx, sides: { from: MergeSide; to: MergeSide }): Promise<void> {
  const [from, to] = [sides.from.id, sides.to.id];
  await tx.$executeRaw`
    INSERT INTO registration_tag (registration_id, tag_id, tagged_at)
    SELECT ${to}::uuid, tag_id, tagged_at FROM registration_tag WHERE registration_id = ${from}::uuid
    ON CONFLICT DO NOTHING`;
  await tx.registrationTag.deleteMany({ where: { registrationId: from } });
  await tx.$executeRaw`
    INSERT INTO attendance (registration_id, day, recorded_at, recorded_by_id)
    SELECT ${to}::uuid, day, recorded_at, recorded_by_id FROM attendance WHERE registration_id = ${from}::uuid
    ON CONFLICT DO NOTHING`;
  await tx.attendance.deleteMany({ where: { registrationId: from } });
  const data = { registrationId: to };
  await tx.registrationNote.updateMany({ where: { registrationId: from }, data });
  await tx.repeatedSubmission.updateMany({ where: { registrationId: from }, data });
  await tx.registration.updateMany({ where: { id: to, groupLeadId: from }, data: { groupLeadId: null } });
  await tx.registration.updateMany({ where: { groupLeadId: from }, data: { groupLeadId: to } });
  const hasInvitation = await tx.invitation.count({ where: { registrationId: to } });
  if (hasInvitation === 0) await tx.invitation.updateMany({ where: { registrationId: from }, data });
  const { accessCodeId } = sides.from;
  // One of the code's places is this person's: otherwise the code would let one more in.
  if (accessCodeId && !sides.to.accessCodeId && !isEnded(sides.from.status))
    await tx.registration.update({ where: { id: to }, data: { accessCodeId }, select: { id: true } });
}

/** Moves the chosen answers, in their words and with their consent and files. @returns what changed, for the audit entry. */
export async function takeAnswers(
  tx: Tx,
  { kept, other, takes }: { kept: MergeSide; other: MergeSide; takes: readonly string[] },
): Promise<{ before: AuditValues; after: AuditValues }> {
  const before: AuditValues = {};
  const after: AuditValues = {};
  const wordsOf = (side: MergeSide, key: string) => side.answers.find((answer) => answer.key === key)?.inWords ?? null;
  const keys = [...new Set([...kept.answers, ...other.answers].map(({ key }) => key))];
  for (const key of keys.filter((one) => takes.includes(answerField(one)))) {
    before[answerField(key)] = wordsOf(kept, key);
    after[answerField(key)] = wordsOf(other, key);
    await tx.answer.deleteMany({ where: { registrationId: kept.id, question: { key } } });
    await tx.answer.updateMany({
      where: { registrationId: other.id, question: { key } },
      data: { registrationId: kept.id },
    });
  }
  // Each file goes with the answer that names it.
  await tx.$executeRaw`
    UPDATE stored_file f SET registration_id = a.registration_id FROM answer a
    WHERE f.registration_id IN (${kept.id}::uuid, ${other.id}::uuid)
      AND a.registration_id IN (${kept.id}::uuid, ${other.id}::uuid) AND a.value = to_jsonb(f.id::text)`;
  if (takes.includes(SENSITIVE) && other.sensitive > 0) {
    await tx.sensitiveAnswer.deleteMany({ where: { registrationId: kept.id } });
    await tx.sensitiveAnswer.updateMany({
      where: { registrationId: other.id },
      data: { registrationId: kept.id },
    });
    before.sensitiveAnswers = kept.sensitive;
    after.sensitiveAnswers = other.sensitive;
  }
  return { before, after };
}
