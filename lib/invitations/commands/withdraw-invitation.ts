import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import { canWithdraw, invitationState } from "../rules";
import { lockInvitation } from "./lock-invitation";

export type WithdrawResult = { ok: true } | { ok: false; reason: "answered" };

/**
 * Takes an invitation back: its link says so from now on, mails that have not left yet stay, and a seat that was set
 * aside goes to whoever is next. Nobody is mailed. Withdrawn twice, it was withdrawn once.
 */
export async function withdrawInvitation(
  input: { invitationId: string },
  { db, now, actor }: Context,
): Promise<WithdrawResult> {
  return db.$transaction(async (tx): Promise<WithdrawResult> => {
    const invitation = await lockInvitation(tx, input.invitationId);
    const state = invitationState(invitation, now);
    if (state === "withdrawn") return { ok: true };
    if (!canWithdraw(state)) return { ok: false, reason: "answered" };
    const { id, eventId, holdsSeat } = invitation;
    await tx.invitation.update({ where: { id }, data: { withdrawnAt: now, holdsSeat: false } });
    await tx.outgoingMail.updateMany({
      where: { invitationId: id, status: { in: ["queued", "waiting_to_retry"] } },
      data: { status: "withdrawn", reason: "obsolete" },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "invitation.withdrawn",
      eventId,
      before: { holdsSeat },
      after: { invitation: id, holdsSeat: false },
    });
    if (holdsSeat) await fillFreeSeats(tx, eventId, { now });
    return { ok: true };
  });
}
