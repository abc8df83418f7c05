import type { Context } from "../../lib/context";
import { connect } from "../../lib/db";
import { applyMigrations } from "../../lib/migrations";
import { checkDatabase, findEmbeddedDatabase, startEmbeddedDatabase } from "./database";
import { fillSettings, partsNeeded } from "./fill-settings";
import { takeLock } from "./lock.mjs";
import { lockFile, readDotEnv, root } from "./settings.mjs";
import { onShutdown, shutDown, shutDownOnSignals } from "./shutdown";
import { unlessStopped } from "./unless-stopped";
import { StartError, sayFailure } from "./words.mjs";

/**
 * Runs a command of an operator against the same database and settings as `npm start`: the one DATABASE_URL names, the
 * embedded one of a start that is running, or the embedded one started for this command alone. Ends the process.
 * @param work what to do; its context acts as the system.
 */
export async function runCommand(work: (ctx: Context, databaseUrl: string) => Promise<void>): Promise<never> {
  return endAfter(async () => {
    const parts = partsNeeded();
    await fillSettings(parts);
    process.env.SMTP_URL ||= "smtp://mailbox";
    process.env.DATABASE_URL ||= await openDatabase();
    const url = process.env.DATABASE_URL;
    await checkDatabase(url);
    await applyMigrations(url);
    const db = connect(url, 5);
    onShutdown("database connections", () => db.$disconnect());
    const { clock } = await import("../../lib/clock");
    await work({ db, now: clock.now(), actor: { kind: "system" } }, url);
  });
}

/** Does the work with `.env` read, stops every part that was started for it, also at Ctrl-C, and ends the process. */
export async function endAfter(work: () => Promise<void>): Promise<never> {
  process.chdir(root);
  shutDownOnSignals();
  try {
    readDotEnv();
    await unlessStopped(work);
  } catch (error) {
    sayFailure(error);
    process.exitCode = 1;
  }
  await shutDown();
  process.exit();
}

/** Address of the embedded database: that of a start that is running, else started now and stopped at the end. */
export async function openDatabase(): Promise<string> {
  const taken = takeLock(lockFile());
  if ("lock" in taken) {
    process.once("exit", () => taken.lock.release());
    return startEmbeddedDatabase((stop) => onShutdown("database", stop));
  }
  const url = await findEmbeddedDatabase();
  if (url) return url;
  throw new StartError(`A start (process ${taken.holder.pid}) is under way; try again when it says that it is ready.`);
}
