import type { RegistrationStatus } from "@/prisma/generated/enums";
import { recordAudit } from "../../audit/commands";
import type { AuditAction, AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import type { Tx } from "../../db";
import { type Step, transition } from "../rules";

type Move = Pick<Context, "now" | "actor"> & {
  action: AuditAction;
  /** For states that hold a seat for a while: until when (product time). */
  heldUntil?: Date;
  /** For whoever joins the line: the place given out by `nextQueueNumber`. Who is offered a seat keeps theirs. */
  queueNumber?: number;
  /** Further columns that change with the state. */
  also?: { verifiedAt?: Date; approvedAt?: Date; calendarSequence?: number; locale?: string };
  /** What the audit entry says beside the state, and what was there before. */
  noted?: AuditValues;
  was?: AuditValues;
  reason?: string | null;
};

/**
 * Moves a registration to another state with its audit entry: the one place where a state is written after the first.
 * Call it with the event locked; the mail that belongs to the move is the caller's.
 * @returns the new state; null, and nothing written, when the step is not possible from where it stands.
 */
export async function moveRegistration(
  tx: Tx,
  registration: { id: string; eventId: string; status: RegistrationStatus; queueNumber: number | null },
  step: Step,
  { now, actor, action, heldUntil, queueNumber, also, noted, was, reason }: Move,
): Promise<RegistrationStatus | null> {
  const status = transition(registration.status, step);
  if (!status) return null;
  const place = status === "waitlisted" || status === "offered" ? (queueNumber ?? registration.queueNumber) : null;
  await tx.registration.update({
    where: { id: registration.id },
    data: {
      ...also,
      status,
      queueNumber: place,
      heldUntil: heldUntil ?? null,
      cancelledAt: status === "cancelled" ? now : null,
      updatedAt: now,
    },
    select: { id: true },
  });
  await recordAudit(tx, {
    at: now,
    actor,
    action,
    eventId: registration.eventId,
    registrationId: registration.id,
    before: { status: registration.status, ...was },
    after: {
      status,
      ...(place === null ? {} : { queueNumber: place }),
      ...(heldUntil ? { heldUntil: heldUntil.toISOString() } : {}),
      ...noted,
    },
    reason,
  });
  return status;
}
