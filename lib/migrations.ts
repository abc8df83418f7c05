import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineBindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/**
 * Migrations with Prisma's own schema engine as WebAssembly from the npm registry, because the CLI downloads a native
 * binary that many public-sector networks block. See docs/decisions/003-migrations-without-a-binary.md.
 * `_prisma_migrations` is filled as the CLI fills it, so `prisma migrate deploy` stays usable elsewhere.
 */
const root = process.cwd();
const migrationsFolder = path.join(root, "prisma", "migrations");
const schemaFolder = path.join(root, "prisma", "schema");

/** graphile-worker keeps its own tables in its own schema; Prisma's tables stand in `public` alone. */
const filters = { externalTables: [], externalEnums: [] };

let engineReady: Promise<void> | undefined;

async function loadEngine(): Promise<void> {
  const require = createRequire(import.meta.url);
  const bindings = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const file = path.join(path.dirname(bindings), "schema_engine_bg.wasm");
  const module = await WebAssembly.compile(await readFile(file));
  const instance = await WebAssembly.instantiate(module, {
    "./schema_engine_bg.js": engineBindings as unknown as WebAssembly.ModuleImports,
  });
  engineBindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as (() => void) | undefined)?.();
}

async function readSchema(): Promise<SchemaFiles> {
  const names = (await readdir(schemaFolder)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      const file = path.join(schemaFolder, name);
      return [file, await readFile(file, "utf8")];
    }),
  );
}

async function readMigrations() {
  const entries = await readdir(migrationsFolder, { withFileTypes: true }).catch(() => []);
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      folders.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(path.join(migrationsFolder, name, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}

/**
 * The adapter cuts scripts at every semicolon, function bodies included, and runs the pieces on any connection. Sent
 * whole, PostgreSQL runs a script as one transaction: a migration that fails leaves nothing behind.
 */
class WholeScripts extends PrismaPg {
  private readonly opened: { dispose(): Promise<void> }[] = [];

  override async connect() {
    const adapter = await super.connect();
    this.opened.push(adapter);
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }

  /** The engine's own lock goes with its connection, which would otherwise stay open until it had been idle for a while. */
  async close(): Promise<void> {
    await Promise.all(this.opened.map((adapter) => adapter.dispose()));
  }
}

async function withEngine<Result>(
  databaseUrl: string,
  work: (engine: engineBindings.SchemaEngine, schema: SchemaFiles) => Promise<Result>,
): Promise<Result> {
  engineReady ??= loadEngine();
  await engineReady;
  const schema = await readSchema();
  const connections = new WholeScripts({ connectionString: databaseUrl });
  const adapter = bindMigrationAwareSqlAdapterFactory(connections);
  const engine = await engineBindings.SchemaEngine.new({ datamodels: schema }, () => {}, adapter);
  try {
    return await work(engine, schema);
  } finally {
    engine.free();
    await connections.close();
  }
}

/**
 * Applies every committed migration that the database does not have yet, in the order of their names.
 * @returns the names of those that were applied now; empty when the database was up to date.
 * @throws when a migration fails or an applied one has disappeared; the message is the engine's own. Also when the
 *   connection is lost meanwhile.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  const alone = new pg.Client({ connectionString: databaseUrl });
  // Nobody waits for an answer on it while the engine works; without a listener, losing it would end the process.
  let lost: Error | undefined;
  alone.on("error", (error) => {
    lost = error;
  });
  try {
    await alone.connect();
    // Two processes that start at once take turns; the lock goes with the connection.
    await alone.query("SELECT pg_advisory_lock(hashtextextended('migrations', 0))");
    await addExtensions(alone);
    const result = await withEngine(databaseUrl, (engine) => engine.applyMigrations({ migrationsList, filters }));
    // Another process may have begun meanwhile: it is not known that all went well.
    if (lost) throw lost;
    return result.appliedMigrationNames;
  } catch (error) {
    if (lost) throw new Error(`the connection to the database was lost meanwhile (${lost.message})`);
    throw error;
  } finally {
    await alone.end().catch(() => {});
  }
}

/** What the migrations need of PostgreSQL beyond its core. Trusted: the owner of a database may add it. */
const extensions = ["pg_trgm"];

/**
 * Adds them before the first migration needs one, since a migration that failed would have to be mended by hand.
 * @throws in an operator's words when the server refuses or does not have it.
 */
async function addExtensions(client: pg.Client): Promise<void> {
  for (const name of extensions) {
    try {
      await client.query(`CREATE EXTENSION IF NOT EXISTS ${name}`);
    } catch (error) {
      throw new Error(
        `the database needs PostgreSQL's extension ${name} for its search and could not add it ` +
          `(${(error as Error).message}). Have an administrator of the server run "CREATE EXTENSION ${name};" in it, or ` +
          "install the package postgresql-contrib where it is missing",
      );
    }
  }
}

/** Prisma schema files: path and text. */
export type SchemaFiles = [file: string, text: string][];

/**
 * What leads from one Prisma schema to another, as SQL for PostgreSQL. Compares the two texts, no tables are looked at:
 * the engine cannot read the catalogue through @prisma/adapter-pg 7.10 (it has no "char" type).
 * @param from the schema to start from; none means an empty database.
 * @param to the schema to reach; the one in `prisma/schema` unless given.
 * @returns an empty string when there is nothing to do.
 */
export async function schemaChangeAsSql(databaseUrl: string, from?: SchemaFiles, to?: SchemaFiles): Promise<string> {
  return withEngine(databaseUrl, async (engine, current) => {
    const container = (files: SchemaFiles) => ({ files: files.map(([file, content]) => ({ path: file, content })) });
    const result = await engine.diff({
      from: from ? { tag: "schemaDatamodel", ...container(from) } : { tag: "empty" },
      to: { tag: "schemaDatamodel", ...container(to ?? current) },
      script: true,
      exitCode: null,
      filters,
    });
    const sql = result.stdout ?? "";
    return /^\s*(--.*\s*)*$/.test(sql) ? "" : sql;
  });
}
