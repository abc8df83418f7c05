import { cancellationErrors, cancellationSchema } from "@/lib/desk/schema";

/** Name under which the draft of this registration's cancellation is kept. */
export const cancellationForm = (registrationId: string) => `cancel:${registrationId}`;

/** What is wrong with a typed reason, as a key of the messages. */
export function reasonProblem(typed: string): (typeof cancellationErrors)[number] | null {
  const parsed = cancellationSchema.safeParse(typed);
  if (parsed.success) return null;
  return cancellationErrors.find((code) => code === parsed.error.issues[0]?.message) ?? "missing";
}
