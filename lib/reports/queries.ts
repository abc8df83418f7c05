import type { OrganisationType, RegistrationStatus } from "@/prisma/generated/enums";
import type { Db } from "../db";
import { type OrganiserScope, within } from "../organisers/policy";
import { dayInZone } from "../time-zone";
import { type DayCount, dayCounts, dayStarts, daysBetween } from "./rules";

type MayRead = OrganiserScope<"registrations.read">;

/**
 * Registrations and cancellations by day of the event's time zone: from the first registration, or from when registration opened,
 * up to now, to the end of the event, or to the last registration where that is later still. Empty while there is nothing.
 * The database sorts into days by their first moments; asking it for the day of each row in a time zone takes twice as long.
 * @param now product time.
 */
export async function countByDay(
  db: Db,
  scope: MayRead,
  event: { id: string; timeZone: string; registrationOpensAt: Date; endsAt: Date },
  now: Date,
): Promise<DayCount[]> {
  within(scope, event.id);
  const [span] = await db.$queryRaw<{ first: Date | null; last: Date | null }[]>`
    SELECT min(registered_at) AS first, max(registered_at) AS last FROM registration WHERE event_id = ${event.id}::uuid`;
  if (!span?.first || !span.last) return [];
  const dayOf = (at: Date) => dayInZone(at, event.timeZone);
  const [first] = [span.first, event.registrationOpensAt].map(dayOf).sort();
  const [, last] = [span.last, now < event.endsAt ? now : event.endsAt].map(dayOf).sort();
  const days = daysBetween(first ?? dayOf(span.first), last ?? dayOf(span.last));
  const starts = dayStarts(days, event.timeZone);
  const [registered, cancelled] = await Promise.all([
    db.$queryRaw<{ bucket: number; status: RegistrationStatus; count: number }[]>`
      SELECT width_bucket(registered_at, ${starts}::timestamptz[]) AS bucket, status, count(*)::int AS count
      FROM registration WHERE event_id = ${event.id}::uuid GROUP BY 1, 2`,
    db.$queryRaw<{ bucket: number; count: number }[]>`
      SELECT width_bucket(cancelled_at, ${starts}::timestamptz[]) AS bucket, count(*)::int AS count
      FROM registration WHERE event_id = ${event.id}::uuid AND status = 'cancelled' GROUP BY 1`,
  ]);
  return dayCounts(days, { registered, cancelled });
}

/** How many registrations have these properties. */
export type PropertyCount = {
  status: RegistrationStatus;
  country: string;
  type: OrganisationType;
  locale: string;
  count: number;
};

/** How many there are of each state, country, type of organisation and language, counted in one go; sums are made from it. */
export async function countByProperties(db: Db, scope: MayRead, eventId: string): Promise<PropertyCount[]> {
  within(scope, eventId);
  return db.$queryRaw<PropertyCount[]>`
    SELECT status, country, organisation_type AS type, locale, count(*)::int AS count
    FROM registration WHERE event_id = ${eventId}::uuid GROUP BY status, country, organisation_type, locale`;
}
