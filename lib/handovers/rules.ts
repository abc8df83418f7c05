import type { EventStatus, RegistrationStatus } from "@/prisma/generated/enums";
import { isCancelled } from "../events/rules";
import { HANDOVER_DAYS } from "./constants";

type Handover = {
  expiresAt: Date;
  acceptedAt: Date | null;
  declinedAt: Date | null;
  withdrawnAt: Date | null;
};

export type HandoverState = "open" | "accepted" | "declined" | "withdrawn" | "expired";

/** How a handover stands at this moment (product time), whether or not the clockwork has noticed. */
export function handoverState({ expiresAt, acceptedAt, declinedAt, withdrawnAt }: Handover, now: Date): HandoverState {
  if (acceptedAt) return "accepted";
  if (declinedAt) return "declined";
  // What ran out is ended by the clockwork, after its time.
  if (withdrawnAt) return withdrawnAt <= expiresAt ? "withdrawn" : "expired";
  return now <= expiresAt ? "open" : "expired";
}

export type PlaceState = HandoverState | "place_gone" | "event_cancelled";

/** The same for the colleague, to whom an offer is worth as much as the place behind it. */
export function placeState(
  handover: Handover,
  holder: { status: RegistrationStatus; event: { status: EventStatus; startsAt: Date } },
  now: Date,
): PlaceState {
  if (isCancelled(holder.event) && handover.acceptedAt === null) return "event_cancelled";
  const state = handoverState(handover, now);
  if ((state === "open" || state === "withdrawn") && holder.status !== "confirmed") return "place_gone";
  return state === "open" && now >= holder.event.startsAt ? "expired" : state;
}

/** Until when a colleague can take a place over that is offered to them now. */
export function handoverDeadline(event: { startsAt: Date }, now: Date): Date {
  return new Date(Math.min(now.getTime() + HANDOVER_DAYS * 86_400_000, event.startsAt.getTime()));
}
