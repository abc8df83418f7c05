import { setTimeout as sleep } from "node:timers/promises";
import { Logger, type Runner, run } from "graphile-worker";
import { clock } from "./clock";
import type { Db, Tx } from "./db";
import { logger } from "./logger";

/** Work that comes round: given the database and the machine's time, returns how many rows it dealt with. */
export type Housekeeping = (ctx: { db: Db; now: Date }) => Promise<number>;

/** @property schedule as in crontab(5), in UTC. */
export type Job = { name: string; schedule: string; work: Housekeeping };

/**
 * Asks for a job's turn at once instead of at its next minute; within a transaction, when that is committed. Where no
 * worker has ever run, its tables are missing and the job comes by its schedule.
 */
export async function requestJob(db: Db | Tx, name: string): Promise<void> {
  const [{ isThere } = { isThere: false }] = await db.$queryRaw<{ isThere: boolean }[]>`
    SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS "isThere"`;
  // Several wishes before its turn are one.
  if (isThere) await db.$executeRaw`SELECT FROM graphile_worker.add_job(${name}, job_key => ${name})`;
}

const longestPause = 60_000;

/**
 * Runs the given jobs when they are due, with graphile-worker: of several workers one takes each, a failed one is tried
 * again. Its tables stand in a schema of their own, which it makes and migrates itself.
 * When the runner breaks down (the database went away), it is logged and started again, a little later each time.
 */
export async function startJobs(options: {
  databaseUrl: string;
  db: Db;
  jobs: Job[];
}): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  let runner: Runner | undefined;
  const keepRunning = async () => {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      const startedAt = performance.now();
      try {
        runner = await startRunner(options);
        // Asked to stop while it was starting: `stop` could not see it yet.
        if (stopping.signal.aborted) await runner.stop();
        await runner.promise;
      } catch (error) {
        if (!stopping.signal.aborted) logger.error({ err: error }, "jobs stopped; starting again");
      }
      if (performance.now() - startedAt > longestPause) failures = 0;
      await sleep(Math.min(1000 * 2 ** failures, longestPause), undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const running = keepRunning();
  return {
    async stop() {
      stopping.abort();
      await runner?.stop().catch(() => {});
      await running;
    },
  };
}

function startRunner({ databaseUrl, db, jobs }: { databaseUrl: string; db: Db; jobs: Job[] }): Promise<Runner> {
  return run({
    connectionString: databaseUrl,
    concurrency: 1,
    maxPoolSize: 3,
    pollInterval: 10_000,
    noHandleSignals: true,
    logger: quietLogger,
    crontab: jobs.map(({ name, schedule }) => `${schedule} ${name}`).join("\n"),
    taskList: Object.fromEntries(
      jobs.map(({ name, work }) => [
        name,
        async () => {
          const rows = await work({ db, now: clock.realNow() });
          if (rows > 0) logger.info({ job: name, rows }, "job done");
        },
      ]),
    ),
  });
}

/** Its messages may quote payloads and queries; only what went wrong reaches our log. */
const quietLogger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") logger.warn({ from: "jobs" }, message);
});
