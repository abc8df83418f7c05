import { describe, expect, it } from "vitest";
import { splitTyped, textsOnPage } from "@/app/admin/events/[slug]/texts/form";
import { fieldsOf, mergeTexts, readTexts, storedTexts, textState, tidy } from "@/lib/event-texts/rules";
import type { EventForTexts, SectionName, TextField } from "@/lib/event-texts/schema";
import { shippedEvent } from "../../../prisma/seed/shipped-event";

const event = {
  fundingGrantNumber: null,
  conferenceUrl: null,
  contactProfile: null,
  ...shippedEvent,
  texts: shippedEvent.texts.create.map((text) => ({
    privacyLegalBasis: null,
    privacyRecipients: null,
    privacyAuthority: null,
    ...text,
  })),
} as unknown as EventForTexts;
const draft = { ...event, status: "draft" as const };

function readWith(section: SectionName, changes: Record<string, string>, of: EventForTexts = event, isFree = true) {
  return readTexts(section, { ...storedTexts(section, of), ...changes }, of, isFree);
}

describe("a section's fields", () => {
  it("are read back as they are stored, to the millisecond, whatever the line ends", () => {
    for (const section of [
      "about",
      "workshop",
      "conference",
      "travel",
      "contact",
      "funding",
      "privacy",
      "basics",
    ] as const) {
      const stored = storedTexts(section, event);
      const windows = Object.fromEntries(
        Object.entries(stored).map(([name, text]) => [name, text.replaceAll("\n", "\r\n")]),
      );
      const read = readTexts(section, windows, event, true);
      expect(read.ok, section).toBe(true);
      if (!read.ok) continue;
      for (const [name, value] of Object.entries(read.read.details))
        expect(value).toEqual(event[name as keyof typeof event] ?? null);
      for (const [locale, texts] of Object.entries(read.read.texts)) {
        const text = event.texts.find((one) => one.locale === locale);
        for (const [name, value] of Object.entries(texts))
          expect(value ?? null).toEqual(text?.[name as "title"] ?? null);
      }
    }
  });

  it.each<[SectionName, string, string, string]>([
    ["about", "title.en", "", "missing_public"],
    ["about", "title.en", "x".repeat(201), "too_long"],
    ["about", "title.en", "one\ntwo", "unprintable"],
    ["about", "background.da", "a\u0000b", "unprintable"],
    ["about", "background.da", "x".repeat(10_001), "too_long"],
    ["about", "background.da", "[x](http://example.org)", "forbidden_link"],
    ["workshop", "cases.en", Array(21).fill("x").join("\n"), "too_many_entries"],
    ["workshop", "cases.en", "x".repeat(301), "too_long"],
    ["conference", "conferenceStartsOn", "19.03.2024", "not_a_date"],
    ["conference", "conferenceStartsOn", "2024-02-30", "not_a_date"],
    ["conference", "conferenceEndsOn", "2024-03-18", "last_before_first"],
    ["conference", "conferenceUrl", "http://example.org", "not_a_web_address"],
    ["conference", "conferenceUrl", "javascript:alert(1)", "not_a_web_address"],
    ["travel", "travelRequestsCloseAt", "2024-03-31T02:30", "moment_skipped"],
    ["travel", "travelRequestsCloseAt", "soon", "not_a_moment"],
    ["contact", "contactName", " ", "missing"],
    ["contact", "contactEmail", "nobody", "not_an_address"],
    ["privacy", "privacyController.da", "", "missing_public"],
    ["basics", "slug", "another-address", "slug_fixed"],
    ["basics", "slug", "", "missing"],
    ["basics", "venueCountry", "XX", "not_a_country"],
    ["basics", "referencePrefix", "1A", "prefix_wrong"],
  ])("%s: %s cannot be %j: %s", (section, name, typed, code) => {
    const read = readWith(section, { [name]: typed });
    expect(read.ok ? [] : read.errors).toContainEqual(expect.objectContaining({ name, code }));
  });

  it("may be empty in a draft, its name in its first language aside", () => {
    expect(readWith("about", { "title.en": "", "summary.da": "", "background.en": "" }, draft).ok).toBe(true);
    expect(readWith("about", { "title.da": "" }, draft)).toMatchObject({
      errors: [{ name: "title.da", code: "missing" }],
    });
  });

  it("may be empty in a language that is only prepared", () => {
    expect(readWith("about", { "title.en": "" }, { ...event, languages: ["da"] }).ok).toBe(true);
  });

  it("are an address and references that change only while nobody has them", () => {
    expect(readWith("basics", { slug: " New-Address ", referencePrefix: "new" }, draft)).toMatchObject({
      ok: true,
      read: { details: { slug: "new-address", referencePrefix: "NEW" } },
    });
    expect(readWith("basics", { slug: "new" }, draft)).toMatchObject({ errors: [{ code: "slug_taken" }] });
    expect(readWith("basics", { referencePrefix: "NEW" }, draft, false)).toMatchObject({
      errors: [{ code: "prefix_fixed" }],
    });
  });
});

