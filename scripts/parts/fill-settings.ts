import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Env, readEnv } from "../../lib/env";
import { dataDir } from "./settings.mjs";

/** Settings that make an installation somebody's own; with none of them given, `npm start` is a demonstration. */
const ownSettings = [
  "DATABASE_URL",
  "SMTP_URL",
  "MAIL_FROM",
  "MAIL_RETURN_PATH",
  "IMAP_URL",
  "AUTH_SECRET",
  "ORGANISER_EMAILS",
  "APP_CLOCK",
  "WORKER",
] as const;

/** Shortly after the registration of the shipped workshop opens; it lies in the past. */
const demonstrationClock = "2024-02-05T09:00+01:00";

export type Parts = { embeddedDatabase: boolean; localMailbox: boolean };

/** Which parts of our own stand in for what is not set. */
export function partsNeeded(): Parts {
  return { embeddedDatabase: !process.env.DATABASE_URL, localMailbox: !process.env.SMTP_URL };
}

/**
 * Gives process.env what CONTRACT.md promises for settings that are not set, and checks the rest before anything is
 * started. The addresses of the embedded parts are not known yet; the caller sets them.
 * @throws SettingsError naming each setting that cannot be used
 */
export async function fillSettings({ embeddedDatabase, localMailbox }: Parts): Promise<Env> {
  if (ownSettings.every((name) => !process.env[name])) process.env.APP_CLOCK = demonstrationClock;
  const settings = readEnv({
    ...process.env,
    ...(embeddedDatabase ? { DATABASE_URL: "postgresql://embedded" } : {}),
    ...(localMailbox ? { SMTP_URL: "smtp://mailbox" } : {}),
    ...(embeddedDatabase && !process.env.AUTH_SECRET ? { AUTH_SECRET: "made below".repeat(4) } : {}),
  });
  if (embeddedDatabase) {
    process.env.ORGANISER_EMAILS ||= "organiser@example.org";
    process.env.AUTH_SECRET ||= await keptSecret(path.join(dataDir(), "auth-secret"));
  }
  process.env.PORT = String(settings.PORT);
  process.env.APP_URL = settings.APP_URL;
  return settings;
}

/** The secret of embedded mode, made once: a new one would make every link already sent worthless. */
async function keptSecret(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  const kept = await readFile(file, "utf8").then(
    (text) => text.trim(),
    () => "",
  );
  if (kept.length >= 32) return kept;
  const made = randomBytes(33).toString("base64url");
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
  return made;
}
