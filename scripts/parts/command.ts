import type { Context } from "../../lib/context";
import { connect } from "../../lib/db";
import { applyMigrations } from "../../lib/migrations";
import { checkDatabase, findEmbeddedDatabase, startEmbeddedDatabase } from "./database";
import { fillSettings, partsNeeded } from "./fill-settings";
import { takeLock } from "./lock.mjs";
import { lockFile, readDotEnv, root } from "./settings.mjs";
import { StartError, sayFailure } from "./words.mjs";

/**
 * Runs a command of an operator against the same database and settings as `npm start`: the one DATABASE_URL names, the
 * embedded one of a start that is running, or the embedded one started for this command alone. Ends the process.
 * @param work what to do; its context acts as the system.
 */
export async function runCommand(work: (ctx: Context, databaseUrl: string) => Promise<void>): Promise<never> {
  process.chdir(root);
  const atEnd: (() => Promise<void>)[] = [];
  try {
    readDotEnv();
    const parts = partsNeeded();
    await fillSettings(parts);
    process.env.SMTP_URL ||= "smtp://mailbox";
    process.env.DATABASE_URL ||= await openDatabase(atEnd);
    const url = process.env.DATABASE_URL;
    await checkDatabase(url);
    await applyMigrations(url);
    const db = connect(url, 5);
    atEnd.unshift(() => db.$disconnect());
    const { clock } = await import("../../lib/clock");
    await work({ db, now: clock.now(), actor: { kind: "system" } }, url);
  } catch (error) {
    sayFailure(error);
    process.exitCode = 1;
  }
  for (const end of atEnd) await end();
  process.exit();
}

/**
 * Address of the embedded database: that of a start that is running, else started now.
 * @param atEnd what to do afterwards is put first in it
 */
export async function openDatabase(atEnd: (() => Promise<void>)[]): Promise<string> {
  const taken = takeLock(lockFile());
  if ("holder" in taken) {
    const url = await findEmbeddedDatabase();
    if (url) return url;
    throw new StartError(
      `A start (process ${taken.holder.pid}) is under way; try again when it says that it is ready.`,
    );
  }
  const { url, cluster } = await startEmbeddedDatabase();
  atEnd.unshift(async () => {
    await cluster.stop();
    taken.lock.release();
  });
  return url;
}
