import type { Tx } from "../../db";
import { isUuid } from "../../uuid";

/** What decides about a mail: `RetryFacts` of rules.ts, with the registration's id for the audit log. */
export const decidingFacts = {
  id: true,
  kind: true,
  status: true,
  reason: true,
  recipient: true,
  organiserId: true,
  event: { select: { status: true, startsAt: true, endsAt: true } },
  registration: { select: { id: true, email: true, status: true, heldUntil: true, erasedAt: true } },
  invitation: { select: { reservedUntil: true, acceptedAt: true, declinedAt: true, withdrawnAt: true } },
  handover: { select: { expiresAt: true, acceptedAt: true, declinedAt: true, withdrawnAt: true } },
  announcement: { select: { status: true } },
} as const;

/**
 * Reads a mail for a change, with its row locked until the transaction ends: no worker takes it up meanwhile (SKIP
 * LOCKED), and a claim that is just being committed is waited for and then seen.
 * @returns null when the id is not of this event.
 */
export async function lockMail(tx: Tx, { eventId, mailId }: { eventId: string; mailId: string }) {
  if (!isUuid(mailId)) return null;
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM outgoing_mail WHERE id = ${mailId}::uuid AND event_id = ${eventId}::uuid FOR UPDATE`;
  if (locked.length === 0) return null;
  return tx.outgoingMail.findUnique({ where: { id: mailId }, select: decidingFacts, relationLoadStrategy: "query" });
}