describe("two organisers at once", () => {
  const fields = fieldsOf("about", event);
  const basis = storedTexts("about", event);

  it.each<[string, Record<string, string>, Record<string, string>, Record<string, string>, string[]]>([
    ["nobody touched it", {}, {}, {}, []],
    ["the second did", { "title.en": "Mine" }, {}, { "title.en": "Mine" }, []],
    ["the first did", {}, { "title.en": "Theirs" }, { "title.en": "Theirs" }, []],
    [
      "each another field",
      { "title.en": "Mine" },
      { "title.da": "Theirs" },
      { "title.en": "Mine", "title.da": "Theirs" },
      [],
    ],
    ["both the same words", { "title.en": "Same" }, { "title.en": "Same" }, { "title.en": "Same" }, []],
    ["both, differently", { "title.en": "Mine" }, { "title.en": "Theirs" }, { "title.en": "Mine" }, ["title.en"]],
    [
      "only space and line ends",
      { "background.en": `${basis["background.en"]?.replaceAll("\n", "\r\n")} ` },
      { "background.en": "Theirs" },
      { "background.en": "Theirs" },
      [],
    ],
  ])("%s", (_, mine, theirs, values, conflicts) => {
    const merged = mergeTexts(fields, { basis, typed: { ...basis, ...mine }, current: { ...basis, ...theirs } });
    expect(merged.values).toEqual({ ...basis, ...values });
    expect(merged.conflicts.map(({ name }) => name)).toEqual(conflicts);
  });

  it("the page shows the second what the first has saved, and the next try stands on that", () => {
    const kept = { "title.en": "Mine", "basis.title.en": basis["title.en"] ?? "" };
    const [danish, english] = event.texts;
    const changed = { ...event, texts: [danish, { ...english, title: "Theirs" }], isFree: true } as typeof event & {
      isFree: boolean;
    };
    const page = textsOnPage("about", changed, kept);
    expect(page.values["title.en"]).toBe("Mine");
    expect(page.basis["title.en"]).toBe("Theirs");
    expect(page.conflicts).toEqual([{ name: "title.en", was: basis["title.en"], is: "Theirs", typed: "Mine" }]);
    expect(splitTyped(kept)).toEqual({ typed: { "title.en": "Mine" }, basis: { "title.en": basis["title.en"] } });
  });
});

describe("what is missing", () => {
  const [danish, english] = event.texts as [EventForTexts["texts"][number], EventForTexts["texts"][number]];
  const needed: TextField = { name: "title", kind: "line", need: "always" };
  const other: TextField = { name: "cases", kind: "list" };
  it.each<[string, TextField, EventForTexts["texts"]]>([
    ["written", needed, [danish, english]],
    ["missing", needed, [danish]],
    ["written", other, [danish, english]],
    ["untranslated", other, [danish, { ...english, cases: [] }]],
    [
      "empty",
      other,
      [
        { ...danish, cases: [] },
        { ...english, cases: [] },
      ],
    ],
  ])("%s", (state, field, texts) => {
    expect(textState(texts, field, "en")).toBe(state);
  });
});

it("tidies what means nothing", () => {
  expect(tidy(" a \r\n\r\n b ", "list")).toBe("a\nb");
  expect(tidy("e\u0301", "line")).toBe("\u00e9");
  expect(tidy(undefined, "rich")).toBe("");
});
