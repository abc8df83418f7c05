import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findPort } from "../../../scripts/parts/port.mjs";
import { isRunning } from "../../../scripts/parts/process.mjs";

const root = path.resolve(import.meta.dirname, "../../..");
let dataDir: string;
let home: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "interrupted-"));
  // As root the server runs as another user, who must be able to get in.
  chmodSync(dataDir, 0o755);
  home = path.join(dataDir, "postgres");
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Starts as `npm start` does and sends Ctrl-C as soon as the file is there. */
async function interruptAt(file: string): Promise<{ code: number | null; text: string }> {
  const env = { ...process.env, DATABASE_URL: "", SMTP_URL: "smtp://127.0.0.1:1", AUTH_SECRET: "", DATA_DIR: dataDir };
  const child = spawn(process.execPath, ["scripts/start.mjs", "--installed"], {
    cwd: root,
    env: { ...env, PORT: String(await findPort(undefined)) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "close");
  while (!existsSync(path.join(home, file)) && child.exitCode === null) await sleep(1);
  const text = readFileSync(path.join(home, file), "utf8");
  child.kill("SIGINT");
  await ended;
  return { code: child.exitCode, text };
}

describe("Ctrl-C while the database is being started", () => {
  it("leaves neither half-made files nor the password when they are just being made", async () => {
    const { code } = await interruptAt("password.new");
    expect(code).toBe(0);
    expect(readdirSync(home)).toEqual(["connection.json"]);
  });

  it("stops the server that had been started a moment ago", async () => {
    const { code, text } = await interruptAt("data/postmaster.pid");
    expect(code).toBe(0);
    const pid = Number(text.split("\n")[0]);
    expect(pid === 0 || !isRunning(pid)).toBe(true);
    expect(existsSync(path.join(home, "data/postmaster.pid"))).toBe(false);
  });
});
