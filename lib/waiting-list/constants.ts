/** Working hours in which an offer may end: Monday to Friday, from 8 to 20 in the event's time zone (DOMAIN.md, "offer"). */
export const workingHours = { from: 8, until: 20 } as const;

/** An offer that would end outside working hours ends at this hour of the next working day: a morning to answer in. */
export const NEXT_WORKING_DAY_HOUR = 12;

/** An offer that nobody can answer in time is none: with less than this left, no seat is offered. In hours. */
export const SHORTEST_OFFER_HOURS = 2;

/** How many registrations are moved in one transaction at most: short enough not to hold up an event's newcomers. */
export const BATCH = 100;
