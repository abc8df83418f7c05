import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { findPort } from "../../scripts/parts/port.mjs";
import { root } from "../../scripts/parts/settings.mjs";
import { runQuietly } from "../../scripts/parts/words.mjs";

const next = path.join(root, "node_modules/next/dist/bin/next");
const folder = path.join(root, "tests/bench/floor");

export type Floor = { origin: string; stop(): Promise<void> };

/**
 * Builds and serves the floor: a bare Next.js application whose form's action does one INSERT into a table of its own in
 * the given database. What the framework costs by itself.
 */
export async function startFloor(databaseUrl: string): Promise<Floor> {
  await runQuietly("Building the floor", process.execPath, [next, "build", folder], { NODE_ENV: "production" });
  // Types of its routes, which would get into the way of the application's own.
  await rm(path.join(folder, "next-env.d.ts"), { force: true });
  await makeTable(databaseUrl);
  const port = await findPort(undefined);
  const server = spawn(process.execPath, [next, "start", folder, "--port", String(port)], {
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on("data", (chunk: Buffer) => {
      if (chunk.includes("Ready")) resolve();
    });
    server.once("exit", (code) => reject(new Error(`The floor ended with code ${code}.`)));
  });
  return { origin: `http://127.0.0.1:${port}`, stop: () => end(server) };
}

async function makeTable(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`CREATE TABLE bench_floor (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, given_name text NOT NULL, family_name text NOT NULL,
    email text NOT NULL, organisation text NOT NULL, organisation_type text NOT NULL, country text NOT NULL,
    job_title text NOT NULL, registered_at timestamptz NOT NULL DEFAULT now())`);
  await client.end();
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, "exit");
  server.kill("SIGTERM");
  await ended;
}
