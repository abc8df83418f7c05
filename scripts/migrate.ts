import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { applyMigrations, type SchemaFiles, schemaChangeAsSql } from "../lib/migrations";
import { endAfter, openDatabase } from "./parts/command";
import { checkDatabase } from "./parts/database";
import { StartError, say } from "./parts/words.mjs";

/**
 * `npm run db:migrate` applies what is missing; it needs no setting but DATABASE_URL, and without that it takes the
 * embedded database. `npm run db:migrate -- --write NAME` writes what changed in prisma/schema since the last commit as
 * a new migration, to be read, completed by hand (checks, partial indexes) and committed with the schema.
 */
await endAfter(async () => {
  const databaseUrl = process.env.DATABASE_URL || (await openDatabase());
  await checkDatabase(databaseUrl);
  const applied = await applyMigrations(databaseUrl);
  say(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);
  const flag = process.argv.indexOf("--write");
  if (flag !== -1) await write(databaseUrl, process.argv[flag + 1]);
});

async function write(databaseUrl: string, name: string | undefined): Promise<void> {
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    throw new StartError("Name the migration in lower case with underscores, for example: --write add_offers");
  }
  const sql = await schemaChangeAsSql(databaseUrl, committedSchema());
  if (sql === "") return say("The schema has not changed since the last commit: nothing to write.");
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join("prisma", "migrations", `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), sql);
  say(`Wrote ${folder}/migration.sql`);
}

function committedSchema(): SchemaFiles | undefined {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" });
  const files = git("ls-tree", "--name-only", "HEAD", "prisma/schema/").split("\n").filter(Boolean);
  return files.length === 0 ? undefined : files.map((file) => [file, git("show", `HEAD:${file}`)]);
}
