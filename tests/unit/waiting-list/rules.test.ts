import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wallClock } from "@/lib/time-zone";
import { isHeld, offerDeadline } from "@/lib/waiting-list/rules";

const brussels = {
  status: "published" as const,
  timeZone: "Europe/Brussels",
  startsAt: new Date("2024-03-19T10:00:00+01:00"),
  offerHours: 24,
  offersEndHoursBefore: 24,
};

describe("an offer made", () => {
  it.each([
    ["on a Monday morning ends a day later", "2024-02-05T09:00:00+01:00", "2024-02-06T09:00:00+01:00"],
    ["at the last working minute ends with the next one", "2024-02-05T20:00:00+01:00", "2024-02-06T20:00:00+01:00"],
    ["in the evening ends at noon after the night", "2024-02-05T20:00:01+01:00", "2024-02-07T12:00:00+01:00"],
    ["before work begins ends at noon", "2024-02-06T07:59:59+01:00", "2024-02-07T12:00:00+01:00"],
    ["on a Friday ends on Monday", "2024-02-09T15:00:00+01:00", "2024-02-12T12:00:00+01:00"],
    ["on a Saturday ends on Monday", "2024-02-10T15:00:00+01:00", "2024-02-12T12:00:00+01:00"],
    ["on a Sunday ends on Monday at its hour", "2024-02-11T15:00:00+01:00", "2024-02-12T15:00:00+01:00"],
    ["close to the event ends with the time for offers", "2024-03-17T15:00:00+01:00", "2024-03-18T10:00:00+01:00"],
    ["with two hours left still counts", "2024-03-18T08:00:00+01:00", "2024-03-18T10:00:00+01:00"],
  ])("%s", (_what, now, until) => {
    expect(offerDeadline(brussels, new Date(now))).toEqual(new Date(until));
  });

  it.each([
    ["with less than two hours left", "2024-03-18T08:00:00.001+01:00"],
    ["after the time for offers", "2024-03-18T12:00:00+01:00"],
    ["during the event", "2024-03-19T11:00:00+01:00"],
  ])("%s is none", (_what, now) => {
    expect(offerDeadline(brussels, new Date(now))).toBeNull();
  });

  it("before a Monday event ends on the Friday before", () => {
    const monday = { ...brussels, startsAt: new Date("2024-03-18T10:00:00+01:00") };
    expect(offerDeadline(monday, new Date("2024-03-15T10:00:00+01:00"))).toEqual(new Date("2024-03-15T20:00:00+01:00"));
    expect(offerDeadline(monday, new Date("2024-03-16T10:00:00+01:00"))).toBeNull();
  });

  it("lasts its hours, and ends by the clock on the wall when it moves, over the change to summer time", () => {
    const june = { ...brussels, startsAt: new Date("2024-06-19T10:00:00+02:00") };
    // 31 March 2024: clocks go forward in Brussels.
    expect(offerDeadline(june, new Date("2024-03-29T19:00:00+01:00"))).toEqual(new Date("2024-04-01T12:00:00+02:00"));
    const longer = { ...june, offerHours: 72 };
    expect(offerDeadline(longer, new Date("2024-03-29T10:00:00+01:00"))).toEqual(new Date("2024-04-01T11:00:00+02:00"));
  });

  it("by an organiser's hand may run until the start, and is none from then on", () => {
    const late = new Date("2024-03-19T08:30:00+01:00");
    expect(offerDeadline(brussels, late, { byHand: true })).toEqual(brussels.startsAt);
    expect(offerDeadline(brussels, brussels.startsAt, { byHand: true })).toBeNull();
  });

  it("always ends inside working hours, before the time for offers is over, and never too soon", () => {
    const zones = ["Europe/Brussels", "Europe/Helsinki", "Atlantic/Azores", "America/St_Johns", "Asia/Kathmandu"];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 100 }),
        fc.date({ min: new Date("2024-01-01"), max: new Date("2024-12-01"), noInvalidDate: true }),
        fc.integer({ min: 0, max: 60 * 24 * 20 }),
        (timeZone, offerHours, offersEndHoursBefore, startsAt, minutesBefore) => {
          const now = new Date(startsAt.getTime() - minutesBefore * 60_000);
          const until = offerDeadline(
            { status: "published", timeZone, startsAt, offerHours, offersEndHoursBefore },
            now,
          );
          if (!until) return;
          const wall = wallClock(until, timeZone);
          const minutes = Number(wall.hour) * 60 + Number(wall.minute);
          const day = new Date(`${wall.year}-${wall.month}-${wall.day}T12:00:00Z`).getUTCDay();
          expect([1, 2, 3, 4, 5]).toContain(day);
          expect(minutes).toBeGreaterThanOrEqual(8 * 60);
          expect(minutes).toBeLessThanOrEqual(20 * 60);
          expect(until.getTime() - now.getTime()).toBeGreaterThanOrEqual(2 * 3_600_000);
          expect(until.getTime()).toBeLessThanOrEqual(startsAt.getTime() - offersEndHoursBefore * 3_600_000);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("a held seat", () => {
  it("is held up to and including its last moment", () => {
    const until = new Date("2024-02-06T09:00:00Z");
    expect(isHeld(until, until)).toBe(true);
    expect(isHeld(until, new Date(until.getTime() + 1))).toBe(false);
    expect(isHeld(null, until)).toBe(false);
  });
});
