import { z } from "zod";

/** What was typed, field by field, exactly as typed. */
export type DraftValues = Record<string, string>;

export const draftValuesSchema = z.record(z.string(), z.string());

/** What a form became; shown on its confirmation page. */
export const draftOutcomeSchema = z.object({ reference: z.string(), email: z.string() });
export type DraftOutcome = z.infer<typeof draftOutcomeSchema>;

/**
 * Reads what was typed from a posted form.
 * PostgreSQL's JSON cannot hold U+0000, so it becomes U+FFFD, the sign for "cannot be shown", and is refused by name later.
 * Files and names outside the list are left out: a forged form brings nothing in.
 * @param fields the names of the form's fields.
 */
export function draftValuesFrom(form: FormData, fields: readonly string[]): DraftValues {
  const values: DraftValues = {};
  for (const field of fields) {
    const value = form.get(field);
    if (typeof value === "string") values[field] = value.replaceAll("\0", "\uFFFD").toWellFormed();
  }
  return values;
}
