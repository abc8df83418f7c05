import { spawnSync } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isRunning } from "../process.mjs";
import { StartError } from "../words.mjs";

/** Sends a signal; a process that is gone already is what one wanted. */
export function signalServer(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/**
 * Stops the server that a killed process left behind on these files. Called with the data folder's lock held, so
 * nobody can be using it. A postmaster.pid whose process is somebody else's is removed: PostgreSQL itself would
 * refuse to start when that pid has since been given to another program of the same user.
 */
export async function endOrphan(data: string): Promise<void> {
  const file = path.join(data, "postmaster.pid");
  const pid = Number((await readFile(file, "utf8").catch(() => "")).split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0) return;
  if (!isRunning(pid) || !(await isServerOf(pid, data))) {
    await rm(file, { force: true });
    return;
  }
  try {
    signalServer(pid, "SIGINT");
  } catch {
    throw new StartError(
      `A PostgreSQL started by another user (process ${pid}) still runs with the files in ${data}. ` +
        "Stop it, or set DATA_DIR to a folder of your own.",
    );
  }
  for (let waited = 0; isRunning(pid); waited += 50) {
    if (waited === 10_000) signalServer(pid, "SIGQUIT");
    if (waited > 20_000) throw new StartError(`A PostgreSQL left over from earlier (process ${pid}) does not stop.`);
    await sleep(50);
  }
}

async function isServerOf(pid: number, data: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").then(
    (text) => text.replaceAll("\0", " "),
    () => spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "",
  );
  return command.includes("postgres") && command.includes(data);
}
