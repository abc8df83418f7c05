import type { Nodes, PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Block, Inline } from "./schema";

/**
 * What CommonMark has and texts here do not: it stays the characters that were typed. Headings would break the order of
 * those of the page (WCAG 1.3.1), code and quotes have no use, HTML and pictures are not let in at all.
 */
const switchedOff = [
  "headingAtx",
  "setextUnderline",
  "thematicBreak",
  "codeIndented",
  "codeFenced",
  "codeText",
  "blockQuote",
  "htmlFlow",
  "htmlText",
  "autolink",
  "labelStartImage",
  "definition",
  "characterReference",
];
const onlyOurs = { disable: { null: switchedOff } };

/** Trees are kept: the same few texts are read for every visitor. */
const kept = new Map<string, Block[]>();
const MOST_KEPT = 200;

/**
 * Text as organisers write it, in a small part of Markdown: paragraphs (an empty line between), lists (`-` or `1.`),
 * **bold**, *italic*, and [words](https://example.org) as links. What is not one of these stays as it was typed. Read by
 * a maintained parser (micromark) and never turned into HTML by us, so nothing that is typed can become markup.
 */
export function readRichText(text: string): Block[] {
  const known = kept.get(text);
  if (known) return known;
  const shallow = withoutDepths(text);
  const blocks = parse(shallow).children.flatMap((node) => blockOf(node, shallow));
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
  kept.set(text, blocks);
  return blocks;
}

const parse = (text: string) => fromMarkdown(text, { extensions: [onlyOurs] });

/** Beginnings of more than three lists in one line, as in "- - - - -": typed as a divider, or to exhaust the reader. */
const DEEP = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+){3,}(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/gm;

/** Such a line means what it shows: its first mark is escaped, so that none of them begins a list. */
function withoutDepths(text: string): string {
  return text.replace(DEEP, (line) => line.replace(/[-+*.)]/, "\\$&"));
}

function blockOf(node: RootContent, source: string): Block[] {
  if (node.type === "paragraph")
    return [{ type: "paragraph", children: node.children.flatMap((one) => inlineOf(one, source)) }];
  if (node.type !== "list") return [{ type: "paragraph", children: [asTyped(node, source)] }];
  const items = node.children.map(({ children }) => children.flatMap((child) => blockOf(child, source)));
  const first = node.start ?? 1;
  // "19. marts 2024" at the beginning of a line is a date: only what counts from one, with a second entry, is a list.
  if (!node.ordered || (first === 1 && items.length > 1)) {
    return [{ type: "list", isOrdered: node.ordered === true, items }];
  }
  return items.flatMap((blocks, index) => numbered(blocks, first + index));
}

/** What looked like an entry of a list, as the line that it was. */
function numbered([first, ...rest]: Block[], number: number): Block[] {
  const mark: Inline = { type: "text", value: `${number}. ` };
  if (first?.type !== "paragraph") return [{ type: "paragraph", children: [mark] }, ...(first ? [first] : []), ...rest];
  return [{ type: "paragraph", children: [mark, ...first.children] }, ...rest];
}

function inlineOf(node: PhrasingContent, source: string): Inline[] {
  switch (node.type) {
    case "text":
      return [{ type: "text", value: node.value }];
    case "break":
      return [{ type: "break" }];
    case "strong":
    case "emphasis":
      return [{ type: node.type, children: node.children.flatMap((one) => inlineOf(one, source)) }];
    case "link": {
      const children = node.children.flatMap((one) => inlineOf(one, source));
      const isLink = isAllowedLink(node.url) && plainOf(children).trim() !== "";
      return isLink ? [{ type: "link", href: node.url, children }] : children;
    }
    default:
      return [asTyped(node, source)];
  }
}

function asTyped(node: Nodes, source: string): Inline {
  const { position } = node;
  return { type: "text", value: source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0) };
}

/** Where a link may lead: to the web over an encrypted connection, or into a mail. */
export function isAllowedLink(url: string): boolean {
  if (/^mailto:[^@\s]+@[^@\s]+$/i.test(url)) return true;
  if (!/^https:\/\//i.test(url)) return false;
  return URL.canParse(url);
}

/** Addresses of links in a text that lead where none may, for whoever saves it to be told. */
export function forbiddenLinks(text: string): string[] {
  const found: string[] = [];
  const look = (node: Nodes) => {
    if (node.type === "link" && !isAllowedLink(node.url)) found.push(node.url);
    if ("children" in node) for (const child of node.children) look(child);
  };
  look(parse(withoutDepths(text)));
  return found;
}

function plainOf(inlines: Inline[]): string {
  return inlines
    .map((one) => {
      if (one.type === "text") return one.value;
      return one.type === "break" ? "\n" : plainOf(one.children);
    })
    .join("");
}

/**
 * A text without its marks, for places that have letters only, such as mails: lists with a hyphen or a number, and links
 * followed by where they lead.
 */
export function plainText(text: string): string {
  return blocksInPlain(readRichText(text)).join("\n\n");
}

function blocksInPlain(blocks: Block[]): string[] {
  return blocks.map((block) => {
    if (block.type === "paragraph") return lineInPlain(block.children);
    const entries = block.items.map((item, index) => {
      const mark = block.isOrdered ? `${index + 1}. ` : "- ";
      return (
        mark +
        blocksInPlain(item)
          .join("\n")
          .replaceAll("\n", `\n${" ".repeat(mark.length)}`)
      );
    });
    return entries.join("\n");
  });
}

function lineInPlain(inlines: Inline[]): string {
  return inlines
    .map((one) => {
      if (one.type === "text") return one.value;
      if (one.type === "break") return "\n";
      const words = lineInPlain(one.children);
      if (one.type !== "link") return words;
      const address = one.href.replace(/^mailto:/i, "");
      return words === address ? words : `${words} (${address})`;
    })
    .join("");
}
