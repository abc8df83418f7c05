import type { RegistrationStatus } from "@/prisma/generated/enums";
import { isSame } from "../edits/rules";
import { isEnded, standingOf } from "../registrations/rules";
import type { MergeSide } from "./queries";
import { mergedFields, SENSITIVE } from "./schema";

/** From the best standing to the worst; ended registrations come last. */
const standings: RegistrationStatus[] = [
  "confirmed",
  "offered",
  "awaiting_approval",
  "awaiting_verification",
  "waitlisted",
];

type Standing = {
  id: string;
  status: RegistrationStatus;
  heldUntil: Date | null;
  queueNumber: number | null;
  registeredAt: Date;
};

/**
 * Which of two registrations of one person stays: the one that stands better, so that nobody loses a seat or a place in
 * line by it; of two alike the one whose seat is held longer or that is further ahead in line, then the older. A hold whose
 * time has run out counts as ended (`standingOf`).
 * @returns the one that stays first.
 */
export function inOrderOfStanding<Side extends Standing>(one: Side, other: Side, now: Date): [Side, Side] {
  const [first, second] = [one, other].map((side) => standingOf(side, now)) as [RegistrationStatus, RegistrationStatus];
  const rank = (standing: RegistrationStatus) => (isEnded(standing) ? standings.length : standings.indexOf(standing));
  const isAlike = !isEnded(first) && first === second;
  const longerHold = isAlike ? (other.heldUntil?.getTime() ?? 0) - (one.heldUntil?.getTime() ?? 0) : 0;
  const ahead = isAlike ? (one.queueNumber ?? 0) - (other.queueNumber ?? 0) : 0;
  const older = one.registeredAt.getTime() - other.registeredAt.getTime();
  const order = rank(first) - rank(second) || longerHold || ahead || older || (one.id < other.id ? -1 : 1);
  return order < 0 ? [one, other] : [other, one];
}

/**
 * When the person was let in, of two registrations that become one: whoever was at either has been. A decision that is still
 * open stays open, and where one was refused the other's approval does not undo that.
 */
export function approvalOf(kept: Approval, other: Approval): Date | null {
  const isDecided = [kept, other].every(({ status }) => status !== "declined") && kept.status !== "awaiting_approval";
  return kept.approvedAt ?? (isDecided ? other.approvedAt : null);
}

type Approval = { status: RegistrationStatus; approvedAt: Date | null };

/** Whether two registrations can be merged at all: neither has been before, and nobody's data was deleted. */
export function canMerge(
  one: { id: string; mergedIntoId: string | null; erasedAt: Date | null },
  other: { id: string; mergedIntoId: string | null; erasedAt: Date | null },
): boolean {
  return one.id !== other.id && [one, other].every(({ mergedIntoId, erasedAt }) => !mergedIntoId && !erasedAt);
}

/** What somebody saw of a registration when they decided about it: it changes with everything that is done to it. */
export function versionOf({ status, updatedAt }: { status: RegistrationStatus; updatedAt: Date }): string {
  return `${status} ${updatedAt.toISOString()}`;
}

/**
 * What differs between two registrations, by the names of `mergedFields` and of answers, and whether the value of the one
 * that ends is suggested: where the one that stays has none.
 */
export function differencesBetween(kept: MergeSide, other: MergeSide): { field: string; suggestsOther: boolean }[] {
  const fixed = mergedFields
    .filter((field) => !isSame(kept[field], other[field]))
    .map((field) => ({ field: field as string, suggestsOther: kept[field] === null }));
  const keys = [...new Set([...kept.answers, ...other.answers].map(({ key }) => key))];
  const answers = keys.flatMap((key) => {
    const [ours, theirs] = [kept, other].map((side) => side.answers.find((answer) => answer.key === key));
    if (isSame(ours?.value, theirs?.value)) return [];
    return [{ field: `answers.${key}`, suggestsOther: !ours }];
  });
  const sensitive = other.sensitive > 0 ? [{ field: SENSITIVE as string, suggestsOther: kept.sensitive === 0 }] : [];
  return [...fixed, ...answers, ...sensitive];
}
