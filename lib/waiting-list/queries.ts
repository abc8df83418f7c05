import type { Db } from "../db";
import { type OrganiserScope, within } from "../organisers/policy";

/** Place in line of somebody on the waiting list, 1 for the next; null for everybody else. */
export async function findPlaceInLine(db: Db, registrationId: string): Promise<number | null> {
  const [row] = await db.$queryRaw<{ place: number }[]>`
    SELECT (SELECT count(*) FROM registration ahead
            WHERE ahead.event_id = own.event_id AND ahead.status = 'waitlisted' AND ahead.queue_number <= own.queue_number)::int AS place
    FROM registration own WHERE own.id = ${registrationId}::uuid AND own.status = 'waitlisted'`;
  return row?.place ?? null;
}

/** The line of an event in its order: who waits, and who has been offered a seat and not answered yet. */
export async function listWaiting(db: Db, scope: OrganiserScope<"registrations.read">, eventId: string) {
  within(scope, eventId);
  return db.registration.findMany({
    where: { eventId, status: { in: ["waitlisted", "offered"] } },
    select: {
      id: true,
      reference: true,
      status: true,
      givenName: true,
      familyName: true,
      email: true,
      organisation: true,
      country: true,
      registeredAt: true,
      heldUntil: true,
      queueNumber: true,
    },
    orderBy: { queueNumber: "asc" },
  });
}

export type WaitingRegistration = Awaited<ReturnType<typeof listWaiting>>[number];
