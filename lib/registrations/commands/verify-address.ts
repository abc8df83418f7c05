import type { RegistrationStatus } from "@/prisma/generated/enums";
import type { Context } from "../../context";
import { isCancelled } from "../../events/rules";
import { isHeld } from "../../waiting-list/rules";
import { isClosed } from "../rules";
import { lockRegistration } from "./lock-registration";
import { moveRegistration } from "./move-registration";
import { tellStanding } from "./tell-participant";

export type VerifyResult =
  | { ok: true; status: RegistrationStatus }
  | { ok: false; reason: "nothing_to_verify" | "lapsed" | "event_cancelled" };

/**
 * Proves that the address is the participant's own: the button stands behind a link that only its mailbox got. Pressed
 * twice, the second press answers alike.
 * @returns "lapsed" once the time for it has passed, whether or not the clockwork has noticed yet.
 */
export async function verifyAddress(
  input: { registrationId: string },
  { db, now, actor }: Context,
): Promise<VerifyResult> {
  return db.$transaction(async (tx): Promise<VerifyResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    const { status } = registration;
    if (isClosed(registration)) return { ok: false, reason: "nothing_to_verify" };
    if (status === "confirmed") return { ok: true, status };
    if (isCancelled(registration.event)) return { ok: false, reason: "event_cancelled" };
    if (status === "lapsed") return { ok: false, reason: "lapsed" };
    if (status !== "awaiting_verification") return { ok: false, reason: "nothing_to_verify" };
    if (!isHeld(registration.heldUntil, now)) return { ok: false, reason: "lapsed" };
    const next = await moveRegistration(tx, registration, "verify", {
      now,
      actor,
      action: "registration.verified",
      also: { verifiedAt: now },
    });
    if (!next) return { ok: false, reason: "nothing_to_verify" };
    await tellStanding(tx, { ...registration, status: next }, { now, because: "verified" });
    return { ok: true, status: next };
  });
}
