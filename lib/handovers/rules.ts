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
  if (withdrawnAt) return "withdrawn";
  return now <= expiresAt ? "open" : "expired";
}

/** Until when a colleague can take a place over that is offered to them now. */
export function handoverDeadline(event: { startsAt: Date }, now: Date): Date {
  return new Date(Math.min(now.getTime() + HANDOVER_DAYS * 86_400_000, event.startsAt.getTime()));
}
