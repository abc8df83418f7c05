import type { RegistrationStatus } from "@/prisma/generated/enums";
import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { isUniqueViolation, type Tx } from "../../db";
import { emailKey } from "../../email-address";
import { isCancelled } from "../../events/rules";
import { withdrawFormerMails } from "../../mail/commands";
import { moveOptOut } from "../../opt-outs/commands";
import { isRecognised } from "../../recognised-bodies/queries";
import { endedStatuses } from "../constants";
import { isEnded, standsOnRecognition, verificationDeadline } from "../rules";
import { lockRegistration } from "./lock-registration";
import { repeatEnding, tellStanding } from "./tell-participant";

export type CorrectionResult =
  | { ok: true; wasTold: boolean }
  | { ok: false; reason: "same_address" | "address_taken" | "erased" | "merged" | "changed_meanwhile" };

/**
 * Puts another address on record for a registration whose mail does not arrive, and sends the mail of its present state
 * there anew, with its calendar entry; for registrations that have ended, the mail that said so.
 *
 * The old address may be a stranger's: its link opens nothing any more, and what still waits for it does not leave. The
 * new one is not proven, so `verifiedAt` goes. Nobody loses a seat by it: the organiser vouches for the address as they
 * would by letting somebody in. Where admission hung on the old address being that of a recognised body and the new one
 * is not, this is on record as the organiser's approval. Whoever still has to prove their address gets the whole time for
 * it again, counted from now.
 * @param input.basis the address that the organiser saw. @param input.email as typed, checked by `addressSchema`.
 * @returns `changed_meanwhile` when there is another address on record than the organiser saw; `address_taken` when somebody else has a live registration with it at this event; `wasTold`: whether there was a
 *   mail to send.
 */
export async function correctAddress(
  input: { registrationId: string; basis: string; email: string },
  context: Context,
): Promise<CorrectionResult> {
  try {
    return await context.db.$transaction((tx) => correct(tx, input, context));
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "address_taken" };
    throw error;
  }
}

async function correct(
  tx: Tx,
  { registrationId, basis, email }: { registrationId: string; basis: string; email: string },
  { now, actor }: Context,
): Promise<CorrectionResult> {
  const registration = await lockRegistration(tx, registrationId);
  const { id, eventId, status, event, approvedAt } = registration;
  if (registration.erasedAt) return { ok: false, reason: "erased" };
  if (registration.mergedIntoId) return { ok: false, reason: "merged" };
  if (registration.email === email) return { ok: false, reason: "same_address" };
  if (registration.email !== basis) return { ok: false, reason: "changed_meanwhile" };
  const key = emailKey(email);
  const other = await tx.registration.findFirst({
    where: { eventId, emailKey: key, id: { not: id }, status: { notIn: [...endedStatuses] as RegistrationStatus[] } },
    select: { id: true },
  });
  if (other) return { ok: false, reason: "address_taken" };

  const hungOnAddress = standsOnRecognition(registration, event) && (await isRecognised(tx, registration.email));
  const isLetIn = hungOnAddress && !(await isRecognised(tx, email));
  const isConfirmed = status === "confirmed";
  const heldUntil = status === "awaiting_verification" ? verificationDeadline(event, now) : null;
  const corrected = await tx.registration.update({
    where: { id },
    data: {
      email,
      emailKey: key,
      verifiedAt: null,
      approvedAt: isLetIn ? now : approvedAt,
      linkVersion: { increment: 1 },
      ...(isConfirmed ? { calendarSequence: { increment: 1 } } : {}),
      ...(heldUntil ? { heldUntil } : {}),
      updatedAt: now,
    },
  });
  await recordAudit(tx, {
    at: now,
    actor,
    action: "registration.address_corrected",
    eventId,
    registrationId: id,
    before: { email: registration.email },
    after: {
      email,
      ...(isLetIn ? { letIn: true } : {}),
      ...(heldUntil ? { heldUntil: heldUntil.toISOString() } : {}),
    },
  });
  await moveOptOut(tx, { from: registration.emailKey, to: key });
  await withdrawFormerMails(tx, { registrationId: id, recipient: email });
  const isOver = isEnded(status) || isCancelled(event);
  const wasTold = isOver ? await repeatEnding(tx, corrected, event, now) : await tellStanding(tx, corrected, { now });
  return { ok: true, wasTold };
}
