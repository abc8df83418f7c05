import { readRichText } from "@/lib/rich-text/rules";
import type { Block, Inline } from "@/lib/rich-text/schema";

/**
 * Text as organisers write it (lib/rich-text): paragraphs, lists, bold, italic and links, as elements of React and never
 * as HTML. @param lead class of the first paragraph.
 */
export function Paragraphs({ text, lead }: { text: string; lead?: string }) {
  return <Blocks blocks={readRichText(text)} lead={lead} />;
}

function Blocks({ blocks, lead }: { blocks: Block[]; lead?: string }) {
  return blocks.map((block, index) => {
    const key = `${index}`;
    if (block.type === "paragraph") {
      return (
        <p key={key} className={index === 0 ? lead : undefined}>
          <Inlines inlines={block.children} />
        </p>
      );
    }
    const items = block.items.map((item, position) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the entries of a text have no other name, and never move
      <li key={position}>
        <Item blocks={item} />
      </li>
    ));
    return block.isOrdered ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
  });
}

/** An entry of a single paragraph is no paragraph: lists stay as close as they were typed. */
function Item({ blocks: [first, ...rest] }: { blocks: Block[] }) {
  if (first?.type !== "paragraph") return <Blocks blocks={first ? [first, ...rest] : []} />;
  return (
    <>
      <Inlines inlines={first.children} />
      <Blocks blocks={rest} />
    </>
  );
}

function Inlines({ inlines }: { inlines: Inline[] }) {
  return inlines.map((inline, index) => {
    const key = `${index}`;
    switch (inline.type) {
      case "text":
        return inline.value;
      case "break":
        return <br key={key} />;
      case "strong":
        return (
          <strong key={key}>
            <Inlines inlines={inline.children} />
          </strong>
        );
      case "emphasis":
        return (
          <em key={key}>
            <Inlines inlines={inline.children} />
          </em>
        );
      case "link":
        return (
          <a key={key} href={inline.href}>
            <Inlines inlines={inline.children} />
          </a>
        );
    }
    return null;
  });
}
