import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeLock, waitForLock } from "../../../scripts/parts/lock.mjs";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "lock-"));
  file = path.join(folder, "running.lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

async function pidOfTheDead(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

describe("a lock", () => {
  it("is held by one, who is named to the next", () => {
    expect(takeLock(file)).toHaveProperty("lock");
    expect(takeLock(file)).toMatchObject({ holder: { pid: process.pid } });
  });

  it("is free again when it is released", async () => {
    const first = await waitForLock(file, () => {});
    let told = 0;
    const second = waitForLock(file, () => {
      told += 1;
      first.release();
    });
    await expect(second).resolves.toHaveProperty("release");
    expect(told).toBe(1);
  });

  it("is free when its holder was killed", async () => {
    writeFileSync(file, JSON.stringify({ pid: await pidOfTheDead(), startedAt: "", host: hostname() }));
    expect(takeLock(file)).toHaveProperty("lock");
  });

  it("is free when the pid of its holder has since been given to another program", () => {
    writeFileSync(file, JSON.stringify({ pid: process.ppid, startedAt: "1", host: hostname() }));
    expect(takeLock(file)).toHaveProperty(process.platform === "linux" ? "lock" : "holder");
  });

  it("is free when the file was cut off", () => {
    writeFileSync(file, '{"pid":');
    expect(takeLock(file)).toHaveProperty("lock");
  });

  it("counts as held when its holder runs on another machine", () => {
    writeFileSync(file, JSON.stringify({ pid: 1, startedAt: "", host: `not-${hostname()}` }));
    expect(takeLock(file)).toHaveProperty("holder");
  });

  it("is not removed by somebody who no longer holds it", () => {
    const first = takeLock(file);
    writeFileSync(file, "somebody else's");
    if ("lock" in first) first.lock.release();
    expect(readFileSync(file, "utf8")).toBe("somebody else's");
  });
});
