import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { isCancelled } from "../../events/rules";
import { isClosed } from "../rules";
import { lockRegistration } from "./lock-registration";
import { tellStanding } from "./tell-participant";

export type ResendResult = { ok: true } | { ok: false; reason: "already_ended" | "event_cancelled" };

/** Sends the mail that belongs to the present state once more, with the link and calendar entry as they are now. */
export async function resendConfirmation(registrationId: string, { db, now, actor }: Context): Promise<ResendResult> {
  return db.$transaction(async (tx): Promise<ResendResult> => {
    const registration = await lockRegistration(tx, registrationId);
    if (isCancelled(registration.event)) return { ok: false, reason: "event_cancelled" };
    const wasTold = !isClosed(registration) && (await tellStanding(tx, registration, { now }));
    if (!wasTold) return { ok: false, reason: "already_ended" };
    const { eventId } = registration;
    await recordAudit(tx, { at: now, actor, action: "registration.confirmation_resent", eventId, registrationId });
    return { ok: true };
  });
}
