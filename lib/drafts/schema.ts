import { z } from "zod";
import { RegistrationStatus } from "@/prisma/generated/enums";
import { turnField, withTurn } from "../typed-moments";

/** What was typed, field by field, exactly as typed. */
export type DraftValues = Record<string, string>;

export const draftValuesSchema = z.record(z.string(), z.string());

const outcome = z.object({
  reference: z.string(),
  email: z.string(),
  /** State of the registration, as a newcomer's would have been. */
  status: z.enum(RegistrationStatus).default("confirmed"),
});

/** What a form became; shown on its confirmation page. `others`: the colleagues who were registered with it. */
export const draftOutcomeSchema = outcome.extend({ others: z.array(outcome.extend({ name: z.string() })).optional() });
export type DraftOutcome = z.infer<typeof draftOutcomeSchema>;

/**
 * Reads what was typed from a posted form.
 * PostgreSQL's JSON cannot hold U+0000, so it becomes U+FFFD, the sign for "cannot be shown", and is refused by name later.
 * Where a field asks which of two moments is meant, the answer is part of its value (`withTurn`).
 * Files and names outside the list are left out: a forged form brings nothing in.
 * @param fields the names of the form's fields.
 */
export function draftValuesFrom(form: FormData, fields: readonly string[]): DraftValues {
  const values: DraftValues = {};
  for (const field of fields) {
    const value = form.get(field);
    if (typeof value !== "string") continue;
    values[field] = withTurn(value.replaceAll("\0", "\uFFFD").toWellFormed(), form.get(turnField(field)));
  }
  return values;
}
