import { parseSync } from "vite";
import type { SourceFile } from "./source-files";

/**
 * Reads the source of the desk and follows its calls in the order in which they are written, to find out what an action, a
 * route or a page does first: pass a gate, or read and write data.
 */
export type Way = { gate: string } | { data: string } | null;

type Node = { type: string; start: number; [key: string]: unknown };
type Parsed = {
  functions: Map<string, Node>;
  imported: Map<string, { file: string; name: string }>;
  exported: Set<string>;
};

const gates: Record<string, readonly string[]> = {
  "app/admin/events/[slug]/open-event.ts": ["openEvent", "openEventFor"],
  "app/admin/gate.ts": ["requireOrganiser", "requireSignedIn"],
};
/** What a browser typed and how often it asks are its own: no organiser's data. */
const harmless = /^(app\/(visitor|limits|page-event)\.ts|app\/admin\/(typed|gate)\.ts|lib\/drafts\/)/;
const data = /^lib\/[^/]+\/(queries|commands)(\/|\.ts$)/;

export function readGates(files: readonly SourceFile[]) {
  const parsed = new Map(files.map((file) => [file.path, parse(file)]));

  /** What a function does first; null when it neither passes a gate nor touches data. */
  function firstOf(path: string, name: string, seen: readonly string[] = []): Way {
    const at = `${path} ${name}`;
    const node = parsed.get(path)?.functions.get(name);
    if (!node || seen.includes(at)) return null;
    for (const called of callsIn(node)) {
      const way = wayOf(path, called, [...seen, at]);
      if (way) return way;
    }
    return null;
  }

  function wayOf(path: string, called: string, seen: readonly string[]): Way {
    const known = parsed.get(path)?.imported.get(called);
    const { file, name } = known ?? { file: path, name: called };
    if (gates[file]?.includes(name)) return { gate: name };
    if (harmless.test(file)) return null;
    if (data.test(file)) return { data: `${name} of ${file}` };
    return firstOf(file, name, seen);
  }

  return { firstOf, exportsOf: (path: string) => [...(parsed.get(path)?.exported ?? [])] };
}

/** Calls and components of a function in the order in which they are written; an argument comes before the call it is for. */
function callsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(callsIn);
  if (!isNode(node)) return [];
  const inside = Object.values(node).flatMap(callsIn);
  const own = node.type === "CallExpression" ? node.callee : node.type === "JSXOpeningElement" ? node.name : null;
  const isNamed = isNode(own) && ["Identifier", "JSXIdentifier"].includes(own.type);
  return isNamed ? [...inside, String(own.name)] : inside;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

function parse({ path, text, imports }: SourceFile): Parsed {
  const { program } = parseSync(path, text);
  const functions = new Map<string, Node>();
  const imported: Parsed["imported"] = new Map();
  const exported = new Set<string>();
  for (const statement of program.body as unknown as Node[]) {
    const inner = (statement.declaration ?? statement) as Node;
    const names = declared(inner, statement.type === "ExportDefaultDeclaration");
    for (const [name, node] of names) functions.set(name, node);
    if (statement.type.startsWith("Export")) for (const [name] of names) exported.add(name);
    if (statement.type !== "ImportDeclaration") continue;
    const from = (statement.source as { value: string }).value;
    const file = imports.find((one) => one.from === from)?.file;
    for (const { local, imported: its } of statement.specifiers as { local: Node; imported?: Node }[])
      if (file) imported.set(String(local.name), { file, name: its ? String(its.name) : "default" });
  }
  return { functions, imported, exported };
}

function declared(node: Node, isDefault: boolean): [string, Node][] {
  if (node.type === "VariableDeclaration")
    return (node.declarations as Node[]).map((one) => [String((one.id as Node).name), one.init as Node]);
  const name = isDefault ? "default" : isNode(node.id) ? String(node.id.name) : null;
  return name ? [[name, node]] : [];
}
