import { describe, expect, it } from "vitest";
import { bringTogether, readSeating, shownWith, storedSeating, textField } from "@/app/admin/events/[slug]/seats/form";
import type { DeskEvent } from "@/lib/desk/queries";
import { momentInZone } from "@/lib/time-zone";

const text = (locale: string) => ({
  locale,
  notYetOpenText: null,
  closedText: null,
  fullText: null,
  changesClosedText: null,
  cancellationsClosedText: null,
});

/** An event that is held after the clocks went back: 27 October 2024 in Brussels. */
const event = {
  timeZone: "Europe/Brussels",
  startsAt: new Date("2024-11-19T10:00:00+01:00"),
  capacity: 80,
  groupSize: 5,
  hasWaitingList: true,
  admissionMode: "open",
  recognisedSkipApproval: false,
  verificationHours: 24,
  offerHours: 24,
  offersEndHoursBefore: 24,
  registrationOpensAt: new Date("2024-01-15T09:00:00+01:00"),
  registrationClosesAt: new Date("2024-11-12T23:59:59.999+01:00"),
  changesCloseAt: new Date("2024-11-17T23:59:59.999+01:00"),
  cancellationsCloseAt: new Date("2024-11-19T10:00:00+01:00"),
  texts: [text("da"), text("en")],
} as unknown as DeskEvent;

const read = (changes: Record<string, string>) => readSeating({ ...storedSeating(event), ...changes }, event);
const seating = (changes: Record<string, string>) => {
  const result = read(changes);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result;
};
const errors = (changes: Record<string, string>) => {
  const result = read(changes);
  return result.ok ? [] : result.errors.map(({ name, code }) => [name, code]);
};

describe("the form of seats and admission", () => {
  it("changes nothing when nothing was touched, not even a millisecond", () => {
    const { texts: _, ...stored } = event;
    const { texts, ...same } = seating({}).seating;
    expect(stored).toMatchObject(same);
    expect(Object.keys(texts)).toEqual(["da", "en"]);
  });

  it.each([
    ["2024-07-01T12:00", "2024-07-01T10:00:00.000Z"],
    ["2024-07-01 12:00", "2024-07-01T10:00:00.000Z"],
    ["2024-11-01T12:00", "2024-11-01T11:00:00.000Z"],
    // The end of the day, to its last millisecond.
    ["2024-07-01T23:59", "2024-07-01T21:59:59.999Z"],
    // The night the clocks go forward: before the gap and after it.
    ["2024-03-31T01:59", "2024-03-31T00:59:00.000Z"],
    ["2024-03-31T03:00", "2024-03-31T01:00:00.000Z"],
    // The night they go back: the one that was chosen.
    ["2024-10-27T02:30+02:00", "2024-10-27T00:30:00.000Z"],
    ["2024-10-27T02:30+01:00", "2024-10-27T01:30:00.000Z"],
    ["2024-10-27T03:00", "2024-10-27T02:00:00.000Z"],
  ])("reads %s in the event's time zone", (typed, iso) => {
    expect(seating({ registrationClosesAt: typed }).seating.registrationClosesAt.toISOString()).toBe(iso);
  });

  it("takes an event without seats only where it is meant, and says what it means", () => {
    expect(errors({ capacity: "0" })).toEqual([["noSeats", "no_seats_waiting"]]);
    expect(errors({ capacity: "0", hasWaitingList: "" })).toEqual([["noSeats", "no_seats_full"]]);
    expect(seating({ capacity: "0", noSeats: "yes" }).seating.capacity).toBe(0);
    expect(seating({ capacity: "5", noSeats: "yes" }).seating.capacity).toBe(5);
    const none = { ...event, capacity: 0 } as DeskEvent;
    expect(readSeating(storedSeating(none), none)).toMatchObject({ ok: true });
    const sent = { ...storedSeating(event), ...shownWith(event), capacity: "0", noSeats: "yes" };
    expect(readSeating(bringTogether(sent, event).values, event)).toMatchObject({ seating: { capacity: 0 } });
  });

  it("asks which of two is meant where a time comes twice, and only where it was changed", () => {
    expect(errors({ registrationClosesAt: "2024-10-27T02:30" })).toEqual([["registrationClosesAt", "moment_doubled"]]);
    expect(errors({ registrationClosesAt: "2024-10-27T01:59" })).toEqual([]);
    const later = { ...event, registrationClosesAt: new Date("2024-10-27T01:30:00Z") } as DeskEvent;
    const again = readSeating(storedSeating(later), later);
    expect(again).toMatchObject({ ok: true, seating: { registrationClosesAt: later.registrationClosesAt } });
  });

  it("moves from the second of two to the first, which looks the same on every wall", () => {
    const later = { ...event, registrationClosesAt: new Date("2024-10-27T01:30:00Z") } as DeskEvent;
    const stored = storedSeating(later);
    const first = { ...stored, ...shownWith(later), registrationClosesAt: "2024-10-27T02:30+02:00" };
    const { values, conflicts } = bringTogether(first, later);
    expect(conflicts).toEqual([]);
    expect(readSeating(values, later)).toMatchObject({
      seating: { registrationClosesAt: new Date("2024-10-27T00:30:00Z") },
    });
  });

  it.each([
    ["2024-03-31T02:30", "moment_skipped"],
    ["", "moment_missing"],
    ["tomorrow", "not_a_moment"],
    ["2024-02-30T10:00", "not_a_moment"],
    ["2024-10-10T25:00", "not_a_moment"],
    ["0024-10-10T10:00", "not_a_moment"],
    ["2023-12-31T10:00", "closes_before_opens"],
    ["2024-01-15T09:00", "closes_before_opens"],
  ])("refuses %j as the end of registration: %s", (typed, code) => {
    expect(errors({ registrationClosesAt: typed })).toEqual([["registrationClosesAt", code]]);
  });

  it("lets nobody cancel by themselves once the event has started", () => {
    expect(errors({ cancellationsCloseAt: "2024-11-19T10:01" })).toEqual([["cancellationsCloseAt", "after_start"]]);
    expect(errors({ cancellationsCloseAt: "2024-11-19T09:59" })).toEqual([]);
  });

  it.each([
    ["capacity", "1", true],
    ["capacity", " 1 000 ", true],
    ["capacity", "1.000", true],
    ["capacity", "1.5", false],
    ["capacity", "-1", false],
    ["capacity", "", false],
    ["capacity", "eighty", false],
    ["capacity", "100001", false],
    ["groupSize", "0", false],
    ["groupSize", "50", true],
    ["groupSize", "51", false],
    ["offerHours", "0", false],
    ["offersEndHoursBefore", "0", true],
    ["verificationHours", "1441", false],
  ])("%s: %j is%s taken", (name, typed, isTaken) => {
    expect(errors({ [name]: typed })).toEqual(isTaken ? [] : [[name, "not_a_number"]]);
  });

  it("reads boxes and modes, and takes no other mode", () => {
    expect(
      seating({ hasWaitingList: "", admissionMode: "approval", recognisedSkipApproval: "yes" }).seating,
    ).toMatchObject({ hasWaitingList: false, admissionMode: "approval", recognisedSkipApproval: true });
    expect(errors({ admissionMode: "lottery" })).toEqual([["admissionMode", "mode_missing"]]);
  });

  it("keeps texts per language, and the shipped words where nothing was written", () => {
    const name = textField("da", "fullText");
    expect(seating({ [name]: " Der er fuldt.\r\nSkriv til os. " }).seating.texts).toMatchObject({
      da: { fullText: "Der er fuldt.\nSkriv til os.", closedText: null },
      en: { fullText: null },
    });
    expect(errors({ [name]: "x".repeat(2_001) })).toEqual([[name, "text_too_long"]]);
    expect(errors({ [name]: "a\uFFFDb" })).toEqual([[name, "text_unprintable"]]);
  });
});

