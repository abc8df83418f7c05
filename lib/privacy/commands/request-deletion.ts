import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { lockRegistration } from "../../registrations/commands/lock-registration";
import { tellParticipant } from "../../registrations/commands/tell-participant";
import { canRequestDeletion } from "../rules";

export type DeletionRequestResult = { ok: true } | { ok: false; reason: "already_requested" };

/**
 * Puts on record that somebody wants their data deleted (GDPR, article 17), and mails what happens next. The registration
 * stays as it is until an organiser erases it: a wish made by mistake, or by a stranger who was forwarded the link, can
 * be taken back by writing to the organisers.
 * @returns a refusal, and writes and mails nothing, when the wish is on record already.
 */
export async function requestDeletion(
  input: { registrationId: string },
  { db, now, actor }: Context,
): Promise<DeletionRequestResult> {
  return db.$transaction(async (tx): Promise<DeletionRequestResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    if (!canRequestDeletion(registration)) return { ok: false, reason: "already_requested" };
    const { id, eventId } = registration;
    await tx.registration.update({ where: { id }, data: { deletionRequestedAt: now, updatedAt: now } });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "registration.deletion_requested",
      eventId,
      registrationId: id,
    });
    await tellParticipant(tx, registration, "registration.deletion_requested", {}, now);
    return { ok: true };
  });
}
