import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chown, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { findPort } from "../port.mjs";
import { isRunning } from "../process.mjs";
import { StartError } from "../words.mjs";
import { endOrphan, signalServer } from "./orphan";
import { choosePlace, type Place } from "./place";

export type Cluster = {
  /** Address of one of its databases, as superuser. */
  urlOf(database: string): string;
  stop(): Promise<void>;
};

/** What a second process (npm run organiser) needs to get in; only the owner can read it. */
type Connection = { port: number; password: string };

/**
 * Starts the PostgreSQL whose files are under `folder`, making it at the first time. It listens on 127.0.0.1 alone,
 * with a random password. One that an earlier, killed process left running on the same files is stopped first.
 * @param options.durable false leaves out waiting for the disk: for tests, whose data nobody misses.
 */
export async function startCluster(folder: string, options: { durable?: boolean } = {}): Promise<Cluster> {
  const place = await choosePlace(folder);
  const data = path.join(place.home, "data");
  const known = await readConnection(folder);
  const password = known?.password ?? randomBytes(24).toString("base64url");
  if (existsSync(data)) {
    if (!known)
      throw new StartError(`${data} holds a database, but ${connectionFile(folder)} with its password is gone.`);
    await endOrphan(data);
  } else {
    await initialise(place, data, password);
  }
  const connection = { port: await findPort(known?.port), password };
  await writeFile(connectionFile(folder), JSON.stringify(connection), { mode: 0o600 });
  const pid = await launch(place, data, connection, options.durable ?? true);
  return {
    urlOf: (database) => urlOf(connection, database),
    async stop() {
      // SIGINT is PostgreSQL's "fast" shutdown: sessions are ended, the data files are left clean.
      signalServer(pid, "SIGINT");
      for (let waited = 0; isRunning(pid); waited += 20) {
        if (waited === 10_000) signalServer(pid, "SIGQUIT");
        if (waited > 15_000) return;
        await sleep(20);
      }
    },
  };
}

/** Address of a database of the cluster under `folder` while it runs; null when none was ever made. */
export async function findClusterUrl(folder: string, database: string): Promise<string | null> {
  const connection = await readConnection(folder);
  return connection ? urlOf(connection, database) : null;
}

function urlOf({ port, password }: Connection, database: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
}

function connectionFile(folder: string): string {
  return path.join(folder, "connection.json");
}

async function readConnection(folder: string): Promise<Connection | null> {
  return readFile(connectionFile(folder), "utf8").then(JSON.parse, () => null);
}

/** Made beside its final place and moved there when whole: an initdb that is killed leaves nothing that looks ready. */
async function initialise(place: Place, data: string, password: string): Promise<void> {
  const draft = `${data}.new`;
  const passwordFile = path.join(place.home, "password.new");
  await rm(draft, { recursive: true, force: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (place.user) await chown(passwordFile, place.user.uid, place.user.gid);
  const made = spawnSync(
    path.join(place.programs, "bin", "initdb"),
    [
      `--pgdata=${draft}`,
      "--username=postgres",
      "--auth=scram-sha-256",
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      // The same order and case rules on every machine, whatever locales it has.
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
    ],
    { cwd: place.home, encoding: "utf8", ...identity(place) },
  );
  await rm(passwordFile, { force: true });
  if (made.status !== 0) {
    await rm(draft, { recursive: true, force: true });
    throw new StartError(
      `PostgreSQL could not prepare its files in ${place.home}:\n${made.error?.message ?? ""}${made.stderr ?? ""}`.trimEnd(),
    );
  }
  await rename(draft, data);
}

/** @returns the pid of the server, which by then accepts connections. */
async function launch(place: Place, data: string, connection: Connection, durable: boolean): Promise<number> {
  const logFile = path.join(place.home, "server.log");
  const log = await open(logFile, "w", 0o600);
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(connection.port),
    unix_socket_directories: "",
    max_connections: "200",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const args = ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  // A process group of its own: Ctrl-C in the terminal must reach us first, so that requests end before the database.
  const server = spawn(path.join(place.programs, "bin", "postgres"), args, {
    cwd: place.home,
    detached: true,
    stdio: ["ignore", "ignore", log.fd],
    ...identity(place),
  });
  let failure: string | undefined;
  server.once("error", (error) => {
    failure = error.message;
  });
  server.once("exit", (code) => {
    failure ??= `it ended with code ${code}`;
  });
  server.unref();
  const deadline = performance.now() + 60_000;
  while (!(await accepts(urlOf(connection, "postgres")))) {
    if (failure !== undefined || performance.now() > deadline) {
      if (server.pid) signalServer(server.pid, "SIGINT");
      const said = await readFile(logFile, "utf8").catch(() => "");
      throw new StartError(
        `PostgreSQL did not start: ${failure ?? "no answer within a minute"}.\n${said.split("\n").slice(-15).join("\n")}`.trimEnd(),
      );
    }
    await sleep(25);
  }
  await log.close();
  return server.pid as number;
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

/** Environment variables of the person (LC_ALL with a locale this machine lacks, PGDATA) must not reach the server. */
function identity({ user, programs }: Place) {
  const { PATH, NODE_ENV, SystemRoot } = process.env;
  return {
    env: { PATH, NODE_ENV, SystemRoot, LC_ALL: "C", TZ: "UTC", LD_LIBRARY_PATH: path.join(programs, "lib") },
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  };
}
