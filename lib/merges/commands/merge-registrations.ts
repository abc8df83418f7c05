import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { isUniqueViolation, type Tx } from "../../db";
import { isCancelled } from "../../events/rules";
import { withdrawOpenHandover } from "../../handovers/commands/end-handover";
import { readdressMails, withdrawMails } from "../../mail/commands";
import { moveOptOut, shareOptOut } from "../../opt-outs/commands";
import { isRecognised } from "../../recognised-bodies/queries";
import { lockRegistration } from "../../registrations/commands/lock-registration";
import { moveRegistration } from "../../registrations/commands/move-registration";
import { tellParticipant, tellStanding } from "../../registrations/commands/tell-participant";
import { holdsSeat, isEnded, standingOf, standsOnRecognition, verificationDeadline } from "../../registrations/rules";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import { lapseHold } from "../../waiting-list/commands/lapse-hold";
import { getMergeSide, type MergeSide } from "../queries";
import { approvalOf, canMerge, inOrderOfStanding, versionOf } from "../rules";
import { mergedFields } from "../schema";
import { moveBelongings, takeAnswers } from "./move-belongings";

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
  const { event, calendarSequence: sequence } = await lockRegistration(tx, input.keptId);
  const seen = [await getMergeSide(tx, input.keptId), await getMergeSide(tx, input.otherId)] as const;
  let [kept, other] = seen;
  if (kept.eventId !== other.eventId || !canMerge(kept, other)) return { ok: false, reason: "not_two" };
  if (isCancelled(event)) return { ok: false, reason: "event_cancelled" };
  const isAsSeen = versionOf(kept) === input.keptVersion && versionOf(other) === input.otherVersion;
  if (!isAsSeen || inOrderOfStanding(kept, other, now)[0] !== kept) return { ok: false, reason: "changed_meanwhile" };
  kept = await lapseOverdue(tx, kept, now);
  other = await lapseOverdue(tx, other, now);

  await endInto(tx, other, kept, { now, actor });
  await moveBelongings(tx, { from: other, to: kept });
  const answers = await takeAnswers(tx, { kept, other, takes: input.takes });
  const fields = mergedFields.filter((field) => input.takes.includes(field) && kept[field] !== other[field]);
  const columns = Object.fromEntries(fields.map((field) => [field, other[field]]));
  // Whoever had the former address must not get in any more, and whoever has this one needs a link that works.
  const isReaddressed = fields.includes("email");
  const told = (input.tells || isReaddressed) && !isEnded(kept.status);
  const isConfirmed = kept.status === "confirmed";
  const calendarSequence = sequence + (told && isConfirmed ? 1 : 0);
  const proof = isReaddressed ? proofOf(other) : {};
  const letIn = isReaddressed && (await isLetInByHand(tx, kept, other, event));
  const approvedAt = approvalOf(kept, other) ?? (letIn ? now : null);
  const heldUntil =
    isReaddressed && kept.status === "awaiting_verification" ? { heldUntil: verificationDeadline(event, now) } : {};
  const merged = await tx.registration.update({
    where: { id: kept.id },
    data: { ...columns, ...proof, ...heldUntil, approvedAt, calendarSequence, updatedAt: now },
  });
  if (isReaddressed) {
    await readdressMails(tx, { registrationId: kept.id, recipient: merged.email });
    await moveOptOut(tx, { from: kept.emailKey, to: other.emailKey });
  } else await shareOptOut(tx, { from: other.emailKey, to: kept.emailKey });
  await recordAudit(tx, {
    at: now,
    actor,
    action: "registration.merged",
    eventId: kept.eventId,
    registrationId: kept.id,
    before: { ...Object.fromEntries(fields.map((field) => [field, kept[field]])), ...answers.before },
    after: {
      from: other.reference,
      ...columns,
      ...answers.after,
      ...(letIn ? { letIn } : {}),
      ...(told ? {} : { told }),
    },
  });
  if (told && isReaddressed) await tellStanding(tx, merged, { now });
  else if (told) await tellParticipant(tx, merged, "registration.changed", { calendarSequence, isConfirmed }, now);
  const heldBefore = seen.filter(({ status }) => holdsSeat(status)).length;
  if (heldBefore > Number(holdsSeat(kept.status))) await fillFreeSeats(tx, kept.eventId, { now });
  return { ok: true, told };
}

/** The clockwork has not come by yet: what it does happens now, so that a hold that ran out neither wins nor is told as one. */
async function lapseOverdue(tx: Tx, side: MergeSide, now: Date): Promise<MergeSide> {
  const status = standingOf(side, now);
  if (status === side.status) return side;
  await lapseHold(tx, await tx.registration.findUniqueOrThrow({ where: { id: side.id } }), now);
  return { ...side, status, heldUntil: null, queueNumber: null };
}

/** An address comes with its proof, or without. */
function proofOf({ emailKey, verifiedAt }: MergeSide) {
  return { emailKey, verifiedAt, linkVersion: { increment: 1 } };
}

/** Whether admission hung on the former address being a recognised body's, which the other is not: see `correctAddress`. */
async function isLetInByHand(
  tx: Tx,
  kept: MergeSide,
  other: MergeSide,
  event: Parameters<typeof standsOnRecognition>[1],
): Promise<boolean> {
  if (approvalOf(kept, other) || !standsOnRecognition(kept, event)) return false;
  return (await isRecognised(tx, kept.email)) && !(await isRecognised(tx, other.email));
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
