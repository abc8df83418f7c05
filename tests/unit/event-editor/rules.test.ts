import { describe, expect, it } from "vitest";
import {
  defaultWindows,
  findingsOf,
  firstFree,
  isReady,
  movedDates,
  nextFirst,
  prefixFrom,
  slugFrom,
  slugLike,
  stateOf,
} from "@/lib/event-editor/rules";
import { isSlug } from "@/lib/events/schema";
import { shippedEvent } from "../../../prisma/seed/shipped-event";

const at = (text: string) => new Date(text);

describe("an address from a title", () => {
  it.each([
    ["BRINC workshop: innovation procurement", "brinc-workshop-innovation-procurement"],
    ["Åben dag på Ærø", "aaben-dag-paa-aeroe"],
    ["  Grünes   Büro – Straße 2027 ", "grunes-buro-strasse-2027"],
    ["Łódź, Plzeň & Iași", "lodz-plzen-iasi"],
    ["Εργαστήριο", "event"],
    ["ورشة عمل 2027", "2027"],
    ["!!!", "event"],
    ["x".repeat(200), "x".repeat(60)],
    [`${"a".repeat(50)} ${"b".repeat(50)}`, "a".repeat(50)],
  ])("%s", (title, slug) => {
    expect(slugFrom(title)).toBe(slug);
    expect(isSlug(slugFrom(title))).toBe(true);
  });

  it("takes the next number where it is taken or a page of the desk", () => {
    expect(firstFree("workshop", new Set(["seminar"]))).toBe("workshop");
    expect(firstFree("workshop", new Set(["workshop", "workshop-2"]))).toBe("workshop-3");
    expect(firstFree("new", new Set())).toBe("new-2");
  });

  it.each([
    ["BRINC workshop", "BRINC"],
    ["2027: Circular buyers", "CIRCULAR"],
    ["Øl", "OEL"],
    ["Ø", "OE"],
    ["a", "EVENT"],
    ["工作坊", "EVENT"],
  ])("the references of %s begin with %s", (title, prefix) => {
    expect(prefixFrom(title)).toBe(prefix);
  });
});

describe("the windows of a new event", () => {
  const timeZone = "Europe/Brussels";

  it("end with the day, a week and two days before, also where clocks change in between", () => {
    const windows = defaultWindows(
      { startsAt: at("2024-04-03T10:00:00+02:00"), timeZone },
      at("2024-02-05T09:00:30+01:00"),
    );
    expect(windows).toEqual({
      registrationOpensAt: at("2024-02-05T09:00:00+01:00"),
      registrationClosesAt: at("2024-03-27T23:59:59.999+01:00"),
      changesCloseAt: at("2024-04-01T23:59:59.999+02:00"),
      cancellationsCloseAt: at("2024-04-03T10:00:00+02:00"),
    });
  });

  it("last until the start where they would have ended already", () => {
    const startsAt = at("2024-02-06T10:00:00+01:00");
    const windows = defaultWindows({ startsAt, timeZone }, at("2024-02-05T09:00:00+01:00"));
    expect(windows.registrationClosesAt).toEqual(startsAt);
    expect(windows.changesCloseAt).toEqual(startsAt);
  });
});

describe("what an event still needs", () => {
  const now = at("2024-02-05T09:00:00+01:00");
  const [danish, english] = shippedEvent.texts.create;
  const whole = (changes: object = {}) =>
    ({
      ...shippedEvent,
      closedAt: null,
      venueName: "Tour & Taxis",
      venueRoom: null,
      fundingGrantNumber: "101102",
      texts: [danish, english],
      questions: [],
      programme: [],
      reminders: 3,
      ...changes,
    }) as unknown as Parameters<typeof findingsOf>[0];
  const codes = (changes: object) =>
    findingsOf(whole(changes), now).map(({ level, code, language }) => [level, code, language]);

  it.each<[string, object, unknown[]]>([
    ["nothing", {}, []],
    ["a title in one language", { texts: [danish, { ...english, title: " " }] }, [["error", "texts_missing", "en"]]],
    ["all texts of a language", { texts: [danish] }, [["error", "texts_missing", "en"]]],
    [
      "a translation of what is not a must",
      { texts: [danish, { ...english, travelText: null }] },
      [["warning", "texts_untranslated", "en"]],
    ],
    [
      "a text without marks that are not read",
      { texts: [danish, { ...english, background: "# Why\n\nBecause." }] },
      [["warning", "marks_unread", "en"]],
    ],
    [
      "texts of a language that is only prepared",
      { languages: ["da"], texts: [danish, { ...english, title: "" }] },
      [],
    ],
    ["languages", { languages: [] }, [["error", "no_languages", undefined]]],
    ["a start to come", { startsAt: now }, [["error", "starts_in_past", undefined]]],
    ["an open window", { registrationClosesAt: now }, [["warning", "window_over", undefined]]],
    [
      "a window that has begun",
      { registrationOpensAt: at("2024-02-06T00:00:00Z") },
      [["warning", "window_ahead", undefined]],
    ],
    ["an open door", { closedAt: now }, [["warning", "closed_by_hand", undefined]]],
    ["seats", { capacity: 0 }, [["warning", "no_capacity", undefined]]],
    ["a place", { venueName: null }, [["warning", "place_unknown", undefined]]],
    ["a last day for travel support", { travelRequestsCloseAt: null }, [["warning", "travel_without_date", undefined]]],
    ["a grant number", { fundingGrantNumber: null }, [["warning", "grant_number_missing", undefined]]],
    ["reminders", { reminders: 0 }, [["warning", "no_reminders", undefined]]],
    ["a question in English", { questions: [{ languages: ["da"] }] }, [["warning", "questions_untranslated", "en"]]],
    [
      "a line of the programme in Danish",
      { programme: [{ languages: ["en"] }] },
      [["warning", "programme_untranslated", "da"]],
    ],
  ])("%s", (_, changes, expected) => {
    const found = codes(changes);
    const isTexts = expected.some((one) => Array.isArray(one) && one[1] === "texts_missing");
    // A language without texts misses something in several sections.
    for (const one of expected) expect(found).toContainEqual(one);
    if (!isTexts) expect(found).toHaveLength(expected.length);
    expect(isReady(findingsOf(whole(changes), now))).toBe(
      !expected.some((one) => Array.isArray(one) && one[0] === "error"),
    );
  });
});

