import { describe, expect, it } from "vitest";
import { asPublic, quickMomentsOf } from "@/lib/event-preview/rules";
import { readPreview } from "@/lib/event-preview/schema";
import type { EventView } from "@/lib/events/queries";
import { admission } from "@/lib/registrations/rules";

const zone = "Europe/Brussels";

describe("readPreview", () => {
  it.each([
    [{}, { locale: "en", at: null, isFull: false, problem: null }],
    [
      { locale: "da", at: "2024-02-24T12:00", full: "yes" },
      { locale: "da", at: new Date("2024-02-24T12:00:00+01:00"), isFull: true, problem: null },
    ],
    [{ at: "2024-02-24" }, { locale: "en", at: new Date("2024-02-24T12:00:00+01:00"), isFull: false, problem: null }],
    [
      { at: "2024-07-01T12:00" },
      { locale: "en", at: new Date("2024-07-01T12:00:00+02:00"), isFull: false, problem: null },
    ],
    // Whatever somebody writes into the address: now, and a sentence about it.
    [{ at: "24/02/2024" }, { locale: "en", at: null, isFull: false, problem: "not_a_moment" }],
    [{ at: "2024-03-31T02:30" }, { locale: "en", at: null, isFull: false, problem: "skipped" }],
    [{ at: "0024-02-24T12:00" }, { locale: "en", at: null, isFull: false, problem: "too_early" }],
    // Moments that are far off are moments.
    [{ at: "1990-06-01T12:00" }, { locale: "en", at: new Date("1990-06-01T10:00:00Z"), isFull: false, problem: null }],
    [{ at: "2090-06-01T12:00" }, { locale: "en", at: new Date("2090-06-01T10:00:00Z"), isFull: false, problem: null }],
    // A time that comes twice: the first, unless the address says which.
    [{ at: "2024-10-27T02:30" }, { locale: "en", at: new Date("2024-10-27T00:30:00Z"), isFull: false, problem: null }],
    [
      { at: "2024-10-27T02:30", "turn.at": "+01:00" },
      { locale: "en", at: new Date("2024-10-27T01:30:00Z"), isFull: false, problem: null },
    ],
    [
      { at: "2024-10-27T02:30+01:00" },
      { locale: "en", at: new Date("2024-10-27T01:30:00Z"), isFull: false, problem: null },
    ],
    [
      { at: ["a", "b"], locale: "xx", full: "1" },
      { locale: "en", at: null, isFull: false, problem: null },
    ],
  ])("reads %j", (query, expected) => {
    expect(readPreview(query, "en", zone)).toEqual(expected);
  });
});

describe("quick moments", () => {
  const event = {
    status: "draft",
    timeZone: zone,
    registrationOpensAt: new Date("2024-01-15T09:00:00+01:00"),
    registrationClosesAt: new Date("2024-03-12T23:59:59.999+01:00"),
    closedAt: null,
    startsAt: new Date("2024-03-19T10:00:00+01:00"),
    endsAt: new Date("2024-03-19T15:00:00+01:00"),
    hasWaitingList: true,
    seats: { capacity: 80, held: 3, waiting: 0, reserved: 10 },
  } as unknown as EventView;

  it("show what a reader meets at each, on a draft as on a published event", () => {
    const states = quickMomentsOf(event).map(({ name, at, isFull }) => {
      const shown = asPublic(event, { isFull });
      return [name, admission(shown, shown.seats, at)];
    });
    expect(states).toEqual([
      ["beforeOpening", "not_yet_open"],
      ["firstDay", "admitted"],
      ["lastDay", "admitted"],
      ["full", "waiting_list"],
      ["afterClosing", "closed"],
      ["during", "closed"],
      ["after", "over"],
    ]);
  });

  it("are whole minutes, which the form can hold", () => {
    const odd = { ...event, registrationOpensAt: new Date("2024-01-15T09:00:30+01:00") };
    expect(
      quickMomentsOf(odd)
        .filter(({ at }) => at.getTime() % 60_000 !== 0)
        .map(({ name }) => name),
    ).toEqual(["beforeOpening"]);
  });

  it("leave a cancelled event cancelled", () => {
    expect(asPublic({ ...event, status: "cancelled" }, { isFull: true }).status).toBe("cancelled");
  });
});
