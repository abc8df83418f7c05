import { clock } from "../clock";
import type { Db } from "../db";
import { retention } from "../events/constants";
import { logger } from "../logger";
import { eraseLeftovers } from "./commands/erase-leftovers";
import { eraseRegistration } from "./commands/erase-registration";
import { ERASED_PER_RUN, ERASING_MS } from "./constants";
import { isContactDataDue } from "./rules";

/**
 * Erases the contact data of events whose time to keep it is over (DOMAIN.md, "Personal data"): person by person, each in a
 * transaction of its own and on record, so many per run that other jobs have their turn; then what is left of people who never
 * registered. What was begun goes on with the next run.
 *
 * Nothing brings this back, so both clocks have to agree: a demonstration that is set to years ahead erases nothing, and one set to
 * the past keeps what it shows.
 * @param ctx.now time of the machine. @param ctx.most how many in one run. @returns how many registrations were erased.
 */
export async function eraseDueContactData({
  db,
  now: realNow,
  most = ERASED_PER_RUN,
}: {
  db: Db;
  now: Date;
  most?: number;
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
  const context = { db, now: productNow, actor: { kind: "system" } as const };
  const until = performance.now() + ERASING_MS;
  let erased = 0;
  for (const { id: eventId } of candidates.filter((event) => isContactDataDue(event, now))) {
    // In any order: whoever cannot be erased does not stand before the others each time.
    const people = await db.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM registration WHERE event_id = ${eventId}::uuid AND erased_at IS NULL
      ORDER BY random() LIMIT ${most - erased}`;
    for (const { id: registrationId } of people) {
      // Other jobs wait meanwhile.
      if (performance.now() > until) return erased;
      try {
        const result = await eraseRegistration({ registrationId }, context);
        // Somebody else did it meanwhile, or a mail is on its way: the next run looks again.
        if (result.ok) erased += 1;
      } catch (error) {
        // One that cannot be erased must not keep all others.
        logger.error({ err: error, registrationId }, "contact data that is due could not be erased");
      }
    }
    if (erased >= most) return erased;
    await eraseLeftovers({ eventId }, context);
  }
  return erased;
}
