import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { findPort } from "../port.mjs";
import { StartError } from "../words.mjs";
import { initialise } from "./initialise";
import { endOrphan } from "./orphan";
import { choosePlace } from "./place";
import { launch, type Server } from "./server";

export type Cluster = {
  /** Address of one of its databases, as superuser. */
  urlOf(database: string): string;
  stop(): Promise<void>;
};

type Options = {
  /** False leaves out waiting for the disk: for tests, whose data nobody misses. */
  durable?: boolean;
  /** Is given the way to stop it before anything is made, so that a start can be stopped half-way too. */
  whenStopping?: (stop: () => Promise<void>) => void;
};

/** What a second process (npm run organiser) needs to get in; only the owner can read it. */
type Connection = { port: number; password: string };

/**
 * Starts the PostgreSQL whose files are under `folder`, making it at the first time. It listens on 127.0.0.1 alone,
 * with a random password. One that an earlier, killed process left running on the same files is stopped first.
 * A start that is stopped half-way is rejected, with nothing left running and no half-made files.
 */
export async function startCluster(folder: string, options: Options = {}): Promise<Cluster> {
  const stopping = new AbortController();
  const starting = start(folder, options.durable ?? true, stopping.signal);
  const stop = async () => {
    stopping.abort();
    await starting.then(
      ({ server }) => server.stop(),
      () => {},
    );
  };
  options.whenStopping?.(stop);
  const { connection } = await starting;
  return { urlOf: (database) => urlOf(connection, database), stop };
}

async function start(
  folder: string,
  durable: boolean,
  signal: AbortSignal,
): Promise<{ connection: Connection; server: Server }> {
  const place = await choosePlace(folder);
  const data = path.join(place.home, "data");
  const known = await readConnection(folder);
  const password = known?.password ?? randomBytes(24).toString("base64url");
  // Left by a process that was killed while it made the cluster.
  await rm(path.join(place.home, "password.new"), { force: true });
  signal.throwIfAborted();
  if (existsSync(data)) {
    if (!known)
      throw new StartError(`${data} holds a database, but ${connectionFile(folder)} with its password is gone.`);
    await endOrphan(data);
  } else {
    // Before the files are made, which are of no use without it.
    await writeFile(connectionFile(folder), JSON.stringify({ port: known?.port ?? 0, password }), { mode: 0o600 });
    await initialise(place, data, password, signal);
  }
  const connection = { port: await findPort(known?.port), password };
  await writeFile(connectionFile(folder), JSON.stringify(connection), { mode: 0o600 });
  signal.throwIfAborted();
  const server = await launch(place, data, {
    port: connection.port,
    url: urlOf(connection, "postgres"),
    durable,
    signal,
  });
  return { connection, server };
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
