import { describe, expect, it } from "vitest";
import { filesUnder, type Import, type SourceFile, sourceFiles, topLevelFolders } from "../support/source-files";

/** The tree and the directions of this house. A failure names the file and says how to mend it. */
const product = sourceFiles("app", "components", "emails", "lib");
const everything = [...product, ...sourceFiles("scripts", "tests", "prisma/seed")];
const domainFiles = ["schema", "rules", "policy", "queries", "commands", "jobs", "constants"];

type Finding = { file: SourceFile; imported: Import };

/** Imports of the files under `folder` that `isWrong`, as lines of words. */
function wrongImports(folder: RegExp, advice: string, isWrong: (found: Finding) => boolean): string[] {
  return product
    .filter((file) => folder.test(file.path))
    .flatMap((file) =>
      file.imports
        .filter((imported) => isWrong({ file, imported }))
        .map((imported) => `${file.path} imports ${imported.from}: ${advice}`),
    );
}

function filesWith(pattern: RegExp, allowed: RegExp, advice: string): string[] {
  const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  return product
    .filter((file) => !allowed.test(file.path) && pattern.test(code(file.text)))
    .map((file) => `${file.path}: ${advice}`);
}

describe("the tree", () => {
  it("has the folders of the house and no others", () => {
    const known = [".ci", "app", "components", "docs", "emails", "lib", "prisma", "public", "scripts", "tests"];
    const unknown = topLevelFolders().filter((name) => !known.includes(name) && !name.startsWith("."));
    expect(unknown, "put it into one of the folders of the house, or change the list here with a decision").toEqual([]);
  });

  it("has the closed set of files in every domain", () => {
    const wrong = filesUnder("lib")
      .filter((file) => file.split("/").length > 2 && !file.startsWith("lib/i18n/"))
      .filter((file) => {
        const [, , name = "", inside, deeper] = file.split("/");
        if (deeper !== undefined) return true;
        return inside === undefined ? !domainFiles.includes(name.replace(/\.ts$/, "")) : name !== "commands";
      })
      .map((file) => `${file}: a domain has ${domainFiles.join(", ")} (.ts) and a folder commands/ with one file each`);
    expect(wrong).toEqual([]);
  });

  it("does not split commands both ways", () => {
    const both = filesUnder("lib").filter(
      (file) => file.endsWith("/commands.ts") && filesUnder(file.replace(/\.ts$/, "")).length > 0,
    );
    expect(both, "move what is in commands.ts into files of commands/").toEqual([]);
  });

  it("has no drawers for odds and ends, and no barrels", () => {
    const drawers = everything
      .map((file) => file.path)
      .filter((file) => /(^|\/)(utils?|helpers?|services?|common|misc|shared)(\/|\.)/.test(file));
    expect(drawers, "name the file for what it does, beside what uses it").toEqual([]);
    const barrels = everything
      .map((file) => file.path)
      .filter((file) => /(^|\/)index\.tsx?$/.test(file) && !/^lib\/i18n\/messages\/\w+\/index\.ts$/.test(file));
    expect(barrels, "import from the file itself; only the collections of messages are an index.ts").toEqual([]);
  });

  it("names files in kebab-case", () => {
    const odd = everything
      .map((file) => file.path)
      .filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/.test(file.split("/").at(-1) ?? ""));
    expect(odd, "lower case, words joined by hyphens").toEqual([]);
  });
});

