/** How many people or mails a digest lists per event; of the rest it says how many there are. */
export const DIGEST_ITEMS = 20;

/** When the digest of a day is sent, in the default time zone and in product time. */
export const DAILY_HOUR = 7;

/**
 * How far the news stays behind the clock, in seconds: ids are made before their rows are committed, transactions end
 * after 15 seconds (lib/db.ts), and the clocks of several machines differ a little.
 */
export const LAG_SECONDS = 60;

/** Two digests at once of the same kind are at least this far apart; a job that comes each minute may come a bit early. */
export const SHORTEST_WAIT_SECONDS = 50;

/** What somebody who was never told anything hears of: no more than so many hours of the past. */
export const FIRST_NEWS_HOURS = 24;
