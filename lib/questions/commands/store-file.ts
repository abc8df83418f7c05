import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { clock } from "../../clock";
import type { Db, Tx } from "../../db";
import { amendDraft } from "../../drafts/commands";
import type { DraftValues } from "../../drafts/schema";
import type { Locale } from "../../i18n/locales";
import { hashToken } from "../../secrets";
import { FILES_PER_BROWSER, UNSENT_MAX_BYTES } from "../constants";
import { fileInWords, safeFileName } from "../rules";
import { answerField, type FileProblem, fileValue } from "../schema";
import { inspectFile } from "./inspect-file";

/** The form a file is chosen for, and the question in it. */
export type FilePlace = {
  browserToken: string;
  /** Name of the draft. */
  form: string;
  questionKey: string;
  /** What the draft begins with where there is none. */
  otherwise: DraftValues;
};

export type StoreFileResult = { ok: true } | { ok: false; reason: FileProblem };

/**
 * Keeps an uploaded file for a form that is not sent yet, and notes it in the form's draft; the file chosen before goes.
 * @param input.file as it arrived: neither its name nor its kind is believed.
 */
export async function storeFile(
  input: FilePlace & { file: { name: string; content: Buffer }; locale: Locale },
  { db }: { db: Db },
): Promise<StoreFileResult> {
  const { content } = input.file;
  const inspected = await inspectFile(content);
  if ("problem" in inspected) return { ok: false, reason: inspected.problem };
  const contentType = inspected.type;
  const name = safeFileName(input.file.name, contentType);
  const id = uuidv7();
  const size = content.length;
  const browserHash = hashToken(input.browserToken);
  return db.$transaction(async (tx): Promise<StoreFileResult> => {
    const [unsent] = await tx.$queryRaw<{ mine: number; bytes: number }[]>`
      SELECT count(*) FILTER (WHERE browser_hash = ${browserHash})::int AS mine, coalesce(sum(size), 0)::float8 AS bytes
      FROM stored_file WHERE browser_hash IS NOT NULL`;
    if (unsent && (unsent.mine >= FILES_PER_BROWSER || unsent.bytes + size > UNSENT_MAX_BYTES)) {
      return { ok: false, reason: "too_many" };
    }
    const sha256 = createHash("sha256").update(content).digest("hex");
    const row = { id, browserHash, name, contentType, size, sha256, content: new Uint8Array(content) };
    await tx.storedFile.create({ data: { ...row, uploadedAt: clock.realNow() }, select: { id: true } });
    await note(tx, input, fileValue({ id, inWords: fileInWords({ name, size }, input.locale) }));
    return { ok: true };
  });
}

/** Takes the chosen file out of a form again. */
export async function dropFile(input: FilePlace, { db }: { db: Db }): Promise<void> {
  await db.$transaction((tx) => note(tx, input, ""));
}

/** Writes the value into the draft, and forgets this browser's files that no draft names any more. */
async function note(tx: Tx, { browserToken, form, questionKey, otherwise }: FilePlace, value: string): Promise<void> {
  await amendDraft(tx, { browserToken, form, otherwise, values: { [answerField(questionKey)]: value } });
  await tx.$executeRaw`
    DELETE FROM stored_file f WHERE f.browser_hash = ${hashToken(browserToken)} AND NOT EXISTS (
      SELECT FROM form_draft d, jsonb_each_text(d."values") v
      WHERE d.browser_hash = f.browser_hash AND starts_with(v.value, f.id::text || ' '))`;
}
