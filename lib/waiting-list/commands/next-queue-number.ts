import type { Tx } from "../../db";

/** The next place in line of an event. Given out once; the event has to be locked, so that arrival and place agree. */
export async function nextQueueNumber(tx: Tx, eventId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    UPDATE event_seats SET last_queue_number = last_queue_number + 1
    WHERE event_id = ${eventId}::uuid RETURNING last_queue_number AS number`;
  if (!row) throw new Error(`Event ${eventId} has no seats.`);
  return row.number;
}
