import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "../../lib/migrations";
import { startCluster } from "../../scripts/parts/postgres/cluster";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the cluster's own database, as superuser. */
    clusterUrl: string;
  }
}

/** A database with all migrations and no rows; `testDatabase` makes copies of it. */
export const templateName = "template_desk";

/** One real PostgreSQL for all integration tests, thrown away at the end. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(path.join(tmpdir(), "registration-desk-tests-"));
  // As root the cluster runs as another user, who must be able to get in.
  await chmod(folder, 0o755);
  const cluster = await startCluster(folder, { durable: false });
  const clusterUrl = cluster.urlOf("postgres");
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateName}`);
  await client.end();
  await applyMigrations(cluster.urlOf(templateName));
  project.provide("clusterUrl", clusterUrl);
  return async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
