import { describe, expect, it } from "vitest";
import { canChangeNote } from "@/lib/notes/policy";
import { noteProblem, noteSchema } from "@/lib/notes/schema";

describe("a note", () => {
  it.each([
    ["", "missing"],
    [" \n\u200B ", "missing"],
    ["x".repeat(2_001), "too_long"],
    ["😀".repeat(2_000), null],
    ["direction \u202E turned", "unprintable"],
    ["nul \u0000", "unprintable"],
    ["two\nlines\tand a tab", null],
    ["مرحبا Ελλάδα æøå", null],
  ])("%j: %s", (text, problem) => {
    expect(noteProblem(text)).toBe(problem);
  });

  it("keeps its lines and loses the space around it", () => {
    expect(noteSchema.parse("  a\r\nb  ")).toBe("a\nb");
  });
});

describe("changing a note", () => {
  const mine = { authorId: "me" };
  const theirs = { authorId: "them" };
  it.each([
    ["organiser", mine, true],
    ["organiser", theirs, false],
    ["owner", theirs, true],
    ["owner", { authorId: null }, true],
    ["desk", mine, false],
    ["viewer", mine, false],
  ] as const)("as %s of %j: %s", (role, note, may) => {
    expect(canChangeNote({ organiserId: "me", role }, note)).toBe(may);
  });
});
