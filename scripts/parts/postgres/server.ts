import { spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isRunning } from "../process.mjs";
import { StartError } from "../words.mjs";
import { howToRun } from "./environment";
import { signalServer } from "./orphan";
import type { Place } from "./place";

export type Server = { stop(): Promise<void> };

/**
 * Starts the server on the files in `data` and waits until it accepts connections at `url`. One that does not, or that
 * is stopped meanwhile, is ended before the promise is rejected. Should this process end without stopping it (a second
 * Ctrl-C), the server is told to end.
 * @param options.durable false leaves out waiting for the disk.
 * @param options.signal stops it while it starts.
 */
export async function launch(
  place: Place,
  data: string,
  options: { port: number; url: string; durable: boolean; signal: AbortSignal },
): Promise<Server> {
  const logFile = path.join(place.home, "server.log");
  const log = await open(logFile, "w", 0o600);
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(options.port),
    unix_socket_directories: "",
    max_connections: "200",
    ...(options.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const args = ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  options.signal.throwIfAborted();
  const server = spawn(path.join(place.programs, "bin", "postgres"), args, {
    ...howToRun(place),
    stdio: ["ignore", "ignore", log.fd],
  });
  let failure: string | undefined;
  const tellToEnd = () => {
    if (server.pid && failure === undefined) signalServer(server.pid, "SIGINT");
  };
  process.once("exit", tellToEnd);
  server.once("error", (error) => {
    failure = error.message;
  });
  server.once("exit", (code) => {
    failure ??= `it ended with code ${code}`;
  });
  server.unref();
  const stop = async () => {
    if (server.pid && failure === undefined) await end(server.pid);
    process.off("exit", tellToEnd);
  };
  try {
    const deadline = performance.now() + 60_000;
    while (!(await accepts(options.url))) {
      options.signal.throwIfAborted();
      if (failure !== undefined || performance.now() > deadline) {
        const said = await readFile(logFile, "utf8").catch(() => "");
        throw new StartError(
          `PostgreSQL did not start: ${failure ?? "no answer within a minute"}.\n${said.split("\n").slice(-15).join("\n")}`.trimEnd(),
        );
      }
      await sleep(25);
    }
    options.signal.throwIfAborted();
  } catch (error) {
    await stop();
    throw error;
  } finally {
    await log.close();
  }
  return { stop };
}

/** SIGINT is PostgreSQL's "fast" shutdown: sessions are ended, the data files are left clean. */
async function end(pid: number): Promise<void> {
  signalServer(pid, "SIGINT");
  for (let waited = 0; isRunning(pid); waited += 20) {
    if (waited === 10_000) signalServer(pid, "SIGQUIT");
    if (waited > 15_000) return;
    await sleep(20);
  }
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
