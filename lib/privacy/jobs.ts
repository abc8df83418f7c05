import { clock } from "../clock";
import type { Context } from "../context";
import type { Db } from "../db";
import { retention } from "../events/constants";
import { requestJob } from "../jobs";
import { logger } from "../logger";
import { eraseLeftovers } from "./commands/erase-leftovers";
import { eraseRegistration } from "./commands/erase-registration";
import { ERASING_BATCH, ERASING_JOB, ERASING_MS } from "./constants";
import { isContactDataDue } from "./rules";

/**
 * Erases the contact data of events whose time to keep it is over (DOMAIN.md, "Personal data"): person by person, each in a
 * transaction of its own and on record, for so long per run that other jobs have their turn; then what is left of people who
 * never registered. What was begun asks for its next turn at once, after whatever waits meanwhile.
 *
 * Nothing brings this back, so both clocks have to agree: a demonstration that is set to years ahead erases nothing, and one set to
 * the past keeps what it shows.
 * @param ctx.now time of the machine. @param ctx.batch how many are looked up at a time. @param ctx.turnMs how long one run
 * goes on; the person it has begun with is finished. @returns how many registrations were erased.
 */
export async function eraseDueContactData({
  db,
  now: realNow,
  batch = ERASING_BATCH,
  turnMs = ERASING_MS,
}: {
  db: Db;
  now: Date;
  batch?: number;
  turnMs?: number;
}): Promise<number> {
  const productNow = clock.now();
  const now = productNow < realNow ? productNow : realNow;
  const earliest = new Date(now);
  earliest.setUTCMonth(earliest.getUTCMonth() - retention.contactMonths + 1);
  const candidates = await db.event.findMany({
    where: { endsAt: { lt: earliest } },
    select: { id: true, endsAt: true },
    orderBy: { endsAt: "asc" },
  });
  const context = { db, now: productNow, actor: { kind: "system" } } as const;
  const until = performance.now() + turnMs;
  let erased = 0;
  for (const { id: eventId } of candidates.filter((event) => isContactDataDue(event, now))) {
    const turn = await erasePeople(eventId, context, { batch, until });
    erased += turn.erased;
    if (turn.isOver) {
      // Without anybody erased, another turn would meet the same people: those wait for the schedule.
      if (erased > 0) await requestJob(db, ERASING_JOB);
      return erased;
    }
    await eraseLeftovers({ eventId }, context);
  }
  return erased;
}

/** Everybody of one event, until the time is up. @param options.until on the monotonic clock, in milliseconds. */
async function erasePeople(
  eventId: string,
  context: Context,
  { batch, until }: { batch: number; until: number },
): Promise<{ erased: number; isOver: boolean }> {
  const met: string[] = [];
  let erased = 0;
  for (;;) {
    // In any order: whoever cannot be erased does not stand before the others each time.
    const people = await context.db.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM registration
      WHERE event_id = ${eventId}::uuid AND erased_at IS NULL AND id <> ALL (${met}::uuid[])
      ORDER BY random() LIMIT ${batch}`;
    if (people.length === 0) return { erased, isOver: false };
    for (const { id: registrationId } of people) {
      try {
        const result = await eraseRegistration({ registrationId }, context);
        if (result.ok) erased += 1;
        // Somebody else did it meanwhile, or a mail is on its way: the next run looks again.
        else met.push(registrationId);
      } catch (error) {
        // One that cannot be erased must not keep all others.
        logger.error({ err: error, registrationId }, "contact data that is due could not be erased");
        met.push(registrationId);
      }
      if (performance.now() > until) return { erased, isOver: true };
    }
  }
}
