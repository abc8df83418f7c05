import { rmSync, writeFileSync } from "node:fs";
import type { Env } from "../../lib/env";
import type { Parts } from "./fill-settings";
import { type Addresses, addressesFile } from "./settings.mjs";
import { say } from "./words.mjs";

/** Says where to look, now that everything runs. */
export function openAddresses(given: { settings: Env; parts: Parts; mailboxUrl: string | undefined }): void {
  const { settings, parts, mailboxUrl } = given;
  const lines = [
    ["Site", settings.APP_URL],
    ["Organisers", `${settings.APP_URL}/admin/sign-in${signInHint(settings, parts)}`],
    ["Mailbox", mailboxUrl ? `${mailboxUrl}  (mails end here, none leaves this machine)` : ""],
    ["Clock", settings.APP_CLOCK ? `starts at ${inBrussels(settings.APP_CLOCK)}, for demonstration` : ""],
  ];
  say("");
  for (const [name = "", value] of lines) if (value) say(`  ${name.padEnd(11)} ${value}`);
  say("\nReady. Ctrl-C stops everything.");
}

/** For example "5 February 2024, 09:00 in Brussels", the time zone of the shipped event and of its pages. */
export function inBrussels(time: Date): string {
  const words = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "Europe/Brussels" }).format(time);
  return `${words({ dateStyle: "long" })}, ${words({ timeStyle: "short" })} in Brussels`;
}

function signInHint({ ORGANISER_EMAILS }: Env, { embeddedDatabase }: Parts): string {
  const [first] = ORGANISER_EMAILS;
  return embeddedDatabase && first ? `  (sign in as ${first})` : "";
}

/**
 * Leaves the addresses in the data folder for other commands and for tests, readable by the owner alone, since the
 * database's address holds its password. Removed when the process ends.
 */
export function leaveAddresses(given: { settings: Env; mailboxUrl: string | undefined }): void {
  const { APP_URL, DATABASE_URL, SMTP_URL } = given.settings;
  const addresses: Addresses = {
    pid: process.pid,
    siteUrl: APP_URL,
    mailboxUrl: given.mailboxUrl ?? null,
    databaseUrl: DATABASE_URL,
    smtpUrl: SMTP_URL,
  };
  const file = addressesFile();
  writeFileSync(file, JSON.stringify(addresses), { mode: 0o600 });
  process.once("exit", () => rmSync(file, { force: true }));
}
