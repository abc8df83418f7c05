import { lockEvent, type Tx } from "../../db";
import { NotFoundError } from "../../errors";

/**
 * Reads an invitation for a change, with its event locked: seats and the row stay as read until the transaction ends.
 * @throws {NotFoundError} when there is no such invitation.
 */
export async function lockInvitation(tx: Tx, invitationId: string) {
  const found = await tx.invitation.findUnique({ where: { id: invitationId }, select: { eventId: true } });
  if (!found) throw new NotFoundError("No such invitation.");
  await lockEvent(tx, found.eventId);
  return tx.invitation.findUniqueOrThrow({ where: { id: invitationId } });
}
