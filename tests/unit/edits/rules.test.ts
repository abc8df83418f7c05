import { describe, expect, it } from "vitest";
import { mergeEdits } from "@/lib/edits/rules";
import { basisAsTyped, choiceField, decidedBasis, readBasis, shownField } from "@/lib/edits/schema";

describe("bringing two edits together", () => {
  const none = { touched: [], conflicts: [], others: [] };
  it.each([
    ["nothing was done", { a: "1" }, { a: "1" }, { a: "1" }, none],
    ["only I changed it", { a: "1" }, { a: "1" }, { a: "2" }, { ...none, touched: ["a"] }],
    ["only somebody else did", { a: "1" }, { a: "2" }, { a: "1" }, { ...none, others: ["a"] }],
    ["both did, alike", { a: "1" }, { a: "2" }, { a: "2" }, none],
    ["both did, differently", { a: "1" }, { a: "2" }, { a: "3" }, { ...none, touched: ["a"], conflicts: ["a"] }],
    [
      "each another field",
      { a: "1", b: "1" },
      { a: "1", b: "2" },
      { a: "2", b: "1" },
      { ...none, touched: ["a"], others: ["b"] },
    ],
    [
      "lists count in their order",
      { a: ["x", "y"] },
      { a: ["x", "y"] },
      { a: ["y", "x"] },
      { ...none, touched: ["a"] },
    ],
    ["what is not there is nothing", {}, { a: null }, { a: null }, none],
    ["a field that the form does not have is left alone", { a: "1" }, { a: "1", b: "2" }, { a: "1" }, none],
  ])("%s", (_, basis, current, wanted, expected) => {
    expect(mergeEdits(basis, current, wanted)).toEqual(expected);
  });
});

describe("what a form was shown with", () => {
  it("comes back as it was, whatever kind of value it is", () => {
    const values = { a: "two\r\nlines", b: ["x", "y"], c: true, d: null, e: 1.5, f: "Ελλάδα “مرحبا”" };
    expect(readBasis({ other: "1", ...basisAsTyped(values) })).toEqual(values);
  });

  it("counts as empty where it was tampered with", () => {
    expect(readBasis({ "was.a": "{not json" })).toEqual({ a: null });
  });

  it("is what stands there now for whoever decided to overwrite it, and what they typed for whoever did not", () => {
    const basis = { a: "1", b: "1", c: "1" };
    const wanted = { a: "3", b: "3", c: "3" };
    const values = {
      [choiceField("a")]: "mine",
      [shownField("a")]: '"2"',
      [choiceField("b")]: "theirs",
    };
    const decided = decidedBasis(values, basis, wanted);
    expect(decided).toEqual({ a: "2", b: "3", c: "1" });
    expect(mergeEdits(decided, { a: "2", b: "2", c: "2" }, wanted)).toEqual({
      touched: ["a", "c"],
      conflicts: ["c"],
      others: ["b"],
    });
  });
});
