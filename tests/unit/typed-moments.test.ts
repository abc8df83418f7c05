import { describe, expect, it } from "vitest";
import { draftValuesFrom } from "@/lib/drafts/schema";
import { formatMoment } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { typedMoment } from "@/lib/i18n/typed-moment";
import { doubledMoments, offsetIfDoubled } from "@/lib/time-zone";
import { asLocalInput, readMoment, withTurn } from "@/lib/typed-moments";

const brussels = "Europe/Brussels";
const never = new Date(0);
const first = new Date("2024-10-27T02:30:00+02:00");
const second = new Date("2024-10-27T02:30:00+01:00");

describe("a time over which clocks are set back", () => {
  it.each([
    [brussels, "2024-10-27T02:30", ["+02:00", "+01:00"]],
    [brussels, "2024-10-27T02:00", ["+02:00", "+01:00"]],
    [brussels, "2024-10-27T02:59", ["+02:00", "+01:00"]],
    [brussels, "2024-10-27T01:59", null],
    [brussels, "2024-10-27T03:00", null],
    // Skipped, not doubled.
    [brussels, "2024-03-31T02:30", null],
    // Half an hour back; an hour back at midnight; never.
    ["Australia/Lord_Howe", "2024-04-07T01:45", ["+11:00", "+10:30"]],
    ["Atlantic/Azores", "2024-10-27T00:15", ["+00:00", "-01:00"]],
    ["America/Havana", "2024-11-03T00:30", ["-04:00", "-05:00"]],
    ["Asia/Tokyo", "2024-10-27T02:30", null],
    [brussels, "27 October", null],
  ])("in %s: %s", (timeZone, text, offsets) => {
    const turns = doubledMoments(text, timeZone);
    expect(turns?.map(({ offset }) => offset) ?? null).toEqual(offsets);
    for (const { at, offset } of turns ?? []) {
      expect(offsetIfDoubled(at, timeZone)).toBe(offset);
      expect(asLocalInput(at, timeZone)).toBe(`${text}${offset}`);
      expect(readMoment(`${text}${offset}`, never, timeZone)).toEqual({ value: at });
    }
  });

  it("is asked about, and read as it was chosen", () => {
    const typed = "2024-10-27 02:30";
    expect(readMoment(typed, never, brussels).error).toEqual({ code: "moment_doubled", typed });
    // Of another zone, from before somebody chose this one.
    expect(readMoment(`${typed}+05:00`, never, brussels).error?.code).toBe("moment_doubled");
    expect(readMoment(`${typed}+02:00`, never, brussels)).toEqual({ value: first });
    expect(readMoment(`${typed}+01:00`, never, brussels)).toEqual({ value: second });
    expect(readMoment(`${typed}+02:00`, second, brussels)).toEqual({ value: first });
  });

  it("stays to the millisecond where nobody touched it, and leaves a choice behind with another time", () => {
    const stored = new Date(second.getTime() + 30_123);
    expect(readMoment(asLocalInput(stored, brussels), stored, brussels)).toEqual({ value: stored });
    const day = new Date("2024-11-01T12:00:30.5+01:00");
    expect(readMoment("2024-11-01T12:00+02:00", day, brussels)).toEqual({ value: day });
    expect(readMoment("2024-11-02T12:00+02:00", day, brussels)).toEqual({ value: new Date("2024-11-02T11:00:00Z") });
  });

  it.each([
    [brussels, "2024-03-19 10:00-12:00"],
    [brussels, "2024-03-19T10:00-10:30"],
    [brussels, "2024-06-19T10:00-04:00"],
    ["America/New_York", "2024-06-19T10:00-12:00"],
  ])("is not seen in what only looks like an offset, and nothing typed is lost: %s %s", (timeZone, typed) => {
    expect(readMoment(typed, never, timeZone).error).toEqual({ code: "not_a_moment" });
    expect(field(typed, { timeZone }).text).toBe(typed);
  });

  it("leaves a choice behind also with another zone", () => {
    expect(readMoment("2024-03-20T10:00+01:00", never, "Asia/Tokyo")).toEqual({
      value: new Date("2024-03-20T10:00:00+09:00"),
    });
    expect(readMoment("2024-11-20T10:00-04:00", never, "America/New_York")).toEqual({
      value: new Date("2024-11-20T10:00:00-05:00"),
    });
  });

  it("is told apart wherever people read it", () => {
    expect(formatMoment(first, "en", brussels)).toBe("27 October 2024 at 02:30 (UTC+02:00)");
    expect(formatMoment(second, "da", brussels)).toBe("27. oktober 2024 kl. 02.30 (UTC+01:00)");
    expect(formatMoment(new Date("2024-10-27T12:00:00Z"), "en", brussels)).toBe("27 October 2024 at 13:00");
  });
});

describe("the choice between two moments", () => {
  const form = (fields: Record<string, string>) => {
    const sent = new FormData();
    for (const [name, value] of Object.entries(fields)) sent.set(name, value);
    return draftValuesFrom(sent, ["startsAt"]);
  };

  it.each([
    [{ startsAt: "2024-10-27T02:30", "turn.startsAt": "+01:00" }, "2024-10-27T02:30+01:00"],
    [{ startsAt: "2024-10-27T02:30" }, "2024-10-27T02:30"],
    [{ startsAt: "", "turn.startsAt": "+01:00" }, ""],
    [{ startsAt: "2024-10-27T02:30", "turn.startsAt": "<script>" }, "2024-10-27T02:30"],
  ])("comes out of a form as one value: %j", (fields, value) => {
    expect(form(fields)).toEqual({ startsAt: value });
  });

  it("replaces an earlier one", () => {
    expect(withTurn("2024-10-27T02:30+02:00", "+01:00")).toBe("2024-10-27T02:30+01:00");
    expect(withTurn("2024-11-03T01:30-04:00", "-05:00")).toBe("2024-11-03T01:30-05:00");
  });

  it("does not replace the end of what was typed as from and until", () => {
    expect(withTurn("10:00-12:00", "+01:00")).toBe("10:00-12:00");
  });
});

function field(value: string, { day, timeZone = brussels }: { day?: string; timeZone?: string } = {}) {
  return typedMoment(translator("en", "forms"), { name: "startsAt", value, timeZone, ...(day && { day }) });
}

describe("the field of a moment", () => {
  it("asks which is meant where the time comes twice, the first chosen beforehand", () => {
    expect(field("2024-10-27T02:30")).toMatchObject({
      text: "2024-10-27T02:30",
      turn: { name: "turn.startsAt", label: "Which 02:30?", value: "+02:00" },
    });
    expect(field("2024-10-27T02:30+01:00")).toMatchObject({ text: "2024-10-27T02:30", turn: { value: "+01:00" } });
    expect(field("02:30+01:00", { day: "2024-10-27" })).toMatchObject({ text: "02:30", turn: { value: "+01:00" } });
  });

  it.each(["2024-10-28T02:30", "2024-10-28T02:30+01:00", "", "tomorrow"])("asks nothing beside %j", (value) => {
    expect(field(value).turn).toBeNull();
    expect(field(value).text).not.toContain("+");
  });

  it.each(["2024-03-19", "2024-10-27", ""])("shows all of a time that was typed with its end, on the day %j", (day) => {
    expect(field("09:30-10:30", { day }).text).toBe("09:30-10:30");
    expect(field("09:30+02:00", { day }).text).toBe("09:30");
  });
});
