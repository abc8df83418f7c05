import { renderPrepared } from "../../emails/prepared";
import type { Db } from "../../lib/db";
import { startJobs } from "../../lib/jobs";
import { logger } from "../../lib/logger";
import { startMailDispatch } from "../../lib/mail-queue/jobs";
import { sweepEvents } from "../../lib/waiting-list/jobs";
import { housekeeping } from "./housekeeping";

export type Background = { stop(): Promise<void> };

/** Everything that happens without a request: mails and housekeeping. */
export async function startBackground(options: { databaseUrl: string; db: Db }): Promise<Background> {
  // What ran out while nothing was running is dealt with now, not at the next full minute.
  const caughtUp = sweepEvents(options).catch((error) => logger.error({ err: error }, "the first sweep failed"));
  const parts = await Promise.all([
    startJobs({ ...options, jobs: housekeeping }),
    startMailDispatch({ ...options, render: renderPrepared() }),
  ]);
  return {
    async stop() {
      await Promise.all([caughtUp, ...parts.map((part) => part.stop())]);
    },
  };
}
