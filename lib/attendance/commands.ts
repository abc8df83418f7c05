import { recordAudit } from "../audit/commands";
import type { Context } from "../context";
import type { Tx } from "../db";
import { NotFoundError } from "../errors";
import { isEnded } from "../registrations/rules";
import { asDate, canRecord } from "./rules";

export type AttendanceResult =
  | { ok: true; changed: boolean }
  /** `not_a_day`: not of this event, or not yet begun. `not_coming`: cancelled, declined, lapsed, or erased. */
  | { ok: false; reason: "not_a_day" | "not_coming" };

type Input = {
  registrationId: string;
  /** Such as 2024-03-19, as the event's own calendar counts. */
  day: string;
};

/** Puts on record that somebody was there on one day of the event. A second time changes nothing. */
export async function recordAttendance(input: Input, { db, now, actor }: Context): Promise<AttendanceResult> {
  return db.$transaction(async (tx): Promise<AttendanceResult> => {
    const { event, ...registration } = await findPerson(tx, input.registrationId);
    if (!canRecord(event, input.day, now)) return { ok: false, reason: "not_a_day" };
    if (isEnded(registration.status) || registration.erasedAt) return { ok: false, reason: "not_coming" };
    const recordedById = actor.kind === "organiser" ? actor.id : null;
    const { count } = await tx.attendance.createMany({
      data: { registrationId: registration.id, day: asDate(input.day), recordedAt: now, recordedById },
      skipDuplicates: true,
    });
    if (count > 0) {
      await recordAudit(tx, {
        at: now,
        actor,
        action: "attendance.recorded",
        eventId: registration.eventId,
        registrationId: registration.id,
        after: { day: input.day },
      });
    }
    return { ok: true, changed: count > 0 };
  });
}

/** Takes back what was recorded by mistake; the log keeps both. */
export async function withdrawAttendance(input: Input, { db, now, actor }: Context): Promise<AttendanceResult> {
  return db.$transaction(async (tx): Promise<AttendanceResult> => {
    const { event, ...registration } = await findPerson(tx, input.registrationId);
    if (!canRecord(event, input.day, now)) return { ok: false, reason: "not_a_day" };
    const { count } = await tx.attendance.deleteMany({
      where: { registrationId: registration.id, day: asDate(input.day) },
    });
    if (count > 0) {
      await recordAudit(tx, {
        at: now,
        actor,
        action: "attendance.withdrawn",
        eventId: registration.eventId,
        registrationId: registration.id,
        before: { day: input.day },
      });
    }
    return { ok: true, changed: count > 0 };
  });
}

/** With its row held, so that nobody is marked while their registration ends. */
async function findPerson(tx: Tx, registrationId: string) {
  await tx.$executeRaw`SELECT FROM registration WHERE id = ${registrationId}::uuid FOR NO KEY UPDATE`;
  const person = await tx.registration.findUnique({
    where: { id: registrationId },
    select: {
      id: true,
      eventId: true,
      status: true,
      erasedAt: true,
      event: { select: { startsAt: true, endsAt: true, timeZone: true } },
    },
  });
  if (!person) throw new NotFoundError("No such registration.");
  return person;
}
