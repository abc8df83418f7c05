import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning, startTime } from "./process.mjs";

/**
 * A lock that is a file with the pid of its holder. It lasts as long as that process: one left behind by a process
 * that was killed, or by a pid that another program has since been given, counts as free.
 * @typedef {{ release(): void }} Lock
 * @typedef {{ pid: number, startedAt: string, host: string }} Holder
 */

/**
 * Takes the lock, or tells who has it.
 * @param {string} file its folder is made when missing
 * @returns {{ lock: Lock } | { holder: Holder }}
 * @throws the file system's error when the folder cannot be written
 */
export function takeLock(file) {
  makeFolder(path.dirname(file));
  const mine = JSON.stringify({ pid: process.pid, startedAt: startTime(process.pid), host: hostname() });
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    for (;;) {
      if (linked(draft, file)) return { lock: { release: () => release(file, mine) } };
      const text = readText(file);
      if (text === null) continue;
      const holder = readHolder(text);
      if (holder && isAlive(holder)) return { holder };
      moveAside(file, text);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Takes the lock, waiting for its holder to finish.
 * @param {string} file
 * @param {(holder: Holder) => void} onWait called once when somebody else has it
 * @returns {Promise<Lock>}
 */
export async function waitForLock(file, onWait) {
  for (let told = false; ; told = true) {
    const taken = takeLock(file);
    if ("lock" in taken) return taken.lock;
    if (!told) onWait(taken.holder);
    await sleep(250);
  }
}

/** Step by step: Node's own `recursive` never ends where the system says "no such folder" to a new one, as under /proc. */
function makeFolder(/** @type {string} */ folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  }
}

/** link() makes the file whole or not at all, and fails when there is one: O_EXCL would show an empty file for a moment. */
function linked(/** @type {string} */ draft, /** @type {string} */ file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
}

/** Two who find the same stale lock must not remove each other's new one: what was moved is looked at again. */
function moveAside(/** @type {string} */ file, /** @type {string} */ stale) {
  const aside = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readText(aside) !== stale) linked(aside, file);
  rmSync(aside, { force: true });
}

function release(/** @type {string} */ file, /** @type {string} */ mine) {
  if (readText(file) === mine) rmSync(file, { force: true });
}

function readText(/** @type {string} */ file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** @returns {Holder | null} */
function readHolder(/** @type {string} */ text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A holder on another machine (a shared folder) cannot be looked at, so it counts as alive. */
function isAlive(/** @type {Holder} */ holder) {
  if (holder.host !== hostname()) return true;
  if (!isRunning(holder.pid)) return false;
  const now = startTime(holder.pid);
  return now === "" || holder.startedAt === "" || now === holder.startedAt;
}
