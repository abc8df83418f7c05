import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Db } from "../db";
import { logger } from "../logger";
import { findMailHealth } from "../mail-health/queries";
import { DATABASE_PATIENCE_MS } from "./constants";

export type Readiness = {
  isReady: boolean;
  isDatabaseReachable: boolean;
  areMigrationsApplied: boolean;
  isMailMoving: boolean;
};

/**
 * Whether requests can be served: the database answers, has every committed migration, and somebody sends mail that is
 * due. A paused queue is not moving, but is no reason to take the server away: neither a restart nor another server mends
 * a wrong password (docs/decisions/017). Never throws: what cannot be found out is a no.
 */
export async function checkReadiness(db: Db): Promise<Readiness> {
  try {
    const [applied, committed, mail] = await inTime(
      Promise.all([listAppliedMigrations(db), listCommittedMigrations(), findMailHealth(db)]),
    );
    const areMigrationsApplied = committed.every((name) => applied.has(name));
    return {
      isReady: areMigrationsApplied && mail.state !== "stuck",
      isDatabaseReachable: true,
      areMigrationsApplied,
      isMailMoving: mail.state === "moving",
    };
  } catch (error) {
    logger.warn({ err: error }, "not ready");
    return { isReady: false, isDatabaseReachable: false, areMigrationsApplied: false, isMailMoving: false };
  }
}

/** Whether mail leaves, for monitors that look at the status of an answer alone. Never throws: what is not known is a no. */
export async function checkMail(db: Db): Promise<{ isMailMoving: boolean; isMailPaused: boolean }> {
  try {
    const { state } = await inTime(findMailHealth(db));
    return { isMailMoving: state === "moving", isMailPaused: state === "paused" };
  } catch (error) {
    logger.warn({ err: error }, "not known whether mail leaves");
    return { isMailMoving: false, isMailPaused: false };
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
