import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import next from "next/package.json" with { type: "json" };
import prisma from "prisma/package.json" with { type: "json" };

/** Two lines that say what was measured on what. */
export function describeMachine(): { machine: string; commit: string; versions: string } {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    machine: `${cpus().length} × ${cpu?.model.trim()}, ${memory} GB, ${process.platform} ${process.arch}`,
    commit: commit(),
    versions: `Node ${process.versions.node}, Next ${next.version}, Prisma ${prisma.version}`,
  };
}

function commit(): string {
  const git = (...args: string[]) =>
    execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  try {
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain") ? " with changes" : ""}`;
  } catch {
    // A copy without its history can be measured too.
    return "no git";
  }
}
