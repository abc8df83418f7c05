/** PostgreSQL channel on which a commit wakes the worker. */
export const MAIL_CHANNEL = "outgoing_mail";

/** How many mails one worker sends at the same time; also the number of SMTP connections. */
export const MAIL_CONCURRENCY = 5;

/** Connections that mail to many at once leaves free, so that a confirmation never waits behind it. */
export const RESERVED_CONNECTIONS = 1;

/** The lane of mail to many at once; lower lanes go first (`OutgoingMail.lane`). */
export const BULK_LANE = 2;

/**
 * In bytes: files larger than this together become links. Base64 makes them a third longer, and many servers take no more
 * than 10 MB; one that takes less says so, and is believed from then on.
 */
export const ATTACHED_MAX_BYTES = 7_000_000;

/** How many mails a worker takes from the database at a time, so that one round trip serves several. */
export const CLAIM_BATCH = 100;

/** Between two marks of accepted mails; meanwhile what was accepted stands in the worker's journal. */
export const MARK_PAUSE_MS = 30;

/** Seconds for which a claim stands without a sign of life. A living worker renews its claims three times as often. */
export const CLAIM_SECONDS = 60;

/** The net under the notifications: how often the worker looks by itself. */
export const POLL_SECONDS = 5;

/** How long a worker that is told to stop waits for what it is sending. */
export const STOP_SECONDS = 20;

/**
 * Waits between attempts, in seconds: quick at first for a server that restarts, then past the usual grey-listing
 * (5 to 15 minutes), then hours, up to two days in all (RFC 5321, 4.5.4.1 asks for days, not minutes).
 */
export const RETRY_SECONDS = [
  5, 30, 120, 600, 1200, 1800, 3600, 7200, 7200, 10800, 10800, 14400, 14400, 14400, 21600, 21600, 21600, 21600,
];

/** After so many workers died while they had the mail in hand it is given up: it may be what they die of. */
export const MOST_LOSSES = 5;

/** While the queue is paused: waits between tries whether the server lets us in, in seconds; the last one stays. */
export const PROBE_SECONDS = [15, 30, 60, 120, 300];

/** For so many seconds after the server took a mail, a sender that it refuses to one recipient is no wrong setting. */
export const JUST_TAKEN_SECONDS = 60;
