import { describe, expect, it } from "vitest";
import { readGates } from "../../support/gates";
import { importsIn, sourceFiles } from "../../support/source-files";

/**
 * Nobody reaches data of the desk without a gate. What is about an event asks for the role at that event; a role for all
 * events is asked for by the pages of the desk as a whole alone.
 */
const files = sourceFiles("app");
const desk = files.filter(({ path }) => path.startsWith("app/admin/"));
const { firstOf, exportsOf } = readGates(files);
const ofEvent = /^app\/admin\/events\/\[slug\]\//;
const atEvent = ["openEvent", "openEventFor"];

/** For whoever is not signed in yet, or signs out, or chooses a language: what they do is their own browser's. */
const beforeTheGate =
  /^app\/admin\/(sign-in\/|too-many-requests\/|no-permission\/|actions\.ts|not-found\.tsx|\[\.\.\.rest\]\/)/;

const actions = desk.filter(({ text }) => text.startsWith('"use server"'));
const routes = desk.filter(({ path }) => path.endsWith("/route.ts"));
const pages = desk.filter(({ path }) => path.endsWith("/page.tsx"));

function entries(of: typeof desk) {
  return of
    .filter(({ path }) => !beforeTheGate.test(path))
    .flatMap(({ path }) => exportsOf(path).map((name) => ({ path, name, way: firstOf(path, name) })));
}

function isGated({ path, way }: ReturnType<typeof entries>[number]): boolean {
  if (!way || "data" in way) return false;
  return ofEvent.test(path) === atEvent.includes(way.gate);
}

const named = ({ path, name, way }: ReturnType<typeof entries>[number]) => `${path} ${name}: ${JSON.stringify(way)}`;

describe("the reader of gates", () => {
  const source = (path: string, text: string) => ({ path, text, imports: importsIn(text, path) });
  const head = `import { openEventFor } from "@/app/admin/events/[slug]/open-event";
import { mend } from "@/lib/exports/commands";
`;
  const first = (body: string) => readGates([source("app/admin/a.tsx", head + body)]).firstOf("app/admin/a.tsx", "act");
  it.each([
    [
      "a gate before data",
      "export async function act() { await openEventFor(1); await mend(); }",
      { gate: "openEventFor" },
    ],
    [
      "a gate in an argument",
      "export async function act() { await mend(await openEventFor(1)); }",
      { gate: "openEventFor" },
    ],
    [
      "data only",
      "export async function act() { await mend(); await openEventFor(1); }",
      { data: "mend of lib/exports/commands.ts" },
    ],
    [
      "a gate in another function",
      "const open = () => openEventFor(1); export async function act() { await open(); await mend(); }",
      { gate: "openEventFor" },
    ],
    [
      "data in a component",
      "const Part = () => mend(); export const act = () => <Part />;",
      { data: "mend of lib/exports/commands.ts" },
    ],
    ["nothing of both", "export const act = () => 1;", null],
  ])("finds %s", (_, body, way) => expect(first(body)).toEqual(way));
});

describe("the gates of the desk", () => {
  it("finds the actions, routes and pages there are", () => {
    expect(entries(actions).length).toBeGreaterThan(40);
    expect(entries(routes).length).toBeGreaterThan(7);
    expect(entries(pages).length).toBeGreaterThan(60);
  });

  it("stand before every action: that of the event where it is about one", () => {
    expect(
      entries(actions)
        .filter((entry) => !isGated(entry))
        .map(named),
    ).toEqual([]);
  });

  it("name what an action at an event needs", () => {
    const unnamed = entries(actions).filter(
      ({ path, way }) => ofEvent.test(path) && !(way && "gate" in way && way.gate === "openEventFor"),
    );
    expect(unnamed.map(named), "begin with openEventFor(slug, permission)").toEqual([]);
  });

  it("stand before every route that answers with data", () => {
    const open = entries(routes).filter((entry) => entry.name !== "HEAD" && !isGated(entry));
    expect(open.map(named)).toEqual([]);
  });

  it("stand before every page, and before its title where that says anything about data", () => {
    const open = entries(pages).filter((entry) =>
      entry.name === "default" ? !isGated(entry) : entry.way !== null && !isGated(entry),
    );
    expect(open.map(named)).toEqual([]);
  });

  it("are asked again by every query that says whose data it reads", () => {
    /** Of the desk as a whole, and shown to everybody who has a role anywhere. */
    const shared = ["listRecognisedBodies", "findRecognisedBody", "findMailPause"];
    const unasked = sourceFiles("lib")
      .filter(({ path }) => /\/(queries|commands)(\/|\.ts$)/.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/function\*? (\w+)\([^)]*?\b_scope:/g)].map(([, name = ""]) => ({ path, name })),
      )
      .filter(({ name }) => !shared.includes(name))
      .map(({ path, name }) => `${path} ${name}: call within(scope, eventId), or add ofScope(scope) to its condition`);
    expect(unasked).toEqual([]);
  });
});
