import { isEmailAddress } from "@/lib/email-address";

/** Name under which this form's draft is kept. */
export const signInForm = "admin-sign-in";

/** Longest address there is (RFC 5321, 4.5.3.1.3), and how much of a longer text comes back into the field. */
const LONGEST = 254;
const KEPT = 1_000;

/** What is wrong with a typed address, as a key of the messages; null when nothing is. */
export function addressProblem(typed: string): "missing" | "too_long" | "not_an_address" | null {
  const address = typed.trim();
  if (address === "") return "missing";
  if (address.length > LONGEST) return "too_long";
  return isEmailAddress(address) ? null : "not_an_address";
}

/** What is kept of a typed address, to be shown again: all of what might be one, the beginning of what cannot be. */
export function addressToKeep(typed: string): string {
  return typed.length <= KEPT ? typed : `${typed.trim().slice(0, KEPT).toWellFormed()}…`;
}
