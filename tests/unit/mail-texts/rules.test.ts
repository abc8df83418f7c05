import { describe, expect, it } from "vitest";
import { fillPlaceholders, placeholderProblems, wordBlocks } from "@/lib/mail-texts/rules";
import { placeholders, placeholdersOfEvent } from "@/lib/mail-texts/schema";
import { computingTime } from "../../support/computing";

const values = {
  given_name: "Søren",
  family_name: "Æble",
  organisation: "{reference} https://evil.example <b>",
  reference: "BRINC-7K3F9Q",
  event: "Workshop",
  date: "Tuesday 19 March 2024",
  time: "10:00–15:00",
  place: "Brussels",
  own_page: "https://events.example.org/en/registrations/key",
};

describe("placeholders", () => {
  it("all have their value, and values are not read again", () => {
    const text = placeholders.map((name) => `{${name}}`).join("|");
    expect(placeholderProblems(text)).toEqual([]);
    expect(fillPlaceholders(text, values)).toBe(placeholders.map((name) => values[name]).join("|"));
  });

  it.each([
    ["Hello {givenname}", "unknown", "{givenname}", "given_name"],
    ["Hello {Given name}!", "unknown", "{Given name}", "given_name"],
    ["Hello {given_nmae}", "unknown", "{given_nmae}", "given_name"],
    ["Your {seat}", "unknown", "{seat}", null],
    ["Hello {}", "unknown", "{}", null],
    ["Hello {given_name, welcome", "unclosed", "{given_name,", "given_name"],
    ["Hello {given_name\nmore", "unclosed", "{given_name", "given_name"],
    ["a } b", "stray", "}", null],
    ["a { b", "unclosed", "{", null],
    ["Hello {{given_name}}", "doubled", "{{given_name}}", "given_name"],
    ["Hello {given_name}}", "stray", "}", null],
  ] as const)("%j is refused by name", (text, what, found, meant) => {
    expect(placeholderProblems(text)).toEqual([{ what, found, meant }]);
    expect(fillPlaceholders(text, values)).toContain(found);
  });

  it("names each problem once, and those that this mail has no value for", () => {
    expect(placeholderProblems("{x} {x} {reference}", placeholdersOfEvent)).toEqual([
      { what: "unknown", found: "{x}", meant: null },
      { what: "unavailable", found: "{reference}", meant: null },
    ]);
  });

  it("a brace that is meant as one is written twice", () => {
    for (const text of ["{{draft}}", "{{ and }}", "f{{x}} = {{y}}"]) expect(placeholderProblems(text)).toEqual([]);
    expect(fillPlaceholders("{{draft}} {{ and }} {event}", values)).toBe("{draft} { and } Workshop");
  });

  it("survives any braces in any order", () => {
    for (let number = 0; number < 3 ** 8; number += 7) {
      const text = number.toString(3).replaceAll("0", "{").replaceAll("1", "}").replaceAll("2", "event");
      const problems = placeholderProblems(text);
      expect(problems.length === 0 ? fillPlaceholders(text, values) : problems[0]?.found).toBeTruthy();
    }
  });
});

describe("organisers' text as pieces of a letter", () => {
  it("has paragraphs, lines, lists and links", () => {
    const text =
      "One\r\ntwo\r\n\r\n \r\nBring:\n- a cup\n- {event}\nthen see https://example.org/a?b=c. (https://example.org/d)";
    expect(wordBlocks(text, values)).toEqual([
      { type: "paragraph", lines: [[{ text: "One" }], [{ text: "two" }]] },
      { type: "paragraph", lines: [[{ text: "Bring:" }]] },
      { type: "list", items: [[{ text: "a cup" }], [{ text: "Workshop" }]] },
      {
        type: "paragraph",
        lines: [
          [
            { text: "then see " },
            { text: "https://example.org/a?b=c", url: "https://example.org/a?b=c" },
            { text: ". (" },
            { text: "https://example.org/d", url: "https://example.org/d" },
            { text: ")" },
          ],
        ],
      },
    ]);
  });

  it("makes a link of one's own page, but never of what a person typed", () => {
    expect(wordBlocks("{own_page}", values)).toEqual([
      { type: "paragraph", lines: [[{ text: values.own_page, url: values.own_page }]] },
    ]);
    expect(wordBlocks("From {organisation}", values)).toEqual([
      { type: "paragraph", lines: [[{ text: "From " }, { text: values.organisation }]] },
    ]);
    expect(JSON.stringify(wordBlocks("https://example.org/?ref={reference}", values))).not.toContain("url");
    expect(JSON.stringify(wordBlocks("javascript:alert(1) ftp://example.org", values))).not.toContain("url");
  });

  it("is quick with what looks like an attack", () => {
    const took = computingTime(() => {
      wordBlocks(`${"https://".repeat(5_000)} ${"{".repeat(10_000)} ${"- ".repeat(5_000)}`, values);
      placeholderProblems("{a".repeat(10_000));
    });
    expect(took).toBeLessThan(2_000);
  });
});
