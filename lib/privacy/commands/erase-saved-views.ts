import type { Tx } from "../../db";
import { ERASED } from "../constants";
import type { Traces } from "../rules";

/** Takes the person's names and address out of views of the list that were made by looking for them, or named after them. */
export async function eraseSavedViews(tx: Tx, { eventId, emailKey, names }: Traces): Promise<void> {
  const views = await tx.savedView.findMany({ where: { eventId }, select: { id: true, name: true, query: true } });
  for (const { id, name, query } of views) {
    const address = new URLSearchParams(query);
    const [row] = await tx.$queryRaw<{ inName: boolean; inSearch: boolean }[]>`
      SELECT names_person(${name}, ${emailKey}, ${names}::text[]) AS "inName",
        names_person(${address.get("q") ?? ""}, ${emailKey}, ${names}::text[]) AS "inSearch"`;
    if (row?.inSearch) address.set("q", ERASED);
    if (!row?.inName && !row?.inSearch) continue;
    // By its id, so that two views that are struck out do not get the same name.
    const data = {
      query: address.toString(),
      ...(row.inName && { name: `${ERASED} ${id}`, nameKey: `${ERASED} ${id}` }),
    };
    await tx.savedView.update({ where: { id }, data, select: { id: true } });
  }
}
