import { clock } from "../clock";
import type { Db } from "../db";
import { emptyRows } from "./commands/discard-import";
import { IMPORT_KEPT_DAYS } from "./constants";

/** Forgets lists that were uploaded and not carried out for some days, by product time. @returns how many. */
export async function forgetImports({ db }: { db: Db }): Promise<number> {
  const before = new Date(clock.now().getTime() - IMPORT_KEPT_DAYS * 86_400_000);
  return db.$transaction(async (tx) => {
    const runs = await tx.importRun.findMany({
      where: { status: { in: ["mapping", "checked"] }, uploadedAt: { lt: before } },
      select: { id: true },
    });
    const ids = runs.map(({ id }) => id);
    await emptyRows(tx, ids);
    await tx.importRun.updateMany({ where: { id: { in: ids } }, data: { status: "discarded" } });
    return ids.length;
  });
}
