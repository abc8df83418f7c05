import { describe, expect, it } from "vitest";
import {
  basisOf,
  daysOf,
  missingLanguages,
  nextTimes,
  programmeWarnings,
  recordChanges,
  wordsIn,
} from "@/lib/programme/rules";

const at = (time: string) => new Date(`2024-03-${time}:00+01:00`);
const event = { startsAt: at("19T10:00"), endsAt: at("19T15:00") };
const item = (id: string, from: string, until: string | null, room: string | null = null) => ({
  id,
  startsAt: at(`19T${from}`),
  endsAt: until === null ? null : at(`19T${until}`),
  room,
});

describe("programmeWarnings", () => {
  const warnings = (...items: ReturnType<typeof item>[]) =>
    programmeWarnings(items, event).map((found) => [
      found.code,
      found.item.id,
      "other" in found ? found.other.id : null,
    ]);

  it.each([
    ["one after another", [item("a", "10:00", "11:00"), item("b", "11:00", "12:00")], []],
    ["at the same time", [item("b", "10:30", "12:00"), item("a", "10:00", "11:00")], [["overlap", "a", "b"]]],
    ["one inside the other", [item("a", "10:00", "12:00"), item("b", "10:30", "11:00")], [["overlap", "a", "b"]]],
    [
      "in one room",
      [item("a", "10:00", "11:00", "B12"), item("b", "10:30", "12:00", " b12")],
      [["same_room", "a", "b"]],
    ],
    ["a moment inside", [item("a", "10:00", "12:00"), item("b", "11:00", null)], [["overlap", "a", "b"]]],
    ["a moment at the end", [item("a", "10:00", "11:00"), item("b", "11:00", null)], []],
    ["two moments at once", [item("a", "10:00", null), item("b", "10:00", null)], [["overlap", "a", "b"]]],
    ["before the event", [item("a", "09:00", "10:30")], [["before_start", "a", null]]],
    ["after the event", [item("a", "14:00", "18:00")], [["after_end", "a", null]]],
    ["up to the event's hours", [item("a", "10:00", "15:00")], []],
  ])("looks at items %s", (_name, items, expected) => {
    expect(warnings(...items)).toEqual(expected);
  });
});

describe("daysOf", () => {
  it("puts items under the day that the event's zone shows, in the order of time", () => {
    const items = [item("b", "23:30", null), item("a", "10:00", "11:00"), { ...item("c", "10:00", "10:30") }];
    const next = { id: "d", startsAt: at("20T00:30"), endsAt: null, room: null };
    expect(
      daysOf([next, ...items], "Europe/Brussels").map(({ day, items: of }) => [day, of.map(({ id }) => id)]),
    ).toEqual([
      ["2024-03-19", ["c", "a", "b"]],
      ["2024-03-20", ["d"]],
    ]);
    expect(daysOf([next], "America/New_York").map(({ day }) => day)).toEqual(["2024-03-19"]);
  });
});

describe("nextTimes", () => {
  it("proposes the start of the event, then what follows the last item", () => {
    expect(nextTimes([], event).startsAt).toEqual(event.startsAt);
    expect(nextTimes([item("a", "10:00", "11:15")], event).startsAt).toEqual(at("19T11:15"));
    expect(nextTimes([item("a", "10:00", null)], event).startsAt).toEqual(at("19T10:30"));
  });
});

describe("words", () => {
  const texts = [{ locale: "de" }, { locale: "en" }, { locale: "da" }];
  it.each([
    ["da", ["de"], texts, "da"],
    ["fr", ["de", "en"], texts, "de"],
    ["fr", ["it"], texts, "en"],
    ["fr", ["it"], [{ locale: "de" }], "de"],
    ["fr", ["it"], [], undefined],
  ])("for %s with %j fall back as everywhere", (locale, languages, available, expected) => {
    expect(wordsIn(available, locale, languages)?.locale).toBe(expected);
  });

  it("tells which languages are missing", () => {
    expect(missingLanguages([{ locale: "da" }], ["da", "en"])).toEqual(["en"]);
  });
});

describe("records", () => {
  it("differ only in what changed, whichever has it", () => {
    expect(recordChanges({ a: 1, b: null, "title.da": "x" }, { a: 2, c: null })).toEqual({
      before: { a: 1, "title.da": "x" },
      after: { a: 2, "title.da": null },
    });
  });

  it("travel the same whatever the order of their fields", () => {
    expect(basisOf({ b: 1, a: [1] })).toBe(basisOf({ a: [1], b: 1 }));
  });
});
