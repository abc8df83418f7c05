import { describe, expect, it } from "vitest";
import { itemSchema, readItem, readSpeaker, typedItem } from "@/lib/programme/schema";

const speaker = "0190c0de-0000-7000-8000-000000000001";
const around = { languages: ["da", "en"], timeZone: "Europe/Brussels", speakers: [speaker] };
const typed = { day: "2024-03-19", from: "10:00", until: "10:30", "title.da": "Velkomst", "title.en": "Welcome" };

function read(changes: Record<string, string> = {}, more: Partial<Parameters<typeof readItem>[1]> = {}) {
  return readItem({ ...typed, ...changes }, { ...around, ...more });
}

const codes = (result: ReturnType<typeof readItem> | ReturnType<typeof readSpeaker>) =>
  result.ok ? [] : result.errors.map(({ name, code }) => [name, code]);

describe("readItem", () => {
  it("reads day and times in the event's zone, titles and who speaks", () => {
    const result = read({ [`speaker.${speaker}`]: "yes", "speaker.somebody-else": "yes", room: "  B12 " });
    expect(result).toEqual({
      ok: true,
      input: {
        startsAt: new Date("2024-03-19T10:00:00+01:00"),
        endsAt: new Date("2024-03-19T10:30:00+01:00"),
        isBreak: false,
        room: "B12",
        texts: [
          { locale: "da", title: "Velkomst", description: null },
          { locale: "en", title: "Welcome", description: null },
        ],
        speakers: [speaker],
      },
    });
    expect(result.ok && itemSchema.safeParse(result.input).success).toBe(true);
  });

  it.each([
    ["as people write them", { from: "9.30", until: "1000" }, "2024-03-19T08:30:00.000Z", "2024-03-19T09:00:00.000Z"],
    ["without an end", { until: "" }, "2024-03-19T09:00:00.000Z", null],
    ["past midnight", { from: "22:00", until: "00:30" }, "2024-03-19T21:00:00.000Z", "2024-03-19T23:30:00.000Z"],
    [
      "before clocks go back",
      { day: "2024-10-27", from: "01:30", until: "03:30" },
      "2024-10-26T23:30:00.000Z",
      "2024-10-27T02:30:00.000Z",
    ],
    [
      "that clocks show twice, as they were chosen",
      { day: "2024-10-27", from: "2.30+02:00", until: "02:30+01:00" },
      "2024-10-27T00:30:00.000Z",
      "2024-10-27T01:30:00.000Z",
    ],
    [
      "that clocks show twice on the next day",
      { day: "2024-10-26", from: "23:30", until: "02:30+01:00" },
      "2024-10-26T21:30:00.000Z",
      "2024-10-27T01:30:00.000Z",
    ],
  ])("takes times %s", (_name, changes, startsAt, endsAt) => {
    const result = read(changes);
    expect(result.ok && [result.input.startsAt.toISOString(), result.input.endsAt?.toISOString() ?? null]).toEqual([
      startsAt,
      endsAt,
    ]);
  });

  it.each([
    [{ day: "" }, [["day", "day_missing"]]],
    [{ day: "19/3/2024" }, [["day", "day_wrong"]]],
    [{ day: "0024-03-19" }, [["day", "day_wrong"]]],
    [{ from: "" }, [["from", "time_missing"]]],
    [{ from: "noon" }, [["from", "time_wrong"]]],
    [{ from: "09:30-10:30" }, [["from", "time_wrong"]]],
    [{ from: "9:30-10:30", until: "" }, [["from", "time_wrong"]]],
    [{ until: "10:30-11:30" }, [["until", "time_wrong"]]],
    [{ until: "24:00" }, [["until", "time_wrong"]]],
    [{ until: "09:30" }, [["until", "ends_before_start"]]],
    [{ until: "10:00" }, [["until", "ends_before_start"]]],
    [{ day: "2024-03-31", from: "02:30", until: "" }, [["from", "time_skipped"]]],
    [{ day: "2024-10-27", from: "02:30", until: "" }, [["from", "time_doubled"]]],
    [{ day: "2024-10-27", from: "01:30", until: "02:30" }, [["until", "time_doubled"]]],
    [{ day: "2024-10-26", from: "23:30", until: "02:30" }, [["until", "time_doubled"]]],
    [{ "title.da": " " }, [["title.da", "title_missing"]]],
    [{ "title.en": "", "description.en": "About" }, [["title.en", "title_missing"]]],
    [{ "title.en": "x".repeat(201) }, [["title.en", "too_long"]]],
    [{ "title.en": "a\u0007b" }, [["title.en", "unprintable"]]],
    [{ room: "two\nlines" }, [["room", "unprintable"]]],
    [
      { day: "", from: "", "title.da": "" },
      [
        ["day", "day_missing"],
        ["from", "time_missing"],
        ["title.da", "title_missing"],
      ],
    ],
  ])("refuses %j with words at the field", (changes, expected) => {
    expect(codes(read(changes)).sort()).toEqual([...expected].sort());
  });

  it("leaves a language without a title out, and breaks without speakers", () => {
    const result = read({ "title.en": "", isBreak: "yes", [`speaker.${speaker}`]: "yes" });
    expect(result.ok && [result.input.texts.map(({ locale }) => locale), result.input.speakers]).toEqual([["da"], []]);
  });

  it("keeps the moment of times that were left alone, also the second of two that clocks show", () => {
    const second = new Date("2024-10-27T02:30:00+01:00");
    const stored = {
      startsAt: second,
      endsAt: null,
      isBreak: false,
      room: null,
      texts: [{ locale: "da", title: "Nat", description: null }],
      speakers: [],
    };
    const result = readItem({ ...typedItem(stored, "Europe/Brussels") }, { ...around, stored });
    expect(result.ok && result.input.startsAt).toEqual(second);
  });
});

describe("readSpeaker", () => {
  const person = { givenName: "Ελένη", familyName: "Παπαδοπούλου" };

  it("takes every script, and a website with or without its beginning", () => {
    expect(readSpeaker({ ...person, website: "example.org/me", "jobTitle.da": "Kontorchef" }, ["da", "en"])).toEqual({
      ok: true,
      input: {
        ...person,
        organisation: null,
        website: "https://example.org/me",
        texts: [{ locale: "da", jobTitle: "Kontorchef", biography: null }],
      },
    });
  });

  it.each([
    ["javascript:alert(1)"],
    ["ftp://example.org"],
    ["https://"],
    ["https://user:secret@example.org"],
    ["not an address"],
    [`https://example.org/${"x".repeat(200)}`],
  ])("refuses %s as a website", (website) => {
    expect(codes(readSpeaker({ ...person, website }, ["da"]))).toEqual([
      ["website", website.length > 200 ? "too_long" : "website_wrong"],
    ]);
  });

  it("asks for both names", () => {
    expect(codes(readSpeaker({}, ["da"]))).toEqual([
      ["givenName", "name_missing"],
      ["familyName", "name_missing"],
    ]);
  });
});
