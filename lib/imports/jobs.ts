import { clock } from "../clock";
import type { Db } from "../db";
import { emptyRows } from "./commands/discard-import";
import { IMPORT_KEPT_DAYS } from "./constants";

/** Forgets lists that were uploaded and not carried out for some days, by product time. @returns how many. */
export async function forgetImports({ db }: { db: Db }): Promise<number> {
  const before = new Date(clock.now().getTime() - IMPORT_KEPT_DAYS * 86_400_000);
  return db.$transaction(async (tx) => {
    // The imports before their rows: one that is being carried out at this moment is done then, and stays so.
    const runs = await tx.importRun.updateManyAndReturn({
      where: { status: { in: ["mapping", "checked"] }, uploadedAt: { lt: before } },
      data: { status: "discarded" },
      select: { id: true },
    });
    const ids = runs.map(({ id }) => id);
    await emptyRows(tx, ids);
    return ids.length;
  });
}
