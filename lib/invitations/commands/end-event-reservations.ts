import { auditRow } from "../../audit/commands";
import type { Tx } from "../../db";

/**
 * Lets go of an event's seats that were set aside until a moment that has passed, each with its audit entry. Call it with
 * the event locked, and give the seats on (`fillFreeSeats`) in the same transaction.
 * @param now product time. @returns how many invitations and codes no longer set anything aside.
 */
export async function endEventReservations(tx: Tx, eventId: string, now: Date): Promise<number> {
  const invitations = await tx.$queryRaw<{ id: string }[]>`
    UPDATE invitation SET holds_seat = false
    WHERE event_id = ${eventId}::uuid AND holds_seat AND reserved_until < ${now} RETURNING id::text`;
  const codes = await tx.$queryRaw<{ id: string }[]>`
    UPDATE access_code SET holds_seats = false
    WHERE event_id = ${eventId}::uuid AND holds_seats AND reserved_until < ${now} RETURNING id::text`;
  const common = { at: now, actor: { kind: "system" }, eventId } as const;
  const entries = [
    ...invitations.map(({ id }) =>
      auditRow({ ...common, action: "invitation.reservation_ended", after: { invitation: id } }),
    ),
    ...codes.map(({ id }) => auditRow({ ...common, action: "access_code.reservation_ended", after: { code: id } })),
  ];
  if (entries.length > 0) await tx.auditEntry.createMany({ data: entries });
  return entries.length;
}
