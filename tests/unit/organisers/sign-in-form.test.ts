import { describe, expect, it } from "vitest";
import { addressProblem, addressToKeep } from "@/app/admin/sign-in/form";

describe("an address typed to sign in", () => {
  it.each([
    ["anne@example.org", null],
    [" anne@example.org ", null],
    [" ", "missing"],
    ["anne", "not_an_address"],
    [`${"a".repeat(300)}@example.org`, "too_long"],
  ])("%j: %s", (typed, problem) => {
    expect(addressProblem(typed)).toBe(problem);
    expect(addressToKeep(typed)).toBe(typed);
  });

  it.each([
    ["a book", "a".repeat(400_000)],
    ["an address and a gap", `anne@example.org${" ".repeat(2_000)}x`],
    ["halves of characters", `a${"😀".repeat(600)}`],
  ])("comes back as its beginning and stays refused: %s", (_name, typed) => {
    const kept = addressToKeep(typed);
    expect(kept.length).toBeLessThanOrEqual(1_001);
    expect(kept.isWellFormed()).toBe(true);
    expect(addressProblem(kept)).toBe("too_long");
  });
});
