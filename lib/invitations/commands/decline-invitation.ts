import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import { invitationState, isOpen } from "../rules";
import { lockInvitation } from "./lock-invitation";

export type DeclineInvitationResult = { ok: true } | { ok: false; reason: "over" };

/**
 * The invited person cannot come: no reminder, and a seat that was set aside goes to whoever is next. Pressed twice, the
 * second press finds it declined.
 * @returns "over" when it was accepted or withdrawn, or ran out.
 */
export async function declineInvitation(
  input: { invitationId: string },
  { db, now, actor }: Context,
): Promise<DeclineInvitationResult> {
  return db.$transaction(async (tx): Promise<DeclineInvitationResult> => {
    const invitation = await lockInvitation(tx, input.invitationId);
    const state = invitationState(invitation, now);
    if (state === "declined") return { ok: true };
    if (!isOpen(state)) return { ok: false, reason: "over" };
    const { id, eventId, holdsSeat } = invitation;
    await tx.invitation.update({ where: { id }, data: { declinedAt: now, holdsSeat: false } });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "invitation.declined",
      eventId,
      before: { holdsSeat },
      after: { invitation: id, holdsSeat: false },
    });
    if (holdsSeat) await fillFreeSeats(tx, eventId, { now });
    return { ok: true };
  });
}
