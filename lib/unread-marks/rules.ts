import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { MarkFound, PlaceOfText, UnreadMark } from "./schema";

/** Lines that begin with spaces are no code to those who write here. */
const asPeopleType = { disable: { null: ["codeIndented"] } };

/** More beginnings of lists and quotes in one line than anybody means: the parser would go as deep. */
const DEEP = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+|>[ \t]?){8,}/gm;

/** Of Markdown's later editions, which the parser does not read: the row below the head of a table, and struck words. */
const TABLE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/;
const STRUCK = /~~(?=\S)[^~]*[^\s~]~~/;
/** Characters by their names or numbers in HTML. */
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;

const ofNodes: Partial<Record<Nodes["type"], UnreadMark>> = {
  heading: "heading",
  thematicBreak: "divider",
  blockquote: "quote",
  code: "code",
  inlineCode: "code",
  html: "html",
  image: "picture",
  imageReference: "picture",
  definition: "definition",
  strong: "bold",
  emphasis: "italic",
};

/** What is read where marks are (lib/rich-text), and shown as it is typed elsewhere. */
const onlyRich: readonly UnreadMark[] = ["bold", "italic", "link"];

/**
 * Marks in a text that its readers will see as they are typed, in the order of the text, each kind once per line. For
 * whoever writes to be told: nothing of it is wrong, and nothing is refused.
 */
export function unreadMarksIn(text: string, place: PlaceOfText): MarkFound[] {
  const lines = text.split(/\r\n?|\n/);
  const found: { mark: UnreadMark; line: number }[] = [...inLines(lines)];
  const look = (node: Nodes) => {
    const mark = node.type === "link" ? linkMark(node, text) : ofNodes[node.type];
    if (mark && node.position) found.push({ mark, line: node.position.start.line });
    if ("children" in node) for (const child of node.children) look(child);
  };
  look(
    fromMarkdown(
      text.replace(DEEP, (deep) => (deep.includes(">") ? "> " : "- ")),
      { extensions: [asPeopleType] },
    ),
  );
  const told = found.filter(({ mark }) => place === "plain" || !onlyRich.includes(mark));
  return told
    .filter((one, index) => told.findIndex(({ mark, line }) => mark === one.mark && line === one.line) === index)
    .sort((one, other) => one.line - other.line)
    .map((one) => ({ ...one, typed: beginningOf(lines[one.line - 1] ?? "") }));
}

function linkMark(node: Nodes, text: string): UnreadMark {
  return text.charAt(node.position?.start.offset ?? 0) === "<" ? "bare_address" : "link";
}

function inLines(lines: readonly string[]): { mark: UnreadMark; line: number }[] {
  return lines.flatMap((typed, index) => [
    ...(TABLE.test(typed) && lines[index - 1]?.includes("|") ? [{ mark: "table" as const, line: index }] : []),
    ...(STRUCK.test(typed) ? [{ mark: "struck" as const, line: index + 1 }] : []),
    ...(ENTITY.test(typed) ? [{ mark: "html" as const, line: index + 1 }] : []),
  ]);
}

/** In characters. */
const SHOWN = 40;

function beginningOf(line: string): string {
  const characters = [...line.trim()];
  return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join("").trimEnd()}…` : characters.join("");
}
