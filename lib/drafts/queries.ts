import { clock } from "../clock";
import type { Db } from "../db";
import { hashToken } from "../secrets";
import { settled, together } from "../together";
import { MOST_TOGETHER } from "./constants";
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

/** By database: drafts that are asked for while others are being read are read next, all in one statement. */
const readers = new WeakMap<Db, (wanted: Wanted) => Promise<Row | null>>();

type Wanted = { browserHash: string; form: string };

/** What this browser has typed into this form, unless it is too old. Expiry follows the machine's clock. */
export async function findDraft(db: Db, browserToken: string | null, form: string): Promise<Draft | null> {
  if (!browserToken) return null;
  const read =
    readers.get(db) ?? together((all: Wanted[]) => settled(findDrafts(db, all), all), { most: MOST_TOGETHER });
  readers.set(db, read);
  const row = await read({ browserHash: hashToken(browserToken), form });
  if (!row) return null;
  const { id, values, attemptedAt, completedAt, outcome } = row;
  return {
    id,
    values: draftValuesSchema.parse(values),
    wasAttempted: attemptedAt !== null,
    outcome: outcome === null ? null : draftOutcomeSchema.parse(outcome),
    completedAt,
  };
}

type Row = Wanted & {
  id: string;
  values: unknown;
  attemptedAt: Date | null;
  completedAt: Date | null;
  outcome: unknown;
};

async function findDrafts(db: Db, wanted: Wanted[]): Promise<(Row | null)[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT browser_hash AS "browserHash", form, id::text, "values", attempted_at AS "attemptedAt",
      completed_at AS "completedAt", outcome
    FROM form_draft
    WHERE (browser_hash, form) IN (SELECT * FROM unnest(${wanted.map(({ browserHash }) => browserHash)}::text[],
      ${wanted.map(({ form }) => form)}::text[])) AND expires_at > ${clock.realNow()}`;
  return wanted.map((one) => rows.find((row) => row.browserHash === one.browserHash && row.form === one.form) ?? null);
}
