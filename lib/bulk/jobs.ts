import { clock } from "../clock";
import { type Db, isOutOfTime } from "../db";
import { requestJob } from "../jobs";
import { logger } from "../logger";
import { carryOutNext, giveUp } from "./commands/carry-out-next";
import { BULK_JOB, TURN_MS, tickedSince } from "./constants";

/**
 * Carries out what organisers have started for many people, one person after another. Each action gets a short turn, so
 * that neither a long one nor other work waits for long; what is left asks for the next turn at once. May run twice at
 * once and may die at any moment (`carryOutNext`). Ticks that nobody came back to go too.
 * @returns how many people were dealt with.
 */
export async function carryOutBulkActions({ db }: { db: Db }): Promise<number> {
  const done = await carryOutRunning({ db, now: () => clock.now() });
  await forgetTicks(db, clock.now());
  return done;
}

/** One turn of every running action. @param now product time, asked anew for each person. */
export async function carryOutRunning(
  { db, now }: { db: Db; now: () => Date },
  turnMs: number = TURN_MS,
): Promise<number> {
  const running = await db.bulkAction.findMany({
    where: { status: "running" },
    select: { id: true },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
  });
  let done = 0;
  let isLeft = false;
  for (const { id } of running) {
    const until = performance.now() + turnMs;
    while (await step(db, id, now)) {
      done += 1;
      if (performance.now() < until) continue;
      isLeft = true;
      break;
    }
  }
  if (isLeft) await requestJob(db, BULK_JOB);
  return done;
}

/** @returns false when there is nothing more to do in this action. */
async function step(db: Db, id: string, now: () => Date): Promise<boolean> {
  let current: string | null = null;
  const begins = (registrationId: string) => {
    current = registrationId;
  };
  const next = () => carryOutNext(db, id, { now: now(), begins });
  try {
    // Once more: a connection that broke or a deadlock says nothing about the person.
    return (await next().catch(next)) === "done";
  } catch (error) {
    // Something long holds the event, such as an import: the next turn goes on with the same person.
    if (isOutOfTime(error)) return false;
    logger.error({ err: error, bulkActionId: id }, "a person of a bulk action could not be dealt with");
    if (current === null) throw error;
    await giveUp(db, id, current, now());
    return true;
  }
}

async function forgetTicks(db: Db, now: Date): Promise<void> {
  await db.bulkAction.deleteMany({ where: { status: "choosing", preparedAt: { lte: tickedSince(now) } } });
}
