import type { RegistrationStatus } from "@/prisma/generated/enums";
import type { Context } from "../../context";
import { isCancelled } from "../../events/rules";
import { isRecognised } from "../../recognised-bodies/queries";
import { lockRegistration } from "../../registrations/commands/lock-registration";
import { moveRegistration } from "../../registrations/commands/move-registration";
import { tellStanding } from "../../registrations/commands/tell-participant";
import { entryStep, isClosed } from "../../registrations/rules";
import { isHeld } from "../rules";

export type AcceptOfferResult =
  | { ok: true; status: RegistrationStatus }
  | { ok: false; reason: "lapsed" | "not_offered" | "event_cancelled" };

/**
 * Takes an offered seat. Pressed twice, the second press finds the seat taken and answers alike. In an event where
 * organisers decide, the seat stays held until they have.
 * @returns "lapsed" once the offer's time has passed, whether or not the clockwork has noticed yet.
 */
export async function acceptOffer(
  input: { registrationId: string },
  { db, now, actor }: Context,
): Promise<AcceptOfferResult> {
  return db.$transaction(async (tx): Promise<AcceptOfferResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    const { status, event, email } = registration;
    if (isClosed(registration)) return { ok: false, reason: "not_offered" };
    if (status === "confirmed" || status === "awaiting_approval") return { ok: true, status };
    if (isCancelled(event)) return { ok: false, reason: "event_cancelled" };
    if (status === "lapsed") return { ok: false, reason: "lapsed" };
    if (status !== "offered") return { ok: false, reason: "not_offered" };
    if (!isHeld(registration.heldUntil, now)) return { ok: false, reason: "lapsed" };
    const entry = entryStep(event, {
      isApproved: registration.approvedAt !== null,
      isVerified: true,
      isRecognised: event.recognisedSkipApproval && (await isRecognised(tx, email)),
    });
    const next = await moveRegistration(tx, registration, entry === "ask_approval" ? "accept_for_approval" : "accept", {
      now,
      actor,
      action: "registration.accepted",
      also: { verifiedAt: registration.verifiedAt ?? now },
    });
    if (!next) return { ok: false, reason: "not_offered" };
    await tellStanding(tx, { ...registration, status: next }, { now, because: "accepted" });
    return { ok: true, status: next };
  });
}
