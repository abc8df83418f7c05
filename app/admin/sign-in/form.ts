import { isEmailAddress } from "@/lib/email-address";

/** Name under which this form's draft is kept. */
export const signInForm = "admin-sign-in";

/** What is wrong with a typed address, as a key of the messages; null when nothing is. */
export function addressProblem(typed: string): "missing" | "not_an_address" | null {
  if (typed.trim() === "") return "missing";
  return isEmailAddress(typed.trim()) ? null : "not_an_address";
}
