import { findTyped } from "@/app/admin/typed";
import { cancellationErrors, cancellationSchema } from "@/lib/desk/schema";

/** What an organiser gives a reason for. */
export type Reasoned = "cancel" | "decline";

/** Name under which the typed reason is kept. */
export const reasonForm = (what: Reasoned, registrationId: string) => `${what}:${registrationId}`;

/** What is wrong with a typed reason, as a key of the messages. */
export function reasonProblem(typed: string): (typeof cancellationErrors)[number] | null {
  const parsed = cancellationSchema.safeParse(typed);
  if (parsed.success) return null;
  return cancellationErrors.find((code) => code === parsed.error.issues[0]?.message) ?? "missing";
}

/** What this browser typed as the reason and could not send, with what is wrong; null when there is nothing. */
export async function findTypedReason(what: Reasoned, registrationId: string) {
  const values = await findTyped(reasonForm(what, registrationId));
  if (!values) return null;
  const reason = values.reason ?? "";
  return { reason, problem: reasonProblem(reason) };
}
