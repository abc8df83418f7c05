import { createHash, randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";

/**
 * Names of background workers: `<place>:<process id>:<chance>`. The place stands for one boot of one kernel and one
 * space of process ids, so that a process id says something: two containers, or two machines with the same host name,
 * never share a place. Where the system does not tell (no /proc), every process is its own place.
 */
const place = (() => {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return createHash("sha256")
      .update(`${boot} ${readlinkSync("/proc/self/ns/pid")}`)
      .digest("hex")
      .slice(0, 12);
  } catch {
    return randomBytes(6).toString("hex");
  }
})();

/** A name that no other worker has. */
export function nameThisWorker(): string {
  return `${place}:${process.pid}:${randomBytes(4).toString("hex")}`;
}

/** Whether the name is that of a process of this very place that no longer exists. When in doubt, it lives. */
export function isDeadNeighbour(workerName: string): boolean {
  const [itsPlace, pid] = workerName.split(":");
  if (itsPlace !== place || !pid || !/^\d+$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
