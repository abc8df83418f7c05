import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { root } from "./settings.mjs";
import { runQuietly } from "./words.mjs";

/** What the build is made from. */
const sources = [
  "app",
  "components",
  "emails",
  "lib",
  "prisma/schema",
  "prisma/seed",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "tsconfig.json",
];

const output = path.join(root, ".next");
const previous = path.join(root, "node_modules", ".cache", "previous-build");
const stamp = path.join(output, "built-from");

/** Whether `.next` was built from the sources as they stand. */
export async function isBuilt(): Promise<boolean> {
  const builtFrom = await readFile(stamp, "utf8").catch(() => "");
  return builtFrom !== "" && builtFrom === (await hashOfSources());
}

/**
 * Builds into `.next`. The build from before is put aside meanwhile and comes back when this one fails.
 * Call it with the checkout's lock held: two builds would write into each other.
 */
export async function build(): Promise<void> {
  const hash = await hashOfSources();
  await putAside();
  try {
    await runQuietly("Building the pages, when something changed (half a minute or so)", process.execPath, [
      "node_modules/next/dist/bin/next",
      "build",
    ]);
    await writeFile(stamp, hash);
  } catch (error) {
    await bringBack();
    throw error;
  }
  await rm(previous, { recursive: true, force: true });
}

async function putAside(): Promise<void> {
  // A build that was killed left its half work in .next and the last good one aside.
  if (existsSync(previous) && !existsSync(stamp)) await bringBack();
  await rm(previous, { recursive: true, force: true });
  if (!existsSync(output)) return;
  await mkdir(path.dirname(previous), { recursive: true });
  await rename(output, previous);
  await mkdir(output);
  await rename(path.join(previous, "cache"), path.join(output, "cache")).catch(() => {});
}

async function bringBack(): Promise<void> {
  await rm(output, { recursive: true, force: true });
  await rename(previous, output).catch(() => {});
}

async function hashOfSources(): Promise<string> {
  // Next compiles this key into the build (docs/operating.md, two web servers).
  const hash = createHash("sha256").update(process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "");
  for (const source of sources) {
    const at = path.join(root, source);
    if (!existsSync(at)) continue;
    for (const file of await filesUnder(at)) hash.update(path.relative(root, file)).update(await readFile(file));
  }
  return hash.digest("hex");
}

async function filesUnder(at: string): Promise<string[]> {
  if (!(await stat(at)).isDirectory()) return [at];
  const entries = await readdir(at, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
