import { describe, expect, it } from "vitest";
import { dueWindow, lastDaily } from "@/lib/news/rules";

const timeZone = "Europe/Brussels";
const at = (text: string) => new Date(text);

describe("the last seven o'clock", () => {
  it.each([
    ["2026-02-05T09:00:00+01:00", "2026-02-05T07:00:00+01:00"],
    ["2026-02-05T06:59:59+01:00", "2026-02-04T07:00:00+01:00"],
    // The lag: what was written right before seven may not be seen yet.
    ["2026-02-05T07:00:59+01:00", "2026-02-04T07:00:00+01:00"],
    ["2026-02-05T07:01:00+01:00", "2026-02-05T07:00:00+01:00"],
    // Clocks go forward on 29 March and back on 25 October 2026.
    ["2026-03-29T08:00:00+02:00", "2026-03-29T07:00:00+02:00"],
    ["2026-03-29T06:00:00+02:00", "2026-03-28T07:00:00+01:00"],
    ["2026-10-25T08:00:00+01:00", "2026-10-25T07:00:00+01:00"],
  ])("before %s was %s", (now, last) => expect(lastDaily(at(now), timeZone)).toEqual(at(last)));
});

describe("a digest that is due", () => {
  const now = at("2026-02-05T09:00:00+01:00");
  const clock = { now, productNow: now, timeZone };
  const since = at("2026-01-01T00:00:00Z");

  it("at once covers everything since the last one, up to a minute ago", () => {
    const toldUntil = at("2026-02-05T08:30:00+01:00");
    expect(dueWindow({ when: "immediate", toldUntil, since }, clock)).toEqual({
      from: toldUntil,
      until: at("2026-02-05T08:59:00+01:00"),
    });
  });

  it("at once comes at most once a minute", () => {
    const told = (seconds: number) => new Date(now.getTime() - 60_000 - seconds * 1000);
    expect(dueWindow({ when: "immediate", toldUntil: told(30), since }, clock)).toBeNull();
    expect(dueWindow({ when: "immediate", toldUntil: told(-30), since }, clock)).toBeNull();
    expect(dueWindow({ when: "immediate", toldUntil: told(60), since }, clock)).not.toBeNull();
  });

  it("daily covers everything up to seven, once", () => {
    const seven = at("2026-02-05T07:00:00+01:00");
    const toldUntil = at("2026-02-04T07:00:00+01:00");
    expect(dueWindow({ when: "daily", toldUntil, since }, clock)).toEqual({ from: toldUntil, until: seven });
    expect(dueWindow({ when: "daily", toldUntil: seven, since }, clock)).toBeNull();
    expect(dueWindow({ when: "daily", toldUntil: now, since }, clock)).toBeNull();
  });

  it("daily follows product time, and covers real time", () => {
    const productNow = at("2024-02-05T07:11:00+01:00");
    const toldUntil = at("2026-02-05T00:00:00+01:00");
    expect(dueWindow({ when: "daily", toldUntil, since }, { ...clock, productNow })).toEqual({
      from: toldUntil,
      until: at("2026-02-05T08:49:00+01:00"),
    });
  });

  it("is none for those who want none, and reaches back a day at most for those never told", () => {
    expect(dueWindow({ when: "never", toldUntil: null, since }, clock)).toBeNull();
    const dayBefore = at("2026-02-04T09:00:00+01:00");
    expect(dueWindow({ when: "immediate", toldUntil: null, since }, clock)?.from).toEqual(dayBefore);
    const joined = at("2026-02-05T08:00:00+01:00");
    expect(dueWindow({ when: "immediate", toldUntil: null, since: joined }, clock)?.from).toEqual(joined);
    expect(dueWindow({ when: "immediate", toldUntil: null, since: now }, clock)).toBeNull();
  });
});
