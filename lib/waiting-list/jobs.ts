import { clock } from "../clock";
import { type Db, lockEvent } from "../db";
import { endHandovers } from "../handovers/jobs";
import { endReservations, remindInvitations } from "../invitations/jobs";
import { logger } from "../logger";
import { fillFreeSeats } from "./commands/fill-free-seats";
import { lapseHold } from "./commands/lapse-hold";
import { BATCH } from "./constants";

/**
 * What the clock does: seats whose time has run out become free and are offered to the next in line, reservations end,
 * reminders go out. Follows product time. May run twice at once and at any moment: each event is taken under its lock,
 * and what is due is looked up again then.
 * @returns how many things changed.
 */
export async function sweepEvents({ db }: { db: Db }): Promise<number> {
  const now = clock.now();
  const steps = [
    () => remindInvitations({ db, now }),
    () => endReservations({ db, now }),
    () => endHandovers({ db, now }),
    ...(await listEventsToSweep(db, now)).map((eventId) => () => sweepEvent(db, eventId, now)),
  ];
  let changed = 0;
  for (const step of steps) {
    // One thing that cannot be done must not stop the clock for everything else.
    changed += await step().catch((error) => {
      logger.error({ err: error }, "a part of the sweep failed");
      return 0;
    });
  }
  return changed;
}

/** Events that were not cancelled with a hold that has run out, or with both a free seat and somebody who waits for one. */
async function listEventsToSweep(db: Db, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT e.id::text FROM event e JOIN event_seats s ON s.event_id = e.id
    WHERE e.status <> 'cancelled' AND (
      EXISTS (SELECT FROM registration r WHERE r.event_id = e.id AND r.held_until < ${now})
      OR (s.waiting > 0 AND s.held < e.capacity AND e.starts_at > ${now}))`;
  return rows.map(({ id }) => id);
}

/** One event's turn, a batch at a time until nothing is due. */
export async function sweepEvent(db: Db, eventId: string, now: Date): Promise<number> {
  for (let changed = 0; ; ) {
    const { lapsed, offered } = await db.$transaction(async (tx) => {
      await lockEvent(tx, eventId);
      const { status } = await tx.event.findUniqueOrThrow({ where: { id: eventId }, select: { status: true } });
      if (status === "cancelled") return { lapsed: 0, offered: 0 };
      const due = await tx.registration.findMany({
        where: { eventId, heldUntil: { lt: now }, status: { in: ["offered", "awaiting_verification"] } },
        orderBy: [{ heldUntil: "asc" }, { id: "asc" }],
        take: BATCH,
      });
      for (const registration of due) await lapseHold(tx, registration, now);
      return { lapsed: due.length, offered: await fillFreeSeats(tx, eventId, { now }) };
    });
    changed += lapsed + offered;
    if (lapsed < BATCH && offered < BATCH) return changed;
  }
}
