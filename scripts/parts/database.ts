import path from "node:path";
import pg from "pg";
import { findClusterUrl, startCluster } from "./postgres/cluster";
import { dataDir } from "./settings.mjs";
import { StartError } from "./words.mjs";

const name = "registration_desk";

function clusterFolder(): string {
  return path.join(dataDir(), "postgres");
}

/**
 * Starts the embedded PostgreSQL and makes the application's database in it when there is none yet.
 * @param whenStopping is given the way to stop it before anything is started, so that no moment is left without one.
 * @returns the database's address.
 */
export async function startEmbeddedDatabase(whenStopping: (stop: () => Promise<void>) => void): Promise<string> {
  const cluster = await startCluster(clusterFolder(), { whenStopping });
  await withClient(cluster.urlOf("postgres"), async (client) => {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  });
  return cluster.urlOf(name);
}

/** Address of the embedded database when a running start has it open; null otherwise. */
export async function findEmbeddedDatabase(): Promise<string | null> {
  const url = await findClusterUrl(clusterFolder(), name);
  if (!url) return null;
  return withClient(url, async () => url).catch(() => null);
}

/**
 * Makes sure that the database named in DATABASE_URL can be used, before anything else is done.
 * @throws {StartError} with what is wrong and what to do; passwords are not shown.
 */
export async function checkDatabase(url: string): Promise<void> {
  try {
    await withClient(url, async (client) => {
      const { rows } = await client.query(
        "SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS words, " +
          "has_schema_privilege('public', 'CREATE') AS may_create",
      );
      const [{ version, words, may_create: mayCreate }] = rows;
      if (version < 140000) throw refusal(url, `is PostgreSQL ${words}; this needs version 14 or newer`);
      if (!mayCreate)
        throw refusal(url, "does not let this user make tables: GRANT CREATE ON SCHEMA public TO that user");
    });
  } catch (error) {
    throw error instanceof StartError ? error : refusal(url, reason(error));
  }
}

function refusal(url: string, why: string): StartError {
  return new StartError(`The database at ${withoutPassword(url)} ${why}. (DATABASE_URL)`);
}

/** Words for the SQLSTATE or the system's code of a failed connection. */
function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  switch (code) {
    case "28P01":
    case "28000":
      return "refuses this user or password";
    case "3D000":
      return "does not exist: create it first, for example with createdb";
    case "53300":
      return "has no free connections left";
    case "ECONNREFUSED":
      return "does not answer: nothing listens there";
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return "cannot be found: there is no such host";
    default:
      return `cannot be used: ${message || code || error}`;
  }
}

function withoutPassword(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return "the given address";
  }
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
