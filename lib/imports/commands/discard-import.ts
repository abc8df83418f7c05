import type { Context } from "../../context";
import type { Tx } from "../../db";
import { lockImport } from "./judge-import";

/** Forgets an uploaded list that is not carried out. What is left says that there was one. */
export async function discardImport(
  input: { eventId: string; id: string },
  { db }: Pick<Context, "db">,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const run = await lockImport(tx, input.eventId, input.id);
    if (!run || run.status === "applied" || run.status === "discarded") return;
    await emptyRows(tx, [run.id]);
    await tx.importRun.update({ where: { id: run.id }, data: { status: "discarded" } });
  });
}

/** Empties what stood in the file, and what the check said of it. */
export async function emptyRows(tx: Tx, importRunIds: string[]): Promise<void> {
  await tx.importRow.updateMany({ where: { importRunId: { in: importRunIds } }, data: { cells: [], problems: {} } });
}
