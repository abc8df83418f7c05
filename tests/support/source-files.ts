import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** Folders that tools make; the house has no say in them. */
const made = new Set(["node_modules", ".git", ".next", "test-results", "generated", "playwright-report"]);

export type Import = {
  /** As written. */
  from: string;
  /** Path of the file in this repository, or null for a package. */
  file: string | null;
  /** Whether only types are taken: nothing of it runs. */
  isType: boolean;
};
export type SourceFile = { path: string; text: string; imports: Import[] };

/** Names directly under the root, without what tools make and `.data` folders. */
export function topLevelFolders(): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !made.has(entry.name) && !entry.name.startsWith(".data"))
    .map((entry) => entry.name);
}

/** Every TypeScript and JavaScript file under the folders, with its imports. Paths are relative to the root, with `/`. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => filesUnder(folder))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map(readSource);
}

/** Every file under a folder, whatever it holds. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const at = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return made.has(entry.name) ? [] : filesUnder(at);
    return [at];
  });
}

function readSource(file: string): SourceFile {
  const text = readFileSync(path.join(root, file), "utf8");
  return { path: file, text, imports: importsIn(text, file) };
}

/** Biome formats every import alike, so plain patterns find them all. */
export function importsIn(text: string, file: string): Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:([^"';]*?)\s+from\s+)?"([^"]+)"/gm);
  const found = [...statements].map(([, type, names = "", from = ""]) => ({
    from,
    isType: type !== undefined || isTypesOnly(names),
  }));
  const dynamic = [...text.matchAll(/\bimport\("([^"]+)"\)/g)].map(([, from = ""]) => ({ from, isType: false }));
  return [...found, ...dynamic].map((entry) => ({ ...entry, file: resolve(entry.from, file) }));
}

/** `{ type A, type B }` */
function isTypesOnly(names: string): boolean {
  const inside = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  if (inside === undefined) return false;
  const parts = inside.split(",").map((part) => part.trim());
  return parts.filter(Boolean).every((part) => part.startsWith("type "));
}

function resolve(from: string, file: string): string | null {
  if (!from.startsWith("@/") && !from.startsWith(".")) return null;
  const base = from.startsWith("@/") ? from.slice(2) : path.posix.join(path.posix.dirname(file), from);
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`];
  return (
    candidates.find((name) => existsSync(path.join(root, name)) && statSync(path.join(root, name)).isFile()) ?? base
  );
}
