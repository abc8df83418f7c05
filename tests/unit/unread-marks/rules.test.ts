import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unreadMarksIn } from "@/lib/unread-marks/rules";
import { computingTime } from "../../support/computing";

const found = (text: string, place: "rich" | "plain") =>
  unreadMarksIn(text, place).map(({ line, mark }) => `${line} ${mark}`);

describe("marks that readers would see", () => {
  it.each([
    ["## Programme\n\nWe meet.", ["1 heading"]],
    ["We meet.\n\nProgramme\n===", ["3 heading"]],
    ["- # In a list", ["1 heading"]],
    ["One\n\n| Time | What |\n|------|:----:|\n| 9 | Coffee |", ["3 table"]],
    ["Time | What\n--- | ---", ["1 table"]],
    ["![The hall](https://example.org/hall.jpg)", ["1 picture"]],
    ["<b>Now</b>", ["1 html"]],
    ["<table>\n<tr><td>x</td></tr>\n</table>", ["1 html"]],
    ["Fish &amp; chips&nbsp;", ["1 html"]],
    ["Run `npm start`", ["1 code"]],
    ["a\n\n```\nx\n```", ["3 code"]],
    ["> As she said", ["1 quote"]],
    ["One\n\n---\n\nTwo", ["3 divider"]],
    ["~~Monday~~ Tuesday", ["1 struck"]],
    ["See <https://example.org> or <kim@example.org>", ["1 bare_address"]],
    ["See [the page][1]\n\n[1]: https://example.org", ["3 definition"]],
    ["# One\n\n> two **three**\n\n## Four", ["1 heading", "3 quote", "5 heading"]],
  ])("%j", (text, marks) => {
    expect(found(text, "rich")).toEqual(marks);
  });

  it.each([
    "Plain words.\n\nAnother paragraph.",
    "- one\n- two\n\n1. first\n2. then",
    "**Bold**, *italic* and [words](https://example.org)",
    "19. marts 2024 kl. 10–15, 5 < 6, R&D & co., a | b, 2 * 3 * 4, snake_case_word, #innovation",
    "    four spaces before it",
    "\\# meant so",
    "Line\nand its rest – 50 %",
    "مرحبا بالعالم",
    "",
  ])("are none in %j", (text) => {
    expect(found(text, "rich")).toEqual([]);
  });

  it("are bold, italic and links too where words are shown as they are typed", () => {
    const text = "**Bold** and *italic*\n[words](https://example.org)\nhttps://example.org\n- one";
    expect(found(text, "plain")).toEqual(["1 bold", "1 italic", "2 link"]);
  });

  it("are told with the beginning of their line, in any script and of any length", () => {
    expect(unreadMarksIn("\n\n  ## Ελληνικά", "rich")).toEqual([{ mark: "heading", line: 3, typed: "## Ελληνικά" }]);
    const [long] = unreadMarksIn(`# ${"å".repeat(100)}`, "rich");
    expect(long?.typed).toBe(`# ${"å".repeat(38)}…`);
  });

  it("are counted in lines as they come from a browser", () => {
    expect(found("One\r\n\r\n# Two\r\nThree", "rich")).toEqual(["3 heading"]);
  });

  it.each([
    ["quotes", ">".repeat(10_000)],
    ["lists", "- ".repeat(5_000)],
    ["both", "> - ".repeat(2_500)],
    ["deeper lists", Array.from({ length: 95 }, (_, depth) => `${" ".repeat(2 * depth)}- x`).join("\n")],
    ["brackets", "[".repeat(10_000)],
    ["stars", "*a ".repeat(3_300)],
    ["struck", "~~a".repeat(3_300)],
    ["a head without a table", `|${"-".repeat(9_000)}!`],
  ])("are found in no time in 10,000 characters made to be slow: %s", (_, text) => {
    expect(computingTime(() => unreadMarksIn(text, "plain"))).toBeLessThan(2_000);
  });

  it("are looked for without fail, whatever is typed", () => {
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
      "|",
      "---",
      "&lt;",
    );
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 60 }), (marks) => {
        const text = marks.join("");
        for (const { line } of unreadMarksIn(text, "plain")) expect(line).toBeLessThanOrEqual(text.split("\n").length);
      }),
      { numRuns: 300 },
    );
  });
});
