import { describe, expect, it } from "vitest";
import { tagKey } from "@/lib/tags/rules";
import { tagNameSchema, tagProblem } from "@/lib/tags/schema";

describe("a tag's name", () => {
  it.each([
    ["  VIP ", "VIP"],
    ["bus\tfrom   the\nairport", "bus from the airport"],
    ["Ομιλητής", "Ομιλητής"],
    ["متحدث", "متحدث"],
    ["a\u030Abent", "åbent"],
    ["🚌".repeat(60), "🚌".repeat(60)],
  ])("%j is kept as %j", (typed, kept) => {
    expect(tagNameSchema.parse(typed)).toBe(kept);
  });

  it.each([
    ["", "missing"],
    [" \u200B ", "missing"],
    ["x".repeat(61), "too_long"],
    ["a\u0000b", "unprintable"],
    ["a\u202Eb", "unprintable"],
  ])("%j is refused: %s", (typed, problem) => {
    expect(tagProblem(typed)).toBe(problem);
  });

  it("is the same tag in other letters", () => {
    expect(tagKey("VIP")).toBe(tagKey("vip"));
    expect(tagKey("ÅBENT")).toBe(tagKey(tagNameSchema.parse("a\u030Abent")));
    expect(tagKey("bus 1")).not.toBe(tagKey("bus 2"));
  });
});
