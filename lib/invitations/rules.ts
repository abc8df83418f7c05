import { randomInt } from "node:crypto";
import { freeSeats, type Seats, unheldSeats } from "../events/rules";
import { referenceAlphabet } from "../registrations/constants";
import { type InvitationState, MADE_CODE_CHARACTERS } from "./constants";

type Standing = {
  reservedUntil: Date;
  remindedAt: Date | null;
  acceptedAt: Date | null;
  declinedAt: Date | null;
  withdrawnAt: Date | null;
};

/** How an invitation stands. Good up to and including `reservedUntil`. @param now product time. */
export function invitationState(invitation: Standing, now: Date): InvitationState {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.declinedAt) return "declined";
  if (invitation.withdrawnAt) return "withdrawn";
  if (now > invitation.reservedUntil) return "run_out";
  return invitation.remindedAt ? "reminded" : "waiting";
}

/** Whether the invited person can still say yes or no. */
export function isOpen(state: InvitationState): boolean {
  return state === "waiting" || state === "reminded";
}

/** Withdrawing one that ran out clears it away; one that was answered has done its work. */
export function canWithdraw(state: InvitationState): boolean {
  return isOpen(state) || state === "run_out";
}

export type SetAsideRefusal =
  | { reason: "not_enough_seats"; free: number }
  | { reason: "people_waiting"; waiting: number };

/**
 * Whether so many more seats can be set aside. Only from seats that are free; and while anybody waits, a seat that is
 * free is theirs (DOMAIN.md, invariants 3 and 4), unless the organiser says that these people go first.
 * @param overWaitingList the organiser has said so. @returns null when they can.
 */
export function setAsideRefusal(seats: Seats, more: number, overWaitingList: boolean): SetAsideRefusal | null {
  if (more <= 0) return null;
  if (seats.waiting > 0 && !overWaitingList) return { reason: "people_waiting", waiting: seats.waiting };
  const free = Math.max(0, overWaitingList ? unheldSeats(seats) : freeSeats(seats));
  return more > free ? { reason: "not_enough_seats", free } : null;
}

/** Seats that a code sets aside now: what its people hold already is no longer set aside but taken. */
export function seatsOfCode(code: { seats: number; used: number; holdsSeats: boolean; closedAt: Date | null }): number {
  return code.holdsSeats && !code.closedAt ? Math.max(0, code.seats - code.used) : 0;
}

/** A code as it is compared: upper case, letters and digits alone, so that spaces and hyphens do not matter. */
export function normalCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
}

/** A new code that nobody guesses and everybody can read out: 30 letters and digits, 8 of them. */
export function makeCode(): string {
  return Array.from(
    { length: MADE_CODE_CHARACTERS },
    () => referenceAlphabet[randomInt(referenceAlphabet.length)],
  ).join("");
}
