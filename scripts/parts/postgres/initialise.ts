import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { chown, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { StartError } from "../words.mjs";
import { howToRun } from "./environment";
import type { Place } from "./place";

/**
 * Makes the files of a new cluster, beside their final place, and moves them there when they are whole: an initdb that
 * is killed leaves nothing that looks ready. When it is stopped it takes its files and the password away again.
 * @param signal stops it; the promise is then rejected.
 */
export async function initialise(place: Place, data: string, password: string, signal: AbortSignal): Promise<void> {
  const draft = `${data}.new`;
  const passwordFile = path.join(place.home, "password.new");
  const removePassword = () => rmSync(passwordFile, { force: true });
  await rm(draft, { recursive: true, force: true });
  // Also when the process ends at once, at a second Ctrl-C.
  process.once("exit", removePassword);
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (place.user) await chown(passwordFile, place.user.uid, place.user.gid);
    signal.throwIfAborted();
    const failure = await runInitdb(place, draft, passwordFile, signal);
    signal.throwIfAborted();
    if (failure !== null)
      throw new StartError(`PostgreSQL could not prepare its files in ${place.home}:\n${failure}`.trimEnd());
    await rename(draft, data);
  } finally {
    removePassword();
    process.off("exit", removePassword);
    await rm(draft, { recursive: true, force: true });
  }
}

/** @returns what went wrong, in initdb's words; null when nothing did. */
function runInitdb(place: Place, data: string, passwordFile: string, signal: AbortSignal): Promise<string | null> {
  const args = [
    `--pgdata=${data}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    // The same order and case rules on every machine, whatever locales it has.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ];
  return new Promise((resolve) => {
    const initdb = spawn(path.join(place.programs, "bin", "initdb"), args, {
      ...howToRun(place),
      stdio: ["ignore", "ignore", "pipe"],
    });
    // On SIGINT initdb removes what it has made so far.
    const stop = () => initdb.kill("SIGINT");
    signal.addEventListener("abort", stop);
    process.once("exit", stop);
    let said = "";
    const end = (failure: string | null) => {
      signal.removeEventListener("abort", stop);
      process.off("exit", stop);
      resolve(failure);
    };
    initdb.stderr.on("data", (chunk) => {
      said += chunk;
    });
    initdb.once("error", (error) => end(error.message));
    initdb.once("close", (code) => end(code === 0 ? null : said));
  });
}
