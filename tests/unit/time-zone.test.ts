import { describe, expect, it } from "vitest";
import { addDays, momentInZone, moveAlong } from "@/lib/time-zone";

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

describe("a moment that hangs on another", () => {
  const from = new Date("2024-03-19T10:00:00+01:00");
  it.each([
    [
      "keeps its hours before the start on the same day",
      "2024-03-19T08:00:00+01:00",
      "2024-03-20T14:00:00+01:00",
      "2024-03-20T12:00:00+01:00",
    ],
    [
      "keeps its time of day on another",
      "2024-03-12T23:59:59.999+01:00",
      "2024-03-20T14:00:00+01:00",
      "2024-03-13T23:59:59.999+01:00",
    ],
    [
      "moves not at all when only the hour does",
      "2024-03-12T23:59:59.999+01:00",
      "2024-03-19T08:30:00+01:00",
      "2024-03-12T23:59:59.999+01:00",
    ],
    [
      "over the change of clocks too",
      "2024-03-17T18:00:00+01:00",
      "2024-04-16T10:00:00+02:00",
      "2024-04-14T18:00:00+02:00",
    ],
    [
      "onto a time that is skipped: the one after",
      "2024-03-17T02:30:00+01:00",
      "2024-04-02T10:00:00+02:00",
      "2024-03-31T03:30:00+02:00",
    ],
    [
      "onto one that comes twice: the first",
      "2024-03-18T02:30:00+01:00",
      "2024-10-28T10:00:00+01:00",
      "2024-10-27T02:30:00+02:00",
    ],
    [
      "is the start where it was, also the second time that walls show it",
      "2024-03-19T10:00:00+01:00",
      "2024-10-27T02:30:00+01:00",
      "2024-10-27T02:30:00+01:00",
    ],
    ["goes back with it", "2024-03-18T10:00:00+01:00", "2024-03-05T10:00:00+01:00", "2024-03-04T10:00:00+01:00"],
  ])("%s", (_what, moment, to, moved) => {
    const zone = { from, to: new Date(to), timeZone: "Europe/Brussels" };
    expect(moveAlong(new Date(moment), zone)).toEqual(new Date(moved));
  });

  it("is so many days away by the calendar", () => {
    const start = new Date("2024-04-03T10:00:00+02:00");
    expect(addDays(start, -7, "Europe/Brussels")).toEqual(new Date("2024-03-27T10:00:00+01:00"));
    expect(addDays(start, -7, "UTC")).toEqual(new Date("2024-03-27T08:00:00Z"));
  });
});
