import { readFileSync } from "node:fs";
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

/** Times in milliseconds; memory is that of the whole server process, in megabytes. */
export type Download = {
  what: string;
  bytes: number;
  firstByte: number;
  total: number;
  /** Resident before it was asked for, and at most while it was written. Null where the system does not tell (no Linux). */
  idle: number | null;
  most: number | null;
};

/**
 * Takes a file out of a running server as fast as it comes, and looks at the server's memory all the while.
 * @param pid of the server.
 */
export async function download(what: string, address: string, cookie: string, pid: number): Promise<Download> {
  await sleep(1_000);
  const idle = residentMegabytes(pid);
  let most = idle;
  const watch = setInterval(() => {
    const now = residentMegabytes(pid);
    if (most !== null && now !== null) most = Math.max(most, now);
  }, 20);
  const begun = performance.now();
  let firstByte = 0;
  let bytes = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      const sent = request(address, { agent: false, headers: { cookie } }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${address} answered ${answer.statusCode}.`));
        answer.on("data", (piece: Buffer) => {
          firstByte ||= performance.now() - begun;
          bytes += piece.length;
        });
        answer.on("end", resolve).on("error", reject);
      });
      sent.on("error", reject).end();
    });
  } finally {
    clearInterval(watch);
  }
  return { what, bytes, firstByte, total: performance.now() - begun, idle, most };
}

/** Linux counts in kB (proc(5), VmRSS). */
function residentMegabytes(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes ? Number(kilobytes) / 1_000 : null;
  } catch {
    return null;
  }
}

export const downloadHeadings = `| download | registrations | MB | first byte ms | whole s | server idle MB | at most MB | over idle MB |
|---|---:|---:|---:|---:|---:|---:|---:|`;

export function downloadRow(size: number, { what, bytes, firstByte, total, idle, most }: Download): string {
  const memory = idle === null || most === null ? ["–", "–", "–"] : [idle, most, most - idle].map(Math.round);
  const cells = [size, (bytes / 1_000_000).toFixed(1), Math.round(firstByte), (total / 1_000).toFixed(1), ...memory];
  return `| ${what} | ${cells.join(" | ")} |`;
}
