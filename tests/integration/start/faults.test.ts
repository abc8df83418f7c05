import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { takeLock } from "../../../scripts/parts/lock.mjs";
import { findPort } from "../../../scripts/parts/port.mjs";

const root = path.resolve(import.meta.dirname, "../../..");
const secret = "a secret of somebody who runs this, long enough";
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "faults-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Starts as `npm start` does, with packages and build taken as they are, and waits for the end. */
async function start(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const unset = {
    DATABASE_URL: "",
    SMTP_URL: "smtp://127.0.0.1:1",
    AUTH_SECRET: "",
    ORGANISER_EMAILS: "",
    APP_URL: "",
  };
  const port = String(await findPort(undefined));
  const child = spawn(process.execPath, ["scripts/start.mjs", "--installed"], {
    cwd: root,
    env: { ...process.env, ...unset, DATA_DIR: dataDir, PORT: port, ...env },
  });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  await once(child, "close");
  return { code: child.exitCode, said };
}

/** The cluster's address with something changed. */
function databaseUrl(change: (url: URL) => void): string {
  const url = new URL(inject("clusterUrl"));
  change(url);
  return url.toString();
}

describe("a start that cannot be", () => {
  it("because another one holds the data folder, names it and leaves it alone", async () => {
    const taken = takeLock(path.join(dataDir, "running.lock"));
    const { code, said } = await start({});
    expect(said).toContain(`Already running with the data in ${dataDir} (process ${process.pid})`);
    expect(code).toBe(1);
    expect(readdirSync(dataDir)).toEqual(["running.lock"]);
    if ("lock" in taken) taken.lock.release();
  });

  it("because the port is taken, says so before anything is prepared", async () => {
    const other = createServer().listen(0);
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const { code, said } = await start({ PORT: String(port) });
    other.close();
    expect(said).toContain(`Port ${port} is taken by another program.`);
    expect(code).toBe(1);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it("because the data folder cannot be written, names the folder", async () => {
    const file = path.join(dataDir, "file");
    writeFileSync(file, "");
    const { code, said } = await start({ DATA_DIR: path.join(file, "data") });
    expect(said).toContain(`The data folder ${file}/data cannot be written`);
    expect(code).toBe(1);
  });

  it("because the secret is missing beside a database of one's own, says how to make one", async () => {
    const { code, said } = await start({ DATABASE_URL: inject("clusterUrl") });
    expect(said).toContain("AUTH_SECRET (not set) must be set to at least 32 random characters");
    expect(code).toBe(1);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it.each([
    ["refuses this user or password", databaseUrl((url) => Object.assign(url, { password: "hunter2" }))],
    ["does not exist", databaseUrl((url) => Object.assign(url, { pathname: "/nowhere" }))],
    ["does not answer", databaseUrl((url) => Object.assign(url, { port: "1" }))],
    ["cannot be found", databaseUrl((url) => Object.assign(url, { hostname: "database.invalid" }))],
  ])("because the database %s, says so without the password", async (words, url) => {
    const { code, said } = await start({ DATABASE_URL: url, AUTH_SECRET: secret });
    expect(said).toContain(words);
    expect(said).not.toContain(new URL(url).password);
    expect(code).toBe(1);
    expect(readdirSync(dataDir)).toEqual([]);
  });
});
