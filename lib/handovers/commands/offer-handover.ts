import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { emailKey } from "../../email-address";
import { queueMail } from "../../mail/commands";
import { lockRegistration } from "../../registrations/commands/lock-registration";
import { canCancel } from "../../registrations/rules";
import { handoverDeadline, handoverState } from "../rules";
import type { HandoverInput } from "../schema";
import { lapseHandover } from "./end-handover";

export type OfferHandoverResult =
  | { ok: true }
  | { ok: false; reason: "not_confirmed" | "too_late" | "own_address" | "already_offered" };

/**
 * Offers one's confirmed place to a colleague by mail. The holder keeps the seat until the colleague has taken it, so
 * none is lost in between and nobody on the waiting list is harmed.
 */
export async function offerHandover(
  input: HandoverInput & { registrationId: string },
  { db, now, actor }: Context,
): Promise<OfferHandoverResult> {
  return db.$transaction(async (tx): Promise<OfferHandoverResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    const { id: registrationId, eventId, status, event } = registration;
    if (status !== "confirmed") return { ok: false, reason: "not_confirmed" };
    if (!canCancel(status, event, now)) return { ok: false, reason: "too_late" };
    const { name, email, locale } = input;
    if (emailKey(email) === registration.emailKey) return { ok: false, reason: "own_address" };
    const open = await tx.handover.findFirst({
      where: { registrationId, acceptedAt: null, declinedAt: null, withdrawnAt: null },
    });
    if (open && handoverState(open, now) === "open") return { ok: false, reason: "already_offered" };
    // It ran out, and the clockwork has not come by yet.
    if (open) await lapseHandover(tx, open.id, now);
    const handover = await tx.handover.create({
      data: {
        eventId,
        registrationId,
        name,
        email,
        emailKey: emailKey(email),
        locale,
        createdAt: now,
        expiresAt: handoverDeadline(event, now),
      },
    });
    const after = { name, email };
    await recordAudit(tx, {
      at: now,
      actor,
      action: "registration.handover_offered",
      eventId,
      registrationId,
      after,
    });
    await queueMail(tx, {
      kind: "handover.offered",
      locale,
      recipient: email,
      recipientName: name,
      eventId,
      handoverId: handover.id,
      data: { from: `${registration.givenName} ${registration.familyName}` },
      queuedAt: now,
    });
    return { ok: true };
  });
}
