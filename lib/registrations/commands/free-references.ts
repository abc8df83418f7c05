import type { Tx } from "../../db";
import { makeReference } from "../rules";

/**
 * References for many newcomers, each another one and none of them taken: of 20,000 at random with the same prefix and 5,000
 * more, two are the same in every seventh case, and all 5,000 would have to be written again.
 * Somebody else may still take one meanwhile, with next to no chance; the unique index decides.
 */
export async function freeReferences(
  tx: Tx,
  prefix: string,
  count: number,
  make: (prefix: string) => string = makeReference,
): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const tried = new Set<string>();
    while (free.size + tried.size < count) {
      const reference = make(prefix);
      if (!free.has(reference)) tried.add(reference);
    }
    const taken = await tx.$queryRaw<{ reference: string }[]>`
      SELECT reference FROM registration WHERE reference = ANY (${[...tried]})`;
    for (const { reference } of taken) tried.delete(reference);
    for (const reference of tried) free.add(reference);
  }
  return [...free];
}
