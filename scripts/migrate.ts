import { execFileSync } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { applyMigrations, type SchemaFiles, schemaChangeAsSql } from "../lib/migrations";

/**
 * `npm run db:migrate` applies what is missing. `npm run db:migrate -- --write NAME` writes what changed in
 * prisma/schema since the last commit as a new migration, to be read, completed by hand (checks, partial indexes) and
 * committed with the schema.
 */
const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) {
  console.error("DATABASE_URL is not set: name the database to migrate. (`npm start` migrates its own by itself.)");
  process.exit(1);
}
const applied = await applyMigrations(databaseUrl);
console.log(applied.length === 0 ? "The database is up to date." : `Applied: ${applied.join(", ")}`);

const flag = process.argv.indexOf("--write");
if (flag !== -1) {
  const name = process.argv[flag + 1];
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    console.error("Name the migration in lower case with underscores, for example: --write add_offers");
    process.exit(1);
  }
  const sql = await schemaChangeAsSql(databaseUrl, committedSchema());
  if (sql === "") {
    console.log("The schema has not changed since the last commit: nothing to write.");
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const folder = path.join("prisma", "migrations", `${stamp}_${name}`);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, "migration.sql"), sql);
    console.log(`Wrote ${folder}/migration.sql`);
  }
}
process.exit(0);

function committedSchema(): SchemaFiles | undefined {
  const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" });
  const files = git("ls-tree", "--name-only", "HEAD", "prisma/schema/").split("\n").filter(Boolean);
  return files.length === 0 ? undefined : files.map((file) => [file, git("show", `HEAD:${file}`)]);
}
