import { setDefaultResultOrder } from "node:dns";
import { connect, type Db } from "../lib/db";
import { env } from "../lib/env";
import { applyMigrations } from "../lib/migrations";
import { seedShippedEvent } from "../prisma/seed/seed";
import { startBackground } from "./parts/background";
import { build, isBuilt } from "./parts/build";
import { checkDatabase, startEmbeddedDatabase } from "./parts/database";
import { fillSettings, type Parts, partsNeeded } from "./parts/fill-settings";
import type { Lock } from "./parts/lock.mjs";
import type { Mailbox } from "./parts/mailbox/mailbox";
import { leaveAddresses, openAddresses } from "./parts/open-addresses";
import { mailboxFolder } from "./parts/settings.mjs";
import { onShutdown, shutDownOnSignals } from "./parts/shutdown";
import { unlessStopped } from "./parts/unless-stopped";
import { StartError, say } from "./parts/words.mjs";

type Options = { dev: boolean; build: boolean; lockCheckout: () => Promise<Lock> };

/**
 * Puts the parts together: settings, database, mailbox, migrations, the shipped event, the build, the worker and the
 * web server, each stopped in the reverse order. What is there after a failure is what was there before.
 */
export async function serve(options: Options): Promise<void> {
  shutDownOnSignals();
  setDefaultResultOrder("ipv4first");
  await unlessStopped((wasStopped) => startParts(options, wasStopped));
}

async function startParts(options: Options, wasStopped: () => boolean): Promise<void> {
  const parts = partsNeeded();
  const settings = await fillSettings(parts);
  const mailbox = await prepareMailbox(parts);
  const db = await prepareDatabase(parts);
  if (wasStopped()) return;
  if (options.build) await buildWhenStale(options.lockCheckout);
  if (wasStopped()) return;
  if (settings.WORKER === "inline") await startWorker(db);
  if (wasStopped()) return;
  const { startWeb } = await import("./parts/web");
  const web = await startWeb({
    dev: options.dev,
    port: settings.PORT,
    trustProxy: settings.TRUST_PROXY,
    appUrl: settings.APP_URL,
  });
  if (wasStopped()) return;
  onShutdown("web server", () => web.stop());
  leaveAddresses({ settings: env(), mailboxUrl: mailbox?.webUrl });
  openAddresses({ settings: env(), parts, mailboxUrl: mailbox?.webUrl });
}

async function prepareDatabase({ embeddedDatabase }: Parts): Promise<Db> {
  if (embeddedDatabase) {
    say("Starting the database …");
    process.env.DATABASE_URL = await startEmbeddedDatabase((stop) => onShutdown("database", stop));
  }
  const url = String(process.env.DATABASE_URL);
  await checkDatabase(url);
  const applied = await applyMigrations(url).catch((error: Error) => {
    throw new StartError(`The database could not be brought up to date: ${error.message}`);
  });
  if (applied.length > 0) say(`  brought up to date: ${applied.join(", ")}`);
  const db = connect(url, 5);
  onShutdown("database connections", () => db.$disconnect());
  if ((await seedShippedEvent(db)) === "loaded") say("  loaded the workshop of 19 March 2024");
  return db;
}

async function prepareMailbox({ localMailbox }: Parts): Promise<Mailbox | undefined> {
  if (!localMailbox) return undefined;
  // Not at the top: an installation without development packages has a mail server, but not what the mailbox needs.
  const { startMailbox } = await import("./parts/mailbox/mailbox").catch(() => {
    throw new StartError("SMTP_URL is not set, and the local mailbox is not part of this installation: set SMTP_URL.");
  });
  const mailbox = await startMailbox(mailboxFolder());
  onShutdown("mailbox", () => mailbox.stop());
  process.env.SMTP_URL = mailbox.smtpUrl;
  return mailbox;
}

async function buildWhenStale(lockCheckout: () => Promise<Lock>): Promise<void> {
  if (await isBuilt()) return;
  const lock = await lockCheckout();
  try {
    if (!(await isBuilt())) await build();
  } finally {
    lock.release();
  }
}

async function startWorker(db: Db): Promise<void> {
  const starting = startBackground({ databaseUrl: String(process.env.DATABASE_URL), db });
  onShutdown("worker", () =>
    starting.then(
      (background) => background.stop(),
      () => {},
    ),
  );
  await starting;
}
