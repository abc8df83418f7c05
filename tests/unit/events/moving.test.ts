import { describe, expect, it } from "vitest";
import { isToldChange, placeAt, shiftedWindows, wordsFor } from "@/lib/events/rules";

const at = (text: string) => new Date(text);
const event = {
  timeZone: "Europe/Brussels",
  startsAt: at("2024-03-19T10:00:00+01:00"),
  endsAt: at("2024-03-19T15:00:00+01:00"),
  registrationClosesAt: at("2024-03-12T23:59:59.999+01:00"),
  changesCloseAt: at("2024-03-17T23:59:59.999+01:00"),
  cancellationsCloseAt: at("2024-03-19T10:00:00+01:00"),
  travelRequestsCloseAt: null,
};
const place = {
  timeZone: "Europe/Brussels",
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  venueName: null,
  venueBuilding: null,
  venueRoom: null,
  venueAddress: null,
  venueCity: "Brussels",
  cities: { da: "Bruxelles", en: null },
};

describe("windows of an event that is moved", () => {
  it("keep their distance in days and their time of day; the one at the start stays at the start", () => {
    expect(shiftedWindows(event, at("2024-04-09T14:00:00+02:00"))).toEqual({
      registrationClosesAt: at("2024-04-02T23:59:59.999+02:00"),
      changesCloseAt: at("2024-04-07T23:59:59.999+02:00"),
      cancellationsCloseAt: at("2024-04-09T14:00:00+02:00"),
      travelRequestsCloseAt: null,
    });
  });

  it("keep their time of day in another time zone, whose clocks show it at another moment", () => {
    expect(shiftedWindows(event, at("2024-03-19T10:00:00+02:00"), "Europe/Athens")).toEqual({
      registrationClosesAt: at("2024-03-12T23:59:59.999+02:00"),
      changesCloseAt: at("2024-03-17T23:59:59.999+02:00"),
      cancellationsCloseAt: at("2024-03-19T10:00:00+02:00"),
      travelRequestsCloseAt: null,
    });
    // New York changed its clocks ten days before: each moment has the offset of its own day.
    expect(
      shiftedWindows(
        { ...event, registrationClosesAt: at("2024-03-01T12:00:00+01:00") },
        at("2024-03-20T10:00:00-04:00"),
        "America/New_York",
      ),
    ).toMatchObject({
      registrationClosesAt: at("2024-03-02T12:00:00-05:00"),
      changesCloseAt: at("2024-03-18T23:59:59.999-04:00"),
    });
  });

  it("never let anybody cancel after the start", () => {
    const evening = {
      ...event,
      startsAt: at("2024-03-19T20:00:00+01:00"),
      cancellationsCloseAt: at("2024-03-18T22:00:00+01:00"),
    };
    const toMidnight = shiftedWindows(evening, at("2024-03-19T00:30:00+01:00"));
    expect(toMidnight.cancellationsCloseAt).toEqual(at("2024-03-18T22:00:00+01:00"));
    const atStart = { ...evening, cancellationsCloseAt: at("2024-03-19T20:00:00+01:00") };
    expect(shiftedWindows(atStart, at("2024-03-31T02:30:00+01:00")).cancellationsCloseAt).toEqual(
      at("2024-03-31T02:30:00+01:00"),
    );
  });
});

describe("a change that people were told of", () => {
  it.each([
    ["another start", { startsAt: at("2024-03-19T10:01:00+01:00") }, true],
    ["another end", { endsAt: at("2024-03-19T16:00:00+01:00") }, true],
    ["a room", { venueRoom: "B12" }, true],
    ["another city", { venueCity: "Ghent" }, true],
    ["a city in one language", { cities: { da: "Gent", en: null } }, true],
    ["an address that nobody sees yet", { venueAddress: "Havenlaan 86c" }, false],
    ["nothing", {}, false],
  ])("%s", (_what, changes, told) => {
    expect(isToldChange(place, { ...place, ...changes })).toBe(told);
  });

  it("not what only moves from one field to another", () => {
    const known = { ...place, venueName: "Tour & Taxis, B12" };
    expect(isToldChange(known, { ...known, venueName: "Tour & Taxis", venueRoom: "B12" })).toBe(false);
    expect(placeAt(known, "da")).toBe("Tour & Taxis, B12, Bruxelles");
  });
});

describe("organisers' words", () => {
  it.each([
    [{ da: "Hej", en: "Hello" }, "en", "Hello"],
    [{ da: "Hej", en: null }, "en", "Hej"],
    [{ da: null, en: "Hello" }, "fr", "Hello"],
    [{ de: "Hallo" }, "fr", "Hallo"],
    [{ da: "", en: null }, "en", null],
    [{}, "en", null],
  ] as [Record<string, string | null>, string, string | null][])("%j read in %s: %s", (words, locale, text) => {
    expect(wordsFor(words, ["da", "en"], locale)).toBe(text);
  });
});
