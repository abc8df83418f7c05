import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { isLocale } from "../../i18n/locales";
import { queueMail } from "../../mail/commands";
import { REMIND_AGAIN_SECONDS } from "../constants";
import { invitationState, isOpen } from "../rules";
import { lockInvitation } from "./lock-invitation";

export type RemindResult = { ok: true } | { ok: false; reason: "answered" | "run_out" | "just_reminded" };

/**
 * Reminds somebody of an open invitation because an organiser wants it, again if they like. It stands for the automatic
 * reminder, which then stays out.
 */
export async function remindInvitation(
  input: { invitationId: string },
  { db, now, actor }: Context,
): Promise<RemindResult> {
  return db.$transaction(async (tx): Promise<RemindResult> => {
    const invitation = await lockInvitation(tx, input.invitationId);
    const { id, eventId, remindedAt, locale, email, name } = invitation;
    const state = invitationState(invitation, now);
    if (!isOpen(state)) return { ok: false, reason: state === "run_out" ? "run_out" : "answered" };
    if (remindedAt && now.getTime() - remindedAt.getTime() < REMIND_AGAIN_SECONDS * 1_000) {
      return { ok: false, reason: "just_reminded" };
    }
    await tx.invitation.update({ where: { id }, data: { remindedAt: now } });
    await recordAudit(tx, { at: now, actor, action: "invitation.reminded", eventId, after: { invitation: id } });
    await queueMail(tx, {
      kind: "invitation.reminder",
      locale: isLocale(locale) ? locale : "en",
      recipient: email,
      recipientName: name,
      invitationId: id,
      eventId,
      queuedAt: now,
    });
    return { ok: true };
  });
}
