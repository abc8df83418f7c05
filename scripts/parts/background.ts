import { existsSync } from "node:fs";
import path from "node:path";
import type { Db } from "../../lib/db";
import { startJobs } from "../../lib/jobs";
import { startMailDispatch } from "../../lib/mail/jobs";
import type { RenderMail } from "../../lib/mail/schema";
import { housekeeping } from "./housekeeping";
import { root } from "./settings.mjs";

export type Background = { stop(): Promise<void> };

/** Everything that happens without a request: mails and housekeeping. */
export async function startBackground(options: { databaseUrl: string; db: Db }): Promise<Background> {
  const parts = await Promise.all([
    startJobs({ ...options, jobs: housekeeping }),
    startMailDispatch({ ...options, render: await loadRenderer() }),
  ]);
  return {
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}

async function loadRenderer(): Promise<RenderMail> {
  const file = path.join(root, "emails", "render.tsx");
  if (!existsSync(file)) return () => Promise.reject(new Error("There are no mail templates yet."));
  return (await import(file)).renderMail;
}
