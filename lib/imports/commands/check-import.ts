import type { Context } from "../../context";
import type { ImportOptions, Mapping } from "../schema";
import { IMPORT_PATIENCE, judgeImport, lockImport, noteFindings } from "./judge-import";

export type CheckResult = { ok: true } | { ok: false; reason: "gone" | "over" };

/**
 * Keeps what the columns are and how the rows are meant, and notes what each row would do. Changes nothing else.
 * @param input.isReady whether the choice is one that rows can be judged by; otherwise it is kept to be mended.
 */
export async function checkImport(
  input: { eventId: string; id: string; mapping: Mapping; options: ImportOptions; isReady?: boolean },
  { db }: Pick<Context, "db">,
): Promise<CheckResult> {
  const { eventId, id, mapping, options, isReady = true } = input;
  return db.$transaction(async (tx): Promise<CheckResult> => {
    const run = await lockImport(tx, eventId, id);
    if (!run) return { ok: false, reason: "gone" };
    if (run.status !== "mapping" && run.status !== "checked") return { ok: false, reason: "over" };
    await tx.importRun.update({ where: { id }, data: { mapping, options, status: isReady ? "checked" : "mapping" } });
    if (isReady) await noteFindings(tx, id, (await judgeImport(tx, { ...run, mapping, options })).rows);
    return { ok: true };
  }, IMPORT_PATIENCE);
}
