import type { Registration } from "@/prisma/generated/client";
import type { Tx } from "../../db";
import { moveRegistration } from "../../registrations/commands/move-registration";
import { tellParticipant } from "../../registrations/commands/tell-participant";

/** Lets go of a seat whose time has run out, and tells the participant so. The event has to be locked. */
export async function lapseHold(tx: Tx, registration: Omit<Registration, "event">, now: Date): Promise<void> {
  const what = registration.status === "offered" ? "offer" : "verification";
  await moveRegistration(tx, registration, "lapse", { now, actor: { kind: "system" }, action: "registration.lapsed" });
  await tellParticipant(tx, registration, "registration.lapsed", { what }, now);
}
