import type { Tx } from "../../db";

/** Reads an action for a change, with its row held until the transaction ends; null when it is not of this event. */
export async function lockBulkAction(tx: Tx, { eventId, id }: { eventId: string; id: string }) {
  await tx.$executeRaw`SELECT FROM bulk_action WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.bulkAction.findFirst({
    where: { id, eventId },
    select: { id: true, eventId: true, kind: true, status: true, filter: true },
  });
}
