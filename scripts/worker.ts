import { connect } from "../lib/db";
import { env } from "../lib/env";
import { applyMigrations } from "../lib/migrations";
import { startBackground } from "./parts/background";
import { checkDatabase, findEmbeddedDatabase } from "./parts/database";
import { fillSettings, partsNeeded } from "./parts/fill-settings";
import { readAddresses, readDotEnv, root } from "./parts/settings.mjs";
import { onShutdown, shutDown, shutDownOnSignals } from "./parts/shutdown";
import { StartError, say, sayFailure } from "./parts/words.mjs";

/** `npm run worker`: mails and housekeeping without the web server, for installations with WORKER=off. Any number may run. */
process.chdir(root);
try {
  readDotEnv();
  shutDownOnSignals();
  const parts = partsNeeded();
  await fillSettings(parts);
  process.env.DATABASE_URL ||= (await findEmbeddedDatabase()) ?? "";
  process.env.SMTP_URL ||= readAddresses()?.smtpUrl ?? "";
  if (!process.env.DATABASE_URL || !process.env.SMTP_URL) {
    throw new StartError(
      "The worker needs a database and a mail server: set DATABASE_URL and SMTP_URL, or have `npm start` running " +
        "with its embedded parts.",
    );
  }
  const url = env().DATABASE_URL;
  await checkDatabase(url);
  await applyMigrations(url);
  const db = connect(url, 5);
  onShutdown("database connections", () => db.$disconnect());
  const background = await startBackground({ databaseUrl: url, db });
  onShutdown("worker", () => background.stop());
  say("The worker is running. Ctrl-C stops it.");
} catch (error) {
  sayFailure(error);
  await shutDown();
  process.exit(1);
}
