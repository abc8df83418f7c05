import { renderMail } from "../../emails/render";
import type { Db } from "../../lib/db";
import { startJobs } from "../../lib/jobs";
import { startMailDispatch } from "../../lib/mail/jobs";
import { housekeeping } from "./housekeeping";

export type Background = { stop(): Promise<void> };

/** Everything that happens without a request: mails and housekeeping. */
export async function startBackground(options: { databaseUrl: string; db: Db }): Promise<Background> {
  const parts = await Promise.all([
    startJobs({ ...options, jobs: housekeeping }),
    startMailDispatch({ ...options, render: renderMail }),
  ]);
  return {
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}
