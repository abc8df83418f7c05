import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allValues } from "@/lib/audience/rules";
import { everybody } from "@/lib/audience/schema";
import { usualColumns } from "@/lib/desk/constants";
import { lastPage, listQuery, pageNumbers, reasonToKeep, toggledSort } from "@/lib/desk/rules";
import { cancellationSchema, listFilterSchema, newestFirst } from "@/lib/desk/schema";

const defaults = { ...everybody, columns: usualColumns, sort: newestFirst, page: 1, size: 25 };
const question = "018d0000-0000-7000-8000-000000000001";

describe("the list's state in the address", () => {
  it.each([
    ["nothing", {}, {}],
    ["a search", { q: "  Anne  Jensen " }, { q: "Anne  Jensen" }],
    ["a status", { status: "cancelled" }, { statuses: ["cancelled"] }],
    ["a status that does not exist", { status: "dancing" }, {}],
    ["A to Z", { sort: "name" }, { sort: { column: "name", descending: false } }],
    ["Z to A", { sort: "-organisation" }, { sort: { column: "organisation", descending: true } }],
    ["a column that cannot be sorted", { sort: "email; DROP TABLE" }, {}],
    [
      "a question's answers in order",
      { sort: `-answer.${question}` },
      { sort: { column: `answer.${question}`, descending: true } },
    ],
    [
      "columns, each once and in their order",
      { column: ["tags", "x", "jobTitle", "name", `answer.${question}`, "tags"] },
      { columns: ["jobTitle", "tags", `answer.${question}`] },
    ],
    ["columns of which there are none", { column: ["x", "answer.x"] }, {}],
    ["a page", { page: "3", size: "100" }, { page: 3, size: 100 }],
    ["pages that are no pages", { page: "-1", size: "7" }, {}],
    ["page zero", { page: "0" }, {}],
    ["a page beyond numbers", { page: "99999999999999999999" }, {}],
    ["the same name twice", { q: ["first", "second"] }, { q: "first" }],
    ["U+0000 and other controls", { q: "a\u0000b\u001b" }, { q: "a b" }],
    ["half a character", { q: "a\ud800" }, { q: "a" }],
    ["letters typed in two parts, as stored names are", { q: "A\u030Arhus e\u0301" }, { q: "\u00C5rhus \u00E9" }],
  ])("reads %s", (_name, address, expected) => {
    expect(listFilterSchema.parse(address)).toEqual({ ...defaults, ...expected });
  });

  it("never refuses anything, and what it read can be written and read again", () => {
    const value = fc.option(fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.string())), { nil: undefined });
    const address = fc.record({ q: value, status: value, column: value, sort: value, page: value, size: value });
    fc.assert(
      fc.property(address, (typed) => {
        const filter = listFilterSchema.parse(typed);
        const again = listFilterSchema.parse(allValues(new URLSearchParams(listQuery(filter))));
        expect(again).toEqual(filter);
      }),
    );
  }, 30_000);

  it("writes short addresses: defaults are left out", () => {
    expect(listQuery(listFilterSchema.parse({}))).toBe("");
    expect(listQuery(listFilterSchema.parse({ q: "æ b", sort: "-registered", page: "2" }))).toBe("?q=%C3%A6+b&page=2");
  });

  it("turns a sorted column round, and starts another one at its beginning", () => {
    expect(toggledSort({ column: "name", descending: false }, "name")).toEqual({ column: "name", descending: true });
    expect(toggledSort(newestFirst, "country")).toEqual({ column: "country", descending: false });
    expect(toggledSort({ column: "name", descending: false }, "registered")).toEqual(newestFirst);
  });
});

describe("pages", () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [5, 9, [1, null, 4, 5, 6, null, 9]],
    [3, 9, [1, 2, 3, 4, null, 9]],
    [9, 9, [1, null, 8, 9]],
  ])("page %i of %i", (current, last, expected) => {
    expect(pageNumbers(current, last)).toEqual(expected);
  });

  it("gives an empty list one page", () => {
    expect([lastPage(0, 25), lastPage(25, 25), lastPage(26, 25)]).toEqual([1, 1, 2]);
  });
});

describe("the reason for a cancellation", () => {
  it.each([
    ["", "missing"],
    [" \n ", "missing"],
    ["x".repeat(1_001), "too_long"],
    ["x".repeat(1_999), "too_long"],
    ["x".repeat(2_000), "far_too_long"],
    ["bell \u0007", "unprintable"],
  ])("refuses %j", (typed, code) => {
    expect(cancellationSchema.safeParse(typed).error?.issues[0]?.message).toBe(code);
  });

  it("keeps lines, every script and 1,000 characters as people count them", () => {
    expect(cancellationSchema.parse(" Αλλαγή\r\nسفر ")).toBe("Αλλαγή\nسفر");
    expect(cancellationSchema.parse("😀".repeat(1_000))).toHaveLength(2_000);
  });

  it.each([" ", "  as typed\r\n", "😀".repeat(1_999)])("keeps what was typed as it was typed", (typed) => {
    expect(reasonToKeep(typed)).toBe(typed);
  });

  it.each([
    ["a long one", "x".repeat(400_000)],
    ["one in two parts", "e\u0301".repeat(3_000)],
    ["one with a gap where it is cut", `x${" ".repeat(5_000)}y`],
    ["one of emoji", "😀".repeat(5_000)],
  ])("keeps the beginning of one that is far too long, and goes on refusing it: %s", (_name, typed) => {
    const kept = reasonToKeep(typed);
    expect([...kept]).toHaveLength(2_000);
    expect(kept.isWellFormed() && kept.endsWith("…")).toBe(true);
    expect(cancellationSchema.safeParse(kept).error?.issues[0]?.message).toBe("far_too_long");
  });

  it("leaves out no end of blanks", () => {
    expect(reasonToKeep(`${" ".repeat(300_000)}why${" ".repeat(300_000)}`)).toBe("why");
  });
});
