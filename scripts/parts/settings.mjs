import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { StartError } from "./words.mjs";

/** Folder of the application, wherever it was called from. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Reads `.env` with Node's own parser. What the environment says already stays. */
export function readDotEnv() {
  const file = path.join(root, ".env");
  if (!existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new StartError(`.env cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

/** Where embedded parts keep their files: DATA_DIR, by default `.data` in the application's folder. */
export function dataDir() {
  return path.resolve(root, process.env.DATA_DIR || ".data");
}

/** Where the local mailbox keeps its mails. */
export function mailboxFolder() {
  return path.join(dataDir(), "mailbox");
}

/** Held by whoever has the embedded parts of this data folder running. */
export function lockFile() {
  return path.join(dataDir(), "running.lock");
}

/** Where a running start leaves its addresses. */
export function addressesFile() {
  return path.join(dataDir(), "addresses.json");
}

/**
 * Addresses of a running start with this data folder.
 * @typedef {{ pid: number, siteUrl: string, mailboxUrl: string | null, databaseUrl: string, smtpUrl: string }} Addresses
 * @returns {Addresses | null}
 */
export function readAddresses() {
  try {
    return JSON.parse(readFileSync(addressesFile(), "utf8"));
  } catch {
    return null;
  }
}

/** @throws {StartError} on a Node that cannot run this */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new StartError(
    `This needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  );
}
