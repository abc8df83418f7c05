import type { DraftOutcome } from "@/lib/drafts/schema";
import type { RegisterResult } from "@/lib/registrations/commands/register-participant";

/** How many seats the check page said there would be; whatever is no number counts as none. */
export function readPromise(form: FormData): number {
  const seats = Number(form.get("seats"));
  return Number.isInteger(seats) && seats > 0 ? seats : 0;
}

/** The confirmation, which says so when a seat that was promised went to somebody faster. */
export function donePage(address: string, outcome: DraftOutcome, promisedSeats: number): string {
  const isTaken = outcome.status === "waitlisted" && promisedSeats > 0 && !outcome.others;
  return isTaken ? `${address}/done?seat=taken` : `${address}/done`;
}

/** Where to go on after sending, whatever came of it. @param address of the form. */
export function afterSending(address: string, result: RegisterResult, promisedSeats: number): string {
  if (result.ok) return donePage(address, result.outcome, promisedSeats);
  switch (result.reason) {
    case "gone":
      return `${address}/check?changed=elsewhere`;
    // Not for all of a group, perhaps: the check says what happens now, or leads on to where there is nothing to send.
    case "outcome_changed":
    case "full":
    case "code_used_up":
      return `${address}/check?changed=seats`;
    case "busy":
      return `${address}/check?changed=busy`;
    case "not_yet_open":
    case "closed":
    case "over":
    case "cancelled":
    case "invitation_over":
    case "code_unknown":
    case "code_over":
      return address;
  }
}
