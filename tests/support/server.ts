import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { chmod, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findPort } from "../../scripts/parts/port.mjs";
import { isRunning } from "../../scripts/parts/process.mjs";
import type { Addresses } from "../../scripts/parts/settings.mjs";

const root = path.resolve(import.meta.dirname, "../..");

export type RunningServer = Addresses & {
  dataDir: string;
  /** Everything it has printed so far. */
  output(): string;
  /** Ends it as Ctrl-C does; answers with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does: no clean-up of any kind. */
  kill(): Promise<void>;
  /** Removes its data; stop it first. */
  removeData(): Promise<void>;
};

/** Settings of whoever runs the tests must not reach the server under test. */
const forgotten = ["APP_URL", "DATABASE_URL", "SMTP_URL", "MAIL_FROM", "AUTH_SECRET", "ORGANISER_EMAILS", "APP_CLOCK"];

/** A new, empty data folder that the user PostgreSQL runs as can enter. */
export async function makeDataDir(): Promise<string> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "registration-desk-e2e-"));
  await chmod(dataDir, 0o755);
  return dataDir;
}

/**
 * Starts the application as `npm start` does and waits until it serves.
 * @param options.dataDir the folder of an earlier server, to start again on its data
 * @param options.env settings; without any, it starts as the demonstration
 */
export async function startServer(
  options: { dataDir?: string; env?: Record<string, string> } = {},
): Promise<RunningServer> {
  const dataDir = options.dataDir ?? (await makeDataDir());
  const port = await findPort(undefined);
  const cleared = Object.fromEntries(forgotten.map((name) => [name, ""]));
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: { ...process.env, TZ: "UTC", ...cleared, DATA_DIR: dataDir, PORT: String(port), ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk;
      if (output.includes("Ready.")) resolve();
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.once("exit", (code) => reject(new Error(`The server ended with code ${code}:\n${output}`)));
  });
  await ready.catch(async (error) => {
    if (!options.dataDir) await removeData(dataDir);
    throw error;
  });
  const addresses: Addresses = JSON.parse(readFileSync(path.join(dataDir, "addresses.json"), "utf8"));
  return {
    ...addresses,
    dataDir,
    output: () => output,
    stop: () => end(server, "SIGTERM"),
    kill: async () => {
      await end(server, "SIGKILL");
    },
    removeData: () => removeData(dataDir),
  };
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (server.exitCode !== null || server.signalCode !== null) return server.exitCode;
  const ended = once(server, "exit");
  server.kill(signal);
  await ended;
  return server.exitCode;
}

/** A killed server leaves its PostgreSQL running; without its files it would linger. */
async function removeData(dataDir: string): Promise<void> {
  const pidFile = path.join(dataDir, "postgres", "data", "postmaster.pid");
  let pid = 0;
  try {
    pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  } catch {
    // It was stopped properly.
  }
  if (pid > 0 && isRunning(pid)) process.kill(pid, "SIGQUIT");
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
