import type { Tx } from "../../db";

/** The next place in line of an event. Given out once; the event has to be locked, so that arrival and place agree. */
export async function nextQueueNumber(tx: Tx, eventId: string): Promise<number> {
  const { lastQueueNumber } = await tx.eventSeats.update({
    where: { eventId },
    data: { lastQueueNumber: { increment: 1 } },
    select: { lastQueueNumber: true },
  });
  return lastQueueNumber;
}
