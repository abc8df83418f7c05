import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Db } from "../db";
import { logger } from "../logger";
import { getQueueDelay } from "../mail-queue/queries";
import { DATABASE_PATIENCE_MS, MAIL_MAY_WAIT_MINUTES } from "./constants";

export type Readiness = { isDatabaseReachable: boolean; areMigrationsApplied: boolean; isMailMoving: boolean };

/**
 * Whether the database answers, has every committed migration, and no mail that is due has waited over five minutes
 * (of real time, not the demonstration clock's). Never throws: what cannot be found out is a no.
 */
export async function checkReadiness(db: Db): Promise<Readiness> {
  try {
    const [applied, committed, waitingSeconds] = await inTime(
      Promise.all([listAppliedMigrations(db), listCommittedMigrations(), getQueueDelay(db)]),
    );
    return {
      isDatabaseReachable: true,
      areMigrationsApplied: committed.every((name) => applied.has(name)),
      isMailMoving: waitingSeconds <= MAIL_MAY_WAIT_MINUTES * 60,
    };
  } catch (error) {
    logger.warn({ err: error }, "not ready");
    return { isDatabaseReachable: false, areMigrationsApplied: false, isMailMoving: false };
  }
}

async function listAppliedMigrations(db: Db): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return new Set(rows.map(({ name }) => name));
}

async function listCommittedMigrations(): Promise<string[]> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "prisma", "migrations");
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the database took too long")), DATABASE_PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
