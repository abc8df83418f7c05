import type { Db } from "../db";
import { lapseHandover } from "./commands/end-handover";

/**
 * Ends offers of places that no colleague has taken in time; the holders keep their places and are told.
 * @param now product time. @returns how many.
 */
export async function endHandovers({ db, now }: { db: Db; now: Date }): Promise<number> {
  const due = await db.handover.findMany({
    where: { expiresAt: { lt: now }, acceptedAt: null, declinedAt: null, withdrawnAt: null },
    select: { id: true },
    orderBy: { expiresAt: "asc" },
    take: 200,
  });
  let ended = 0;
  for (const { id } of due) {
    const result = await db.$transaction((tx) => lapseHandover(tx, id, now));
    if (result.ok) ended += 1;
  }
  return ended;
}
