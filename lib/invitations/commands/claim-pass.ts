import type { Tx } from "../../db";
import { endedStatuses } from "../../registrations/constants";
import type { Pass } from "../../registrations/rules";
import { readLinkKey } from "../../secrets";
import { normalCode } from "../rules";

/** What somebody brings to the form: the key of an invitation's link, or a code. */
export type PassInput = { invitation: string } | { code: string };

export type ClaimedPass = Pass & { invitationId?: string; accessCodeId?: string; email?: string };

export type PassRefusal = "invitation_over" | "code_unknown" | "code_used_up" | "code_over";

/** Purpose under which the keys of invitations are signed. */
export const invitationPurpose = "invitation";

/**
 * What a pass is good for at this moment. Call it with the event locked where it decides about a seat.
 * @param people how many want to come in with it.
 */
export async function claimPass(
  tx: Tx,
  eventId: string,
  pass: PassInput,
  people: number,
  now: Date,
): Promise<ClaimedPass | PassRefusal> {
  return "invitation" in pass
    ? claimInvitation(tx, eventId, pass.invitation, now)
    : claimCode(tx, eventId, pass.code, people, now);
}

async function claimInvitation(tx: Tx, eventId: string, key: string, now: Date): Promise<ClaimedPass | PassRefusal> {
  const read = readLinkKey(invitationPurpose, key);
  if (!read) return "invitation_over";
  const invitation = await tx.invitation.findFirst({
    where: { id: read.id, eventId, linkVersion: read.version, acceptedAt: null, declinedAt: null, withdrawnAt: null },
    select: { id: true, email: true, holdsSeat: true, reservedUntil: true },
  });
  if (!invitation || now > invitation.reservedUntil) return "invitation_over";
  const { id, email, holdsSeat, reservedUntil } = invitation;
  return { invitationId: id, email, holdsSeat, until: reservedUntil };
}

async function claimCode(
  tx: Tx,
  eventId: string,
  typed: string,
  people: number,
  now: Date,
): Promise<ClaimedPass | PassRefusal> {
  const code = await tx.accessCode.findFirst({
    where: { eventId, code: normalCode(typed), closedAt: null },
    select: {
      id: true,
      seats: true,
      holdsSeats: true,
      reservedUntil: true,
      // Whoever waits with it counts too: it would let them past approval when a seat is free.
      _count: { select: { registrations: { where: { status: { notIn: [...endedStatuses] } } } } },
    },
  });
  if (!code) return "code_unknown";
  if (code._count.registrations + people > code.seats) return "code_used_up";
  const holdsSeat = code.holdsSeats && now <= code.reservedUntil;
  return { accessCodeId: code.id, holdsSeat, until: code.reservedUntil };
}
