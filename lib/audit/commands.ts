import { v7 as uuidv7 } from "uuid";
import type { Actor } from "../context";
import type { Tx } from "../db";
import type { AuditAction, AuditValues } from "./schema";

type Entry = {
  /** Product time of the change. */
  at: Date;
  actor: Actor;
  action: AuditAction;
  eventId?: string;
  registrationId?: string;
  /** Only the values that changed. */
  before?: AuditValues;
  after?: AuditValues;
  /** In the words of whoever made the change. */
  reason?: string | null;
};

/** An entry as a row of `audit_entry`, for commands that write several things in one statement. */
export function auditRow({ actor, reason, ...entry }: Entry) {
  return {
    id: uuidv7(),
    ...entry,
    actorKind: actor.kind,
    actorId: actor.kind === "organiser" ? actor.id : null,
    reason: reason ?? null,
  };
}

/**
 * Puts a change on record in the transaction of the change itself, so that neither exists without the other
 * (DOMAIN.md, invariant 5). Entries can never be altered afterwards: a trigger refuses.
 */
export async function recordAudit(tx: Tx, entry: Entry): Promise<void> {
  await tx.auditEntry.create({ data: auditRow(entry), select: { id: true } });
}
