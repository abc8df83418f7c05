import type { EventView } from "../events/queries";
import type { Seats } from "../events/rules";

/**
 * An event as its readers would see it: a draft as though it were published, and where that is asked for as though all
 * seats were taken. Everything else is as it is now, also the people who wait.
 */
export function asPublic(event: EventView, { isFull }: { isFull: boolean }): EventView {
  return {
    ...event,
    status: event.status === "draft" ? "published" : event.status,
    seats: isFull ? fullSeats(event.seats) : event.seats,
  };
}

function fullSeats(seats: Seats): Seats {
  return { ...seats, held: Math.max(seats.held, seats.capacity - seats.reserved) };
}

type Moments = Pick<EventView, "registrationOpensAt" | "registrationClosesAt" | "startsAt" | "endsAt">;

export const quickMoments = [
  "beforeOpening",
  "firstDay",
  "lastDay",
  "full",
  "afterClosing",
  "during",
  "after",
] as const;
export type QuickMoment = (typeof quickMoments)[number];

const MINUTE = 60_000;

/** The moments at which a page changes, to the minute: the last before it opens, the last at which one can register, … */
export function quickMomentsOf(event: Moments): { name: QuickMoment; at: Date; isFull: boolean }[] {
  const { registrationOpensAt: opens, registrationClosesAt: closes, startsAt, endsAt } = event;
  const lastMinute = new Date(Math.floor(closes.getTime() / MINUTE) * MINUTE);
  const at: Record<QuickMoment, Date> = {
    beforeOpening: new Date(opens.getTime() - MINUTE),
    firstDay: nextMinute(opens),
    lastDay: lastMinute,
    full: nextMinute(opens),
    afterClosing: new Date(lastMinute.getTime() + MINUTE),
    during: nextMinute(startsAt),
    after: nextMinute(endsAt),
  };
  return quickMoments.map((name) => ({ name, at: at[name], isFull: name === "full" }));
}

/** A moment that is no whole minute lies before the next one, which the form can hold. */
function nextMinute(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / MINUTE) * MINUTE);
}
