import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { connect, type Db } from "@/lib/db";
import { templateName } from "./cluster";

export type TestDatabase = { db: Db; url: string };

/**
 * A database of its own for a test file, with all migrations applied, dropped when the file is done:
 * `const { db, url } = await testDatabase();` at the top of the file.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject("clusterUrl");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${templateName}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).toString();
  const db = connect(url, 20);
  afterAll(async () => {
    await db.$disconnect();
    await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return { db, url };
}

/** An empty database without any migration, for tests of migrations themselves. */
export async function emptyDatabase(): Promise<string> {
  const server = inject("clusterUrl");
  const name = `empty_${randomBytes(8).toString("hex")}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  afterAll(() => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`));
  return Object.assign(new URL(server), { pathname: `/${name}` }).toString();
}

/** How many connections to this database wait for a lock, to go on once somebody does. */
export async function countWaiting(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}

async function onServer(url: string, sql: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(sql);
      return;
    } catch (error) {
      // 55006: another worker copies the template at this very moment.
      if ((error as { code?: string }).code !== "55006" || tries === 50) throw error;
    } finally {
      await client.end();
    }
  }
}