describe("momentInZone", () => {
  it("knows zones without daylight saving and with half hours", () => {
    expect(momentInZone("2024-07-01T12:00", "Asia/Kolkata")).toEqual(new Date("2024-07-01T06:30:00Z"));
    expect(momentInZone("2024-03-31T02:30", "UTC")).toEqual(new Date("2024-03-31T02:30:00Z"));
  });
});

describe("two organisers in the form of seats", () => {
  /** What the second sends who was shown `event`, while the first has saved `saved`. */
  const second = (saved: Partial<DeskEvent>, typed: Record<string, string>) =>
    bringTogether({ ...storedSeating(event), ...shownWith(event), ...typed }, { ...event, ...saved } as DeskEvent);

  it("both get what they changed, where those are different fields", () => {
    const { values, conflicts } = second({ capacity: 50, hasWaitingList: false }, { verificationHours: "48" });
    expect(conflicts).toEqual([]);
    expect(values).toMatchObject({ capacity: "50", hasWaitingList: "", verificationHours: "48", offerHours: "24" });
  });

  it("are asked to decide where both changed one field to different things, and have decided once they send it again", () => {
    const saved = { ...event, capacity: 50 } as DeskEvent;
    const { values, conflicts } = second({ capacity: 50 }, { capacity: "41" });
    expect(conflicts).toEqual(["capacity"]);
    expect(values.capacity).toBe("41");
    expect(bringTogether(values, saved)).toMatchObject({ conflicts: [], values: { capacity: "41" } });
  });

  it("agree where both typed the same, however their browsers end lines", () => {
    const name = textField("da", "closedText");
    const texts = [{ ...text("da"), closedText: "En\nto" }, text("en")] as DeskEvent["texts"];
    expect(second({ capacity: 50, texts }, { capacity: "50", [name]: "En\r\nto" }).conflicts).toEqual([]);
  });
});
