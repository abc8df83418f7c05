import { describe, expect, it } from "vitest";
import { momentInZone } from "@/lib/time-zone";

describe("a time on the wall", () => {
  it.each([
    ["2024-03-01T18:00", "Europe/Brussels", "2024-03-01T17:00:00.000Z"],
    ["2024-07-01 18:00", "Europe/Brussels", "2024-07-01T16:00:00.000Z"],
    ["2024-03-01T18:00:30", "UTC", "2024-03-01T18:00:30.000Z"],
    // Clocks go back from 3:00 to 2:00: the first 2:30 of the two.
    ["2024-10-27T02:30", "Europe/Brussels", "2024-10-27T00:30:00.000Z"],
  ])("%s in %s is %s", (text, timeZone, moment) => {
    expect(momentInZone(text, timeZone)).toEqual(new Date(moment));
  });

  it("is told apart where clocks jump over it", () => {
    expect(momentInZone("2024-03-31T02:30", "Europe/Brussels")).toBe("skipped");
    expect(momentInZone("2024-03-31T02:30", "UTC")).toEqual(new Date("2024-03-31T02:30:00Z"));
  });

  it.each([
    "",
    "tomorrow",
    "2024-03-01",
    "2024-02-30T10:00",
    "2024-13-01T10:00",
    "2024-03-01T25:00",
    "2024-03-01T10:00Z",
  ])("is nothing in %j", (text) => {
    expect(momentInZone(text, "Europe/Brussels")).toBeNull();
  });
});
