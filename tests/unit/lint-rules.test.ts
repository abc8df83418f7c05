import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "lint-"));

/** The same lines in files where they are wrong and in the one file where they belong. */
const time = "export const at = new Date();\nexport const ms = Date.now();\nexport const fine = new Date(0);\n";
const settings = "export const secret = process.env.AUTH_SECRET;\n";
const request = 'import { headers } from "next/headers";\n\nexport const sent = headers();\n';
const files: Record<string, string> = {
  "lib/events/rules.ts": time,
  "lib/clock.ts": time,
  "lib/mail/rules.ts": settings,
  "lib/env.ts": settings,
  "lib/mail/queries.ts": request,
  "lib/auth.ts": request,
  "app/page.tsx": "export function f(a: any) {\n  console.log(a);\n}\n",
};

let report = "";

beforeAll(() => {
  for (const name of ["biome.json", ".gitignore", "scripts/lint"]) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const biome = path.join(root, "node_modules/@biomejs/biome/bin/biome");
  const run = spawnSync(process.execPath, [biome, "lint", "--reporter=github"], { cwd: folder, encoding: "utf8" });
  report = run.stdout + run.stderr;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Names of the rules, and line numbers, that Biome reports for one file. */
function broken(file: string): string[] {
  const lines = report.split("\n").filter((line) => line.includes(`${file},`));
  return lines.map((line) => `${/title=([^,]+)/.exec(line)?.[1]?.split("/").at(-1)} ${/,line=(\d+)/.exec(line)?.[1]}`);
}

describe("the linter", () => {
  it("lets lib/clock.ts alone ask the machine for the time, and anybody convert one", () => {
    expect(broken("lib/events/rules.ts")).toEqual(["plugin 1", "plugin 2"]);
    expect(broken("lib/clock.ts")).toEqual([]);
  });

  it("lets lib/env.ts alone read settings", () => {
    expect(broken("lib/mail/rules.ts")).toEqual(["noProcessEnv 1"]);
    expect(broken("lib/env.ts")).toEqual([]);
  });

  it("lets lib/auth.ts alone know Next.js", () => {
    expect(broken("lib/mail/queries.ts")).toEqual(["noRestrictedImports 1"]);
    expect(broken("lib/auth.ts")).toEqual([]);
  });

  it("refuses any and the console", () => {
    expect(broken("app/page.tsx").sort()).toEqual(["noConsole 2", "noExplicitAny 1"]);
  });
});
