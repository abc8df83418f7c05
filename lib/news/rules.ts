import { Temporal } from "temporal-polyfill";
import type { NotifyWhen } from "@/prisma/generated/enums";
import { DAILY_HOUR, FIRST_NEWS_HOURS, LAG_SECONDS, SHORTEST_WAIT_SECONDS } from "./constants";

/** From (exclusive) and until (inclusive) when a digest tells; real times. */
export type NewsWindow = { from: Date; until: Date };

type Clock = {
  /** Real time. */
  now: Date;
  /** Product time at the same moment. */
  productNow: Date;
  /** IANA name. */
  timeZone: string;
};

/**
 * What a digest that is due now has to cover; null while none is due. At once: everything up to a minute ago, at most once
 * a minute. Daily: everything up to the last seven o'clock. What it covers begins where the last one ended, so nothing is
 * told twice or left out, also when somebody changes from one to the other.
 * @param organiser.toldUntil real time; null when nothing was ever told.
 */
export function dueWindow(
  { when, toldUntil, since }: { when: NotifyWhen; toldUntil: Date | null; since: Date },
  { now, productNow, timeZone }: Clock,
): NewsWindow | null {
  if (when === "never") return null;
  const settled = now.getTime() - LAG_SECONDS * 1000;
  const earliest = now.getTime() - FIRST_NEWS_HOURS * 3_600_000;
  const from = toldUntil ?? new Date(Math.max(since.getTime(), earliest));
  // Product time runs as fast as real time, so that the distance to a moment is the same by both.
  const sinceSeven = productNow.getTime() - LAG_SECONDS * 1000 - lastDaily(productNow, timeZone).getTime();
  const until = when === "daily" ? settled - sinceSeven : settled;
  const isTooSoon = when === "immediate" && until - from.getTime() < SHORTEST_WAIT_SECONDS * 1000 && toldUntil !== null;
  return until <= from.getTime() || isTooSoon ? null : { from, until: new Date(until) };
}

/** The last seven o'clock that is at least the lag ago, by the clock on the wall of the time zone. Product times. */
export function lastDaily(productNow: Date, timeZone: string): Date {
  const settled = Temporal.Instant.fromEpochMilliseconds(productNow.getTime() - LAG_SECONDS * 1000);
  const local = settled.toZonedDateTimeISO(timeZone);
  const today = local.withPlainTime({ hour: DAILY_HOUR });
  const last = Temporal.ZonedDateTime.compare(today, local) <= 0 ? today : today.subtract({ days: 1 });
  return new Date(last.epochMilliseconds);
}
