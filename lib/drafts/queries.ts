import { clock } from "../clock";
import type { Db } from "../db";
import { hashToken } from "../secrets";
import { type DraftOutcome, type DraftValues, draftOutcomeSchema, draftValuesSchema } from "./schema";

export type Draft = {
  id: string;
  values: DraftValues;
  /** Whether the button was pressed: only then is anything called wrong. */
  wasAttempted: boolean;
  outcome: DraftOutcome | null;
  /** Product time at which it was sent. */
  completedAt: Date | null;
};

/** What this browser has typed into this form, unless it is too old. Expiry follows the machine's clock. */
export async function findDraft(db: Db, browserToken: string | null, form: string): Promise<Draft | null> {
  if (!browserToken) return null;
  const row = await db.formDraft.findUnique({
    where: { browserHash_form: { browserHash: hashToken(browserToken), form } },
    select: { id: true, values: true, attemptedAt: true, completedAt: true, outcome: true, expiresAt: true },
  });
  if (!row || row.expiresAt <= clock.realNow()) return null;
  return {
    id: row.id,
    values: draftValuesSchema.parse(row.values),
    wasAttempted: row.attemptedAt !== null,
    outcome: row.outcome === null ? null : draftOutcomeSchema.parse(row.outcome),
    completedAt: row.completedAt,
  };
}
