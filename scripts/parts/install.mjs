import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./settings.mjs";
import { runQuietly } from "./words.mjs";

/**
 * Installs what package-lock.json names and node_modules lacks.
 * Scripts of packages are not run: none is needed, and Prisma's would download a binary that many networks block.
 */
export async function installPackages() {
  if (isInstalled()) return;
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const viaNode = npm?.endsWith(".js");
  await runQuietly(
    "Installing packages, once (half a minute or so)",
    viaNode ? process.execPath : process.platform === "win32" ? "npm.cmd" : "npm",
    viaNode ? [npm, ...args] : args,
  );
}

/** npm writes node_modules/.package-lock.json last, so a broken-off install does not look like a whole one. */
function isInstalled() {
  const wanted = readLock("package-lock.json");
  const present = readLock("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([name, entry]) => name === "" || entry.optional || present[name]?.version === entry.version,
  );
}

/** @returns {Record<string, { version: string, optional?: boolean }> | null} */
function readLock(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), "utf8")).packages;
  } catch {
    return null;
  }
}

/** Makes the database client from prisma/schema when the schema has changed since it was made. */
export async function generateClient() {
  const folder = path.join(root, "prisma", "schema");
  const hash = createHash("sha256").update(readFileSync(path.join(root, "package-lock.json")));
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(path.join(folder, name)));
  const wanted = hash.digest("hex");
  const stamp = path.join(root, "prisma", "generated", ".made-from");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  await runQuietly("Making the database client", process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
    // `generate` looks for this file but never runs it; without it the CLI would download one.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  });
  writeFileSync(stamp, wanted);
}