describe("directions", () => {
  it("lead from app to components and lib, never back", () => {
    const back = wrongImports(/^(lib|components|emails)\//, "pass in what is needed from app/", ({ imported }) =>
      Boolean(imported.file?.startsWith("app/")),
    );
    const up = wrongImports(/^(lib|emails)\//, "words and markup belong to components/", ({ imported }) =>
      Boolean(imported.file?.startsWith("components/")),
    );
    expect([...back, ...up]).toEqual([]);
  });

  it("keep lib and emails free of Next.js, sign-in aside", () => {
    const advice = "pass in what is needed from app/";
    const next = ({ file, imported }: Finding) =>
      /^next(\/|$)/.test(imported.from) && !imported.isType && file.path !== "lib/auth.ts";
    expect(wrongImports(/^(lib|emails)\//, advice, next)).toEqual([]);
  });

  it("give components and mails types, words and what is pure (rules, schema, constants), nothing that reads or writes", () => {
    const advice = "let the page read it and hand it down as props; hand actions down as props too";
    const wrong = ({ imported }: Finding) =>
      Boolean(imported.file?.startsWith("lib/")) &&
      !imported.isType &&
      !/^lib\/i18n\/|^lib\/[\w-]+\/(rules|schema|constants)\.ts$/.test(imported.file ?? "");
    expect(wrongImports(/^(components|emails)\//, advice, wrong)).toEqual([]);
  });

  it("keep components/ui and components/forms free of any domain", () => {
    const advice = "these could ship in another product: take words and values as props";
    // How text is written down knows no domain either.
    const wrong = ({ imported }: Finding) =>
      /^(lib\/(?!i18n\/|rich-text\/)|components\/(?!ui\/|forms\/))/.test(imported.file ?? "");
    expect(wrongImports(/^components\/(ui|forms)\//, advice, wrong)).toEqual([]);
  });

  it("lead from the domains to the platform, sign-in aside", () => {
    const advice = "a file directly under lib/ knows no domain: take it as a parameter, or move it into the domain";
    const wrong = ({ imported }: Finding) => !imported.isType && /^lib\/(?!i18n\/)[\w-]+\//.test(imported.file ?? "");
    expect(wrongImports(/^lib\/(?!auth)[\w-]+\.ts$/, advice, wrong)).toEqual([]);
  });

  it("keep rules, policies and schemas pure", () => {
    const advice = "take what it needs as parameters; reading and writing is for queries.ts, commands.ts and jobs.ts";
    const wrong = ({ imported }: Finding) =>
      !imported.isType &&
      /^lib\/(db|clock|env|smtp|context|logger)\.ts$|\/(queries|jobs)\.ts$|\/commands(\/|\.ts$)/.test(
        imported.file ?? "",
      );
    expect(wrongImports(/^lib\/[\w-]+\/(rules|policy|schema|constants)\.ts$/, advice, wrong)).toEqual([]);
  });

  it("have no circles", () => {
    expect(circles(product), "let one of them take the other's part as a parameter, or move what both need").toEqual(
      [],
    );
  });
});

describe("what has one place", () => {
  it("touches Prisma in queries, commands, jobs and lib/db.ts alone", () => {
    const advice = "ask through a query or a command; types and the enums may be imported anywhere";
    const wrong = ({ file, imported }: Finding) =>
      /generated\/(client|models)|^@prisma\//.test(imported.from) &&
      !imported.isType &&
      !/^lib\/([\w-]+\/(queries|jobs)\.ts|[\w-]+\/commands(\.ts|\/[\w-]+\.ts)|db\.ts|migrations\.ts)$/.test(file.path);
    expect(wrongImports(/./, advice, wrong)).toEqual([]);
  });

  it("reads process.env in lib/env.ts alone", () => {
    expect(filesWith(/\bprocess\.env\b/, /^lib\/env\.ts$/, "read it through env() of lib/env.ts")).toEqual([]);
  });

  it("asks the machine for the time in lib/clock.ts alone", () => {
    const advice = "take `now` as a parameter, or ask clock.now() or clock.realNow()";
    expect(filesWith(/\bnew Date\(\)|\bDate\.now\(/, /^lib\/clock\.ts$/, advice)).toEqual([]);
  });
});

/** Circles of imports that run (types do not), each as `a → b → a`. */
function circles(files: SourceFile[]): string[] {
  const edges = new Map(
    files.map((file) => [file.path, file.imports.flatMap(({ file: to, isType }) => (to && !isType ? [to] : []))]),
  );
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, trail: string[]) => {
    const at = trail.indexOf(file);
    if (at !== -1) {
      found.add([...trail.slice(at), file].join(" → "));
      return;
    }
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return [...found];
}
