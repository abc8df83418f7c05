import { v7 as uuidv7 } from "uuid";
import { clock } from "../clock";
import type { Context } from "../context";
import type { Tx } from "../db";
import { hashToken } from "../secrets";
import { DRAFT_HOURS, DRAFT_MAX_CHARACTERS, FORM_NAME } from "./constants";
import type { DraftOutcome, DraftValues } from "./schema";

/**
 * Keeps what was typed into a form, over what this browser typed into it before. Each version has an id of its own, so
 * an id stands for exactly these answers: whoever sends one sends what they have seen.
 * @param input.isAttempt false when the person only went to another page of the form and wants to hear of no errors yet.
 * @returns the draft's id; null when it is too large to keep (DRAFT_MAX_CHARACTERS), or under a name that no form has (FORM_NAME).
 */
export async function keepDraft(
  input: { browserToken: string; form: string; values: DraftValues; isAttempt?: boolean },
  { db, now }: Pick<Context, "db" | "now">,
): Promise<string | null> {
  const { form, values, isAttempt = true } = input;
  if (!FORM_NAME.test(form) || JSON.stringify(values).length > DRAFT_MAX_CHARACTERS) return null;
  const browserHash = hashToken(input.browserToken);
  const expiresAt = new Date(clock.realNow().getTime() + DRAFT_HOURS * 3_600_000);
  // One statement, so that a doubled POST meets no unique violation.
  const [row] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO form_draft (id, browser_hash, form, "values", attempted_at, expires_at)
    VALUES (${uuidv7()}::uuid, ${browserHash}, ${form}, ${JSON.stringify(values)}::jsonb,
      ${isAttempt ? now : null}, ${expiresAt})
    ON CONFLICT (browser_hash, form) DO UPDATE SET
      id = excluded.id, "values" = excluded."values", attempted_at = excluded.attempted_at, expires_at = excluded.expires_at,
      completed_at = NULL, outcome = NULL
    RETURNING id`;
  return row?.id ?? null;
}

/**
 * Puts single values into a draft that stands, over what they were; the rest stays as typed.
 * @param input.otherwise what the draft begins with where there is none.
 */
export async function amendDraft(
  tx: Tx,
  input: { browserToken: string; form: string; values: DraftValues; otherwise: DraftValues },
): Promise<void> {
  const { form, values, otherwise } = input;
  const expiresAt = new Date(clock.realNow().getTime() + DRAFT_HOURS * 3_600_000);
  const amended = JSON.stringify(values);
  await tx.$executeRaw`
    INSERT INTO form_draft AS kept (id, browser_hash, form, "values", expires_at)
    VALUES (${uuidv7()}::uuid, ${hashToken(input.browserToken)}, ${form},
      ${JSON.stringify({ ...otherwise, ...values })}::jsonb, ${expiresAt})
    ON CONFLICT (browser_hash, form) DO UPDATE SET
      id = excluded.id, expires_at = excluded.expires_at, completed_at = NULL, outcome = NULL,
      "values" = CASE WHEN kept.completed_at IS NULL AND kept.expires_at > now() THEN kept."values" || ${amended}::jsonb
        ELSE excluded."values" END`;
}

/**
 * Takes drafts for sending and holds them until the transaction ends, so that a doubled POST waits for the first.
 * @returns by id, what came of those that have been sent before and null for the others; drafts that are gone are missing.
 */
export async function claimDrafts(tx: Tx, draftIds: string[]): Promise<Map<string, DraftOutcome | null>> {
  if (draftIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; outcome: DraftOutcome | null }[]>`
    SELECT id::text, outcome FROM form_draft WHERE id = ANY (${draftIds}::uuid[]) ORDER BY id FOR UPDATE`;
  return new Map(rows.map(({ id, outcome }) => [id, outcome]));
}

/** Marks drafts as sent: what was typed is forgotten, what the confirmation page says is kept. */
export async function completeDrafts(tx: Tx, sent: { id: string; outcome: DraftOutcome; now: Date }[]): Promise<void> {
  if (sent.length === 0) return;
  await tx.$executeRaw`
    UPDATE form_draft SET completed_at = sent.now, outcome = sent.outcome, "values" = '{}'
    FROM jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) AS sent (id uuid, outcome jsonb, now timestamptz)
    WHERE form_draft.id = sent.id`;
}

/** Forgets a draft, for example when its form was sent and has no confirmation page of its own. */
export async function discardDraft(db: Tx, browserToken: string, form: string): Promise<void> {
  // Nothing is kept under a name that no form has, and the database would stumble over some of them.
  if (!FORM_NAME.test(form)) return;
  await db.formDraft.deleteMany({ where: { browserHash: hashToken(browserToken), form } });
}