describe("the list of events", () => {
  const now = at("2024-02-05T09:00:00+01:00");
  const event = { ...shippedEvent, closedAt: null };

  it.each([
    ["open", {}, now],
    ["draft", { status: "draft" as const }, now],
    ["cancelled", { status: "cancelled" as const }, at("2025-01-01T00:00:00Z")],
    ["not_yet_open", {}, at("2024-01-01T00:00:00Z")],
    ["closed", { closedAt: now }, now],
    ["closed", {}, at("2024-03-19T12:00:00+01:00")],
    ["over", {}, event.endsAt],
  ])("says %s", (state, changes, moment) => {
    expect(stateOf({ ...event, ...changes }, moment)).toBe(state);
  });

  it("has the next first, and what is over last with the latest first", () => {
    const on = (day: string) => ({ day, startsAt: at(`${day}T09:00:00Z`), endsAt: at(`${day}T15:00:00Z`) });
    const events = ["2024-01-10", "2024-05-01", "2023-06-01", "2024-02-05", "2024-03-19"].map(on);
    expect(nextFirst(events, now).map(({ day }) => day)).toEqual([
      "2024-02-05",
      "2024-03-19",
      "2024-05-01",
      "2024-01-10",
      "2023-06-01",
    ]);
  });
});

describe("the dates of a copy", () => {
  const source = {
    ...shippedEvent,
    conferenceStartsOn: at("2024-03-19"),
    conferenceEndsOn: at("2024-03-20"),
  };

  it.each([
    ["into summer time", "2024-04-09T10:00:00+02:00", "2024-04-02T23:59:59.999+02:00", "2024-04-09T15:00:00+02:00"],
    [
      "within a zone's winter",
      "2024-11-12T10:00:00+01:00",
      "2024-11-05T23:59:59.999+01:00",
      "2024-11-12T15:00:00+01:00",
    ],
    [
      "to another time of day",
      "2024-04-09T13:00:00+02:00",
      "2024-04-02T23:59:59.999+02:00",
      "2024-04-09T18:00:00+02:00",
    ],
    [
      "with the change in between",
      "2024-04-02T10:00:00+02:00",
      "2024-03-26T23:59:59.999+01:00",
      "2024-04-02T15:00:00+02:00",
    ],
  ])("%s", (_, startsAt, closes, ends) => {
    expect(movedDates(source, at(startsAt))).toMatchObject({ registrationClosesAt: at(closes), endsAt: at(ends) });
  });

  it("stay in order where opening and closing lie close together", () => {
    const close = {
      ...source,
      registrationOpensAt: at("2024-03-18T23:30:00+01:00"),
      registrationClosesAt: at("2024-03-19T00:15:00+01:00"),
    };
    const moved = movedDates(close, at("2024-04-09T08:00:00+02:00"));
    expect(moved.registrationOpensAt < moved.registrationClosesAt).toBe(true);
  });

  it.each([
    ["brinc-workshop-2024", "2027-03-19T09:00:00Z", "brinc-workshop-2027"],
    ["workshop", "2027-03-19T09:00:00Z", "workshop"],
    ["a-2024-b-20245", "2025-03-19T09:00:00Z", "a-2025-b-20245"],
  ])("an address like %s", (slug, to, expected) => {
    expect(slugLike(slug, at("2024-03-19T09:00:00Z"), at(to))).toBe(expected);
  });
});
