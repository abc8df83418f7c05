import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Paragraphs } from "@/components/ui/paragraphs";
import { forbiddenLinks, isAllowedLink, plainText, readRichText } from "@/lib/rich-text/rules";
import { computingTime } from "../../support/computing";

const html = (text: string) => renderToStaticMarkup(createElement(Paragraphs, { text }));

describe("text as organisers write it", () => {
  it.each([
    ["One.\n\nTwo.", "<p>One.</p><p>Two.</p>"],
    ["one line\nand its rest", "<p>one line\nand its rest</p>"],
    ["a\\\nb", "<p>a<br/>b</p>"],
    ["**bold** and *italic*", "<p><strong>bold</strong> and <em>italic</em></p>"],
    ["snake_case_word 2 * 3 * 4", "<p>snake_case_word 2 * 3 * 4</p>"],
    ["- one\n- **two**", "<ul><li>one</li><li><strong>two</strong></li></ul>"],
    ["1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"],
    ["1. one\n   - deeper\n2. two", "<ol><li>one<ul><li>deeper</li></ul></li><li>two</li></ol>"],
    ["19. marts 2024 er dagen.", "<p>19. marts 2024 er dagen.</p>"],
    ["1. maj 2024 er dagen.", "<p>1. maj 2024 er dagen.</p>"],
    ["[the page](https://example.org/a?b=1)", '<p><a href="https://example.org/a?b=1">the page</a></p>'],
    ["[write](mailto:a@example.org)", '<p><a href="mailto:a@example.org">write</a></p>'],
    ["[x](http://example.org) [y](javascript:alert(1)) [z](/admin)", "<p>x y z</p>"],
    ["[](https://example.org)", "<p></p>"],
    ["# Not a heading", "<p># Not a heading</p>"],
    ["Neither\n===", "<p>Neither\n===</p>"],
    ["<script>alert(1)</script> <b>no</b>", "<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;no&lt;/b&gt;</p>"],
    ["> no quote", "<p>&gt; no quote</p>"],
    ["`no code` <https://example.org>", "<p>`no code` &lt;https://example.org&gt;</p>"],
    ["a &amp; b", "<p>a &amp;amp; b</p>"],
    ["- - - - -", "<p>- - - - -</p>"],
    ["---", "<p>---</p>"],
    ["", ""],
    ["مرحبا **بالعالم**", "<p>مرحبا <strong>بالعالم</strong></p>"],
  ])("%j", (typed, shown) => {
    expect(html(typed)).toBe(shown);
  });

  it("becomes nothing but paragraphs, lists, bold, italic and safe links, whatever is typed", () => {
    const mark = fc.constantFrom(
      "*",
      "_",
      "[",
      "](",
      ")",
      "<",
      ">",
      "- ",
      "1. ",
      "\n",
      "`",
      "!",
      "#",
      "https://a.b",
      "javascript:",
      "&lt;",
      "\\",
      "x ",
    );
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 60 }), (marks) => {
        const shown = html(marks.join(""));
        const tags = [...shown.matchAll(/<\/?([a-z]+)( [^>]*)?>/g)].map(([, tag]) => tag ?? "");
        expect(tags.every((tag) => ["p", "ul", "ol", "li", "strong", "em", "a", "br"].includes(tag))).toBe(true);
        for (const [, href = ""] of shown.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(https:\/\/|mailto:)/i);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["lists in lists", "- ".repeat(5_000)],
    ["numbers in numbers", "1. ".repeat(3_300)],
    ["brackets", "[".repeat(10_000)],
    ["stars", "*a ".repeat(3_300)],
    ["links", "[a](https://x.example/)".repeat(430)],
  ])("is read in no time, also of 10,000 characters made to be slow: %s", (_, text) => {
    expect(computingTime(() => html(text))).toBeLessThan(2_000);
  });

  it("keeps the trees of texts and reads the same text the same way", () => {
    expect(readRichText("**a**")).toBe(readRichText("**a**"));
  });
});

describe("links", () => {
  it.each([
    ["https://example.org", true],
    ["HTTPS://example.org/å", true],
    ["mailto:a@example.org", true],
    ["http://example.org", false],
    ["https://", false],
    ["mailto:a", false],
    ["mailto:a@b c", false],
    ["javascript:alert(1)", false],
    ["data:text/html,x", false],
    ["//example.org", false],
    ["/admin", false],
    ["", false],
  ])("%s: %s", (url, isAllowed) => {
    expect(isAllowedLink(url)).toBe(isAllowed);
  });

  it("that lead where none may are named", () => {
    expect(forbiddenLinks("[a](http://a.example) **[b](javascript:x)** [c](https://c.example)")).toEqual([
      "http://a.example",
      "javascript:x",
    ]);
  });
});

describe("plainText", () => {
  it("has the same words for mails", () => {
    const text =
      "See [the page](https://example.org/p) or [a@b.dk](mailto:a@b.dk), **now**.\n\n1. one\n2. two\n   - deeper";
    expect(plainText(text)).toBe("See the page (https://example.org/p) or a@b.dk, now.\n\n1. one\n2. two\n   - deeper");
  });
});
