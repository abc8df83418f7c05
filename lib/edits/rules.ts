import type { AuditValue } from "../audit/schema";

/** What stands in the fields of a record, by name; a field that is not named is not spoken of. */
export type FieldValues = Readonly<Record<string, AuditValue>>;

/**
 * Brings together what two people did to one record (a three-way merge, field by field). Who leaves a field as it was shown
 * to them wants nothing of it, so what somebody else made of it meanwhile stays.
 * @param basis what the form showed. @param current what is on record now. @param wanted what was sent.
 * @returns `touched`: the fields to write. `conflicts`: those of them that somebody else has changed to something else
 *   since; writing them would overwrite it unseen. `others`: what others changed meanwhile and this person left alone.
 */
export function mergeEdits(basis: FieldValues, current: FieldValues, wanted: FieldValues) {
  const touched: string[] = [];
  const conflicts: string[] = [];
  const others: string[] = [];
  for (const [field, value] of Object.entries(wanted)) {
    const now = current[field] ?? null;
    const isMoved = !isSame(basis[field] ?? null, now);
    if (isSame(value, basis[field] ?? null)) {
      if (isMoved) others.push(field);
    } else if (!isSame(value, now)) {
      touched.push(field);
      if (isMoved) conflicts.push(field);
    }
  }
  return { touched, conflicts, others };
}

/** Lists count in their order; nothing given is the same however it is written. */
export function isSame(one: AuditValue | undefined, other: AuditValue | undefined): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
