import { describe, expect, it } from "vitest";
import { MOST_BARS, MOST_COLUMNS } from "@/lib/reports/constants";
import {
  columnsOf,
  courseOf,
  dayCounts,
  dayStarts,
  daysApart,
  daysBetween,
  foldedShares,
  registeredBy,
  registeredOn,
  sharesOf,
  standingOf,
  statusCounts,
  timeLeft,
} from "@/lib/reports/rules";
import { RegistrationStatus } from "@/prisma/generated/enums";

const day = (name: string, changes: object = {}) => ({
  day: name,
  seated: 0,
  waiting: 0,
  ended: 0,
  cancelled: 0,
  ...changes,
});

describe("where a state stands", () => {
  it.each([
    ["confirmed", "seated"],
    ["offered", "seated"],
    ["awaiting_verification", "seated"],
    ["awaiting_approval", "seated"],
    ["waitlisted", "waiting"],
    ["lapsed", "ended"],
    ["declined", "ended"],
    ["cancelled", "ended"],
  ] as const)("%s: %s", (status, standing) => {
    expect(standingOf(status)).toBe(standing);
  });
});

describe("days", () => {
  it("are those of the calendar, leap days included", () => {
    expect(daysBetween("2024-02-28", "2024-03-01")).toEqual(["2024-02-28", "2024-02-29", "2024-03-01"]);
    expect(daysBetween("2024-03-02", "2024-03-01")).toEqual([]);
  });

  it("begin at midnight of the zone, whichever way its clocks go", () => {
    const starts = dayStarts(["2024-03-30", "2024-03-31", "2024-04-01"], "Europe/Brussels");
    expect(starts.map((at) => at.toISOString())).toEqual([
      "2024-03-29T23:00:00.000Z",
      "2024-03-30T23:00:00.000Z",
      "2024-03-31T22:00:00.000Z",
    ]);
    expect(daysApart("2024-03-30", "2024-04-01")).toBe(2);
  });

  it("have their figures each, and what lies outside counts at the edge", () => {
    const counts = dayCounts(["2024-02-05", "2024-02-06"], {
      registered: [
        { bucket: 0, status: "confirmed", count: 1 },
        { bucket: 1, status: "offered", count: 2 },
        { bucket: 2, status: "waitlisted", count: 3 },
        { bucket: 2, status: "lapsed", count: 4 },
      ],
      cancelled: [{ bucket: 9, count: 5 }],
    });
    expect(counts).toEqual([
      day("2024-02-05", { seated: 3 }),
      day("2024-02-06", { waiting: 3, ended: 4, cancelled: 5 }),
    ]);
    expect(dayCounts([], { registered: [{ bucket: 1, status: "confirmed", count: 1 }], cancelled: [] })).toEqual([]);
  });
});

describe("columns", () => {
  const days = (count: number) =>
    daysBetween("2023-01-01", "2026-12-31")
      .slice(0, count)
      .map((name) => day(name, { seated: 1, cancelled: 2 }));

  it.each([
    [1, 1, 1],
    [MOST_COLUMNS, MOST_COLUMNS, 1],
    [MOST_COLUMNS + 1, 10, 7],
    [MOST_COLUMNS * 7, MOST_COLUMNS, 7],
    [MOST_COLUMNS * 7 + 1, 16, 28],
  ])("of %i days: %i, the last of %i days", (count, columns, size) => {
    const drawn = columnsOf(days(count));
    expect(drawn).toHaveLength(columns);
    expect(drawn.at(-1)).toMatchObject({ seated: size, cancelled: 2 * size });
    expect(drawn.reduce((sum, column) => sum + registeredOn(column), 0)).toBe(count);
  });

  it("follow on each other without a gap", () => {
    const drawn = columnsOf(days(100));
    for (const [index, column] of drawn.entries()) {
      const next = drawn[index + 1];
      if (next) expect(daysApart(column.last, next.first)).toBe(1);
    }
    expect(columnsOf([])).toEqual([]);
  });
});

describe("the course of registration", () => {
  const course = courseOf(
    [
      day("2024-03-17", { seated: 2, ended: 1 }),
      day("2024-03-18", { cancelled: 1 }),
      day("2024-03-20", { waiting: 4 }),
    ],
    "2024-03-19",
  );

  it("adds up by days before the start, past it too", () => {
    expect(course).toEqual([
      { daysBefore: 2, registered: 3, cancelled: 0 },
      { daysBefore: 1, registered: 3, cancelled: 1 },
      { daysBefore: -1, registered: 7, cancelled: 1 },
    ]);
  });

  it.each([
    [30, 0],
    [2, 3],
    [1, 3],
    [0, 3],
    [-1, 7],
    [-30, 7],
  ])("had, %i days before, %i", (daysBefore, registered) => {
    expect(registeredBy(course, daysBefore)).toBe(registered);
  });
});

describe("shares", () => {
  const rows = [
    { status: "confirmed", country: "DK", count: 3 },
    { status: "waitlisted", country: "BE", count: 3 },
    { status: "cancelled", country: "FR", count: 9 },
    { status: "offered", country: "BE", count: 1 },
  ] as const;

  it("count those who are coming or in line, the most frequent first", () => {
    expect(sharesOf([...rows], ({ country }) => country)).toEqual([
      { value: "BE", seated: 1, waiting: 3 },
      { value: "DK", seated: 3, waiting: 0 },
    ]);
  });

  it("fold the rare ones into one, unless only one would be left over", () => {
    const shares = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ value: `${index}`, seated: 1, waiting: 2 }));
    expect(foldedShares(shares(MOST_BARS + 1), MOST_BARS)).toMatchObject({ rest: null, others: 0 });
    const folded = foldedShares(shares(MOST_BARS + 3), MOST_BARS);
    expect(folded.shown).toHaveLength(MOST_BARS);
    expect(folded).toMatchObject({ rest: { seated: 3, waiting: 6 }, others: 3 });
  });

  it("and states count everybody, in the order of a registration's life", () => {
    expect([...statusCounts([...rows])]).toEqual([
      ["confirmed", 3],
      ["waitlisted", 3],
      ["offered", 1],
      ["cancelled", 9],
    ]);
    expect([...statusCounts(Object.values(RegistrationStatus).map((status) => ({ status, count: 1 })))]).toHaveLength(
      8,
    );
  });
});

describe("time left", () => {
  const now = new Date("2024-02-05T09:00:00Z");
  it.each([
    ["2024-02-05T08:59:59Z", null],
    ["2024-02-05T09:00:30Z", { unit: "minutes", count: 0 }],
    ["2024-02-05T10:59:00Z", { unit: "minutes", count: 119 }],
    ["2024-02-05T11:00:00Z", { unit: "hours", count: 2 }],
    ["2024-02-07T08:59:00Z", { unit: "hours", count: 47 }],
    ["2024-02-07T09:00:00Z", { unit: "days", count: 2 }],
  ])("until %s", (until, left) => {
    expect(timeLeft(new Date(until), now)).toEqual(left);
  });
});
