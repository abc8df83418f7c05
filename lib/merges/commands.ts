import { recordAudit } from "../audit/commands";
import type { AuditValues } from "../audit/schema";
import type { Context } from "../context";
import { isUniqueViolation, type Tx } from "../db";
import { emailKey } from "../email-address";
import { isCancelled } from "../events/rules";
import { withdrawOpenHandover } from "../handovers/commands/end-handover";
import { readdressMails, withdrawMails } from "../mail/commands";
import { answerField } from "../questions/schema";
import { lockRegistration } from "../registrations/commands/lock-registration";
import { moveRegistration } from "../registrations/commands/move-registration";
import { tellParticipant, tellStanding } from "../registrations/commands/tell-participant";
import { holdsSeat, isEnded, verificationDeadline } from "../registrations/rules";
import { fillFreeSeats } from "../waiting-list/commands/fill-free-seats";
import { getMergeSide, type MergeSide } from "./queries";
import { canMerge, inOrderOfStanding, versionOf } from "./rules";
import { mergedFields, SENSITIVE } from "./schema";

export type MergeInput = {
  /** The registration that stays, and the one that ends in it (`inOrderOfStanding`). */
  keptId: string;
  otherId: string;
  /** By `versionOf`, as they were when the organiser decided. */
  keptVersion: string;
  otherVersion: string;
  /** The fields of which the ending registration's value stays, by the names of `differencesBetween`. */
  takes: readonly string[];
  /** Whether one mail with what is on record then goes to the address that stays. */
  tells: boolean;
};

export type MergeResult =
  | { ok: true; told: boolean }
  | { ok: false; reason: "not_two" | "changed_meanwhile" | "address_taken" | "event_cancelled" };

/**
 * Makes two registrations of one person one. The one that stands better stays and gets the values chosen from the other,
 * its tags, notes, attendance, answers and the colleagues it brought; the other ends as cancelled, and its secret link
 * leads to the one that stays. A seat that becomes free goes to the next in line. Both have it on record; nobody but the
 * one address that stays is mailed, only if wanted, or with a new link where it is the other's address that stays (the former
 * links end then, since the former address may be a stranger's). Cannot be undone.
 * @returns `changed_meanwhile` when something was done to either since the organiser looked; `address_taken` when a third
 *   registration is live with the address that was chosen.
 */
export async function mergeRegistrations(input: MergeInput, context: Context): Promise<MergeResult> {
  try {
    return await context.db.$transaction((tx) => merge(tx, input, context));
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "address_taken" };
    throw error;
  }
}

async function merge(tx: Tx, input: MergeInput, { now, actor }: Context): Promise<MergeResult> {
  const { event, ...row } = await lockRegistration(tx, input.keptId);
  const kept = await getMergeSide(tx, input.keptId);
  const other = await getMergeSide(tx, input.otherId);
  if (kept.eventId !== other.eventId || !canMerge(kept, other)) return { ok: false, reason: "not_two" };
  if (isCancelled(event)) return { ok: false, reason: "event_cancelled" };
  const isAsSeen = versionOf(kept) === input.keptVersion && versionOf(other) === input.otherVersion;
  if (!isAsSeen || inOrderOfStanding(kept, other)[0] !== kept) return { ok: false, reason: "changed_meanwhile" };

  await endInto(tx, other, kept, { now, actor });
  await moveBelongings(tx, { from: other.id, to: kept.id });
  const answers = await takeAnswers(tx, { kept, other, takes: input.takes });
  const fields = mergedFields.filter((field) => input.takes.includes(field) && kept[field] !== other[field]);
  const columns = Object.fromEntries(fields.map((field) => [field, other[field]]));
  // Whoever had the former address must not get in any more, and whoever has this one needs a link that works.
  const isReaddressed = fields.includes("email");
  const told = (input.tells || isReaddressed) && !isEnded(kept.status);
  const isConfirmed = kept.status === "confirmed";
  const calendarSequence = row.calendarSequence + (told && isConfirmed ? 1 : 0);
  const proof = isReaddressed ? await proofOf(tx, other) : {};
  const heldUntil =
    isReaddressed && kept.status === "awaiting_verification" ? { heldUntil: verificationDeadline(event, now) } : {};
  const merged = await tx.registration.update({
    where: { id: kept.id },
    data: { ...columns, ...proof, ...heldUntil, calendarSequence, updatedAt: now },
  });
  if (isReaddressed) await readdressMails(tx, { registrationId: kept.id, recipient: merged.email });
  await recordAudit(tx, {
    at: now,
    actor,
    action: "registration.merged",
    eventId: kept.eventId,
    registrationId: kept.id,
    before: { ...Object.fromEntries(fields.map((field) => [field, kept[field]])), ...answers.before },
    after: { from: other.reference, ...columns, ...answers.after, ...(told ? {} : { told }) },
  });
  if (told && isReaddressed) await tellStanding(tx, merged, { now });
  else if (told) await tellParticipant(tx, merged, "registration.changed", { calendarSequence, isConfirmed }, now);
  if (holdsSeat(other.status)) await fillFreeSeats(tx, kept.eventId, { now });
  return { ok: true, told };
}

/** An address comes with its proof, or without. */
async function proofOf(tx: Tx, other: MergeSide) {
  const { verifiedAt } = await tx.registration.findUniqueOrThrow({
    where: { id: other.id },
    select: { verifiedAt: true },
  });
  return { emailKey: emailKey(other.email), verifiedAt, linkVersion: { increment: 1 } };
}

/** Ends the one registration in favour of the other; what it was still to be mailed is taken back. */
async function endInto(tx: Tx, other: MergeSide, kept: MergeSide, { now, actor }: Pick<Context, "now" | "actor">) {
  const { id: registrationId, eventId } = other;
  await withdrawOpenHandover(tx, registrationId, { now, actor });
  const action = "registration.merged";
  const noted = { to: kept.reference, told: false };
  const ended = await moveRegistration(tx, other, "cancel", { now, actor, action, noted });
  if (!ended) await recordAudit(tx, { at: now, actor, action, eventId, registrationId, after: noted });
  await tx.registration.update({
    where: { id: registrationId },
    data: { mergedIntoId: kept.id, updatedAt: now },
    select: { id: true },
  });
  await withdrawMails(tx, registrationId);
}

/** Tags, notes, attendance, further references, colleagues and the invitation: what both have stands once. */
async function moveBelongings(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
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
}

/** Moves the chosen answers, in their words and with their consent and files. @returns what changed, for the audit entry. */
async function takeAnswers(
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
