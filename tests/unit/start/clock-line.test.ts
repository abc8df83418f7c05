import { expect, it } from "vitest";
import { inBrussels } from "../../../scripts/parts/open-addresses";

it.each([
  ["2024-02-05T09:00:00+01:00", "5 February 2024, 09:00 in Brussels"],
  ["2024-03-31T23:30:00Z", "1 April 2024, 01:30 in Brussels"],
])("the clock %s is printed as %s", (time, words) => {
  expect(inBrussels(new Date(time))).toBe(words);
});
