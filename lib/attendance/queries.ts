import type { Db } from "../db";
import { type OrganiserScope, ofScope } from "../organisers/policy";
import { asDay } from "./rules";

/** On which days of the event somebody was marked as present, when and by whom. */
export async function listAttendance(db: Db, scope: OrganiserScope<"registrations.read">, registrationId: string) {
  const rows = await db.attendance.findMany({
    where: { registrationId, registration: ofScope(scope) },
    select: { day: true, recordedAt: true, recordedBy: { select: { name: true, email: true } } },
    orderBy: { day: "asc" },
  });
  return rows.map(({ day, recordedAt, recordedBy }) => ({
    day: asDay(day),
    recordedAt,
    recordedBy: recordedBy && (recordedBy.name ?? recordedBy.email),
  }));
}

export type RecordedAttendance = Awaited<ReturnType<typeof listAttendance>>[number];
