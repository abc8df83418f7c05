import { describe, expect, it } from "vitest";
import {
  announcementProblems,
  fallbackLanguage,
  fallbacks,
  filledForTest,
  languageFor,
  noMails,
  progress,
  readSendAt,
  shownStatus,
} from "@/lib/announcements/rules";
import { readTexts, writtenLanguages } from "@/lib/announcements/schema";
import { fillPlaceholders } from "@/lib/mail-texts/rules";
import { maskedAddress } from "@/lib/opt-outs/rules";

const text = (changes: object = {}) => ({ locale: "en" as const, subject: "Hello", body: "Text", ...changes });

describe("the words of an announcement", () => {
  it.each([
    ["both parts", [text()], []],
    ["nothing at all", [], [["no_text", "subject.da"]]],
    ["a subject alone", [text({ body: "" })], [["body_missing", "body.en"]]],
    ["a text alone", [text({ subject: "" })], [["subject_missing", "subject.en"]]],
    ["a placeholder that is none", [text({ body: "Dear {givenname}" })], [["placeholder", "body.en"]]],
    ["one language right, one wrong", [text(), text({ locale: "da", subject: "{" })], [["placeholder", "subject.da"]]],
  ])("with %s", (_name, texts, expected) => {
    const found = announcementProblems(texts as never, ["da", "en"]).map(({ problem, name }) => [problem, name]);
    expect(found).toEqual(expected);
  });

  it("are kept as typed but for line ends, and a subject stays one line, so that no header can be slipped in", () => {
    const { texts, errors } = readTexts({ "subject.en": "A\r\nBcc: x@example.org", "body.en": "one\r\n\r\ntwo " }, [
      "da",
      "en",
    ]);
    expect(errors).toEqual([]);
    expect(texts).toEqual([{ locale: "en", subject: "A Bcc: x@example.org", body: "one\n\ntwo" }]);
  });

  it("are refused when they are too long or cannot be printed", () => {
    const { errors } = readTexts({ "subject.da": "x".repeat(151), "body.en": "bell \u0007" }, ["da", "en"]);
    expect(errors.map(({ name, code }) => [name, code])).toEqual([
      ["subject.da", "too_long"],
      ["body.en", "unprintable"],
    ]);
  });

  it("are written in the event’s languages that we speak", () => {
    expect(writtenLanguages({ languages: ["da", "fr", "en"] })).toEqual(["da", "en"]);
    expect(writtenLanguages({ languages: ["fr"] })).toEqual(["en"]);
  });
});

describe("who reads a language without words", () => {
  it.each([
    ["da", ["en"], ["da", "en"], "en"],
    ["fr", ["da", "en"], ["da", "en"], "da"],
    ["fr", ["en"], ["da", "fr"], "en"],
    ["en", ["da", "en"], ["da", "en"], "en"],
  ])("%s with %j of %j gets %s", (reads, written, languages, expected) => {
    expect(languageFor(reads, written, languages)).toBe(expected);
  });

  it("is counted", () => {
    const reached = [
      { locale: "da", count: 3 },
      { locale: "en", count: 5 },
    ];
    expect(fallbacks(reached, ["en"], ["da", "en"])).toEqual([{ reads: "da", gets: "en", count: 3 }]);
    expect(fallbacks(reached, [], ["da", "en"])).toEqual([]);
    expect(fallbackLanguage([], ["da"])).toBeNull();
  });
});

it("a test has somebody’s values, says nothing new when it is filled again, and keeps the secret link out", () => {
  const values = {
    given_name: "{reference} {x}",
    family_name: "",
    organisation: "",
    reference: "SECRET",
    event: "",
    date: "",
    time: "",
    place: "",
    own_page: "https://example.org/secret",
  };
  const once = filledForTest("Dear {given_name}, {{literally}} {own_page}", values);
  const twice = fillPlaceholders(once, { ...values, own_page: "https://example.org/public" });
  expect(twice).toMatch(/^Dear \{+reference\}+ \{x\}, \{literally\} https:\/\/example\.org\/public$/);
});

describe("when to send", () => {
  const now = new Date("2024-03-01T09:00:00Z");
  const zone = "Europe/Brussels";
  it.each([
    ["", "moment_missing"],
    ["tomorrow", "not_a_moment"],
    ["2024-02-30T10:00", "not_a_moment"],
    ["2024-03-01T09:59", "past"],
    ["2024-03-31T02:30", "moment_skipped"],
    ["2024-10-27T02:30", "moment_doubled"],
    ["9999-01-01T00:00", "not_a_moment"],
  ])("refuses %j", (typed, error) => {
    expect(readSendAt(typed, zone, now)).toEqual({ ok: false, error });
  });

  it("refuses a time that was typed for another zone, since the event has moved there meanwhile", () => {
    const typed = "2024-03-30 09:00";
    expect(readSendAt(typed, "Europe/London", now, zone)).toEqual({ ok: false, error: "zone_changed" });
    expect(readSendAt(typed, zone, now, zone)).toMatchObject({ ok: true });
  });

  it("reads the event’s walls, and of a time that comes twice the one that was chosen", () => {
    const sendAt = (typed: string) => readSendAt(typed, zone, now);
    expect(sendAt("2024-03-30 09:00")).toEqual({
      ok: true,
      sendAt: new Date("2024-03-30T08:00Z"),
    });
    expect(sendAt("2024-03-31T09:00")).toMatchObject({ sendAt: new Date("2024-03-31T07:00Z") });
    expect(sendAt("2024-10-27T02:30+02:00")).toEqual({ ok: true, sendAt: new Date("2024-10-27T00:30Z") });
    expect(sendAt("2024-10-27T02:30+01:00")).toEqual({ ok: true, sendAt: new Date("2024-10-27T01:30Z") });
  });
});

it("is never done before its last mail has had its fate", () => {
  const mails = { ...noMails, all: 1_000, sent: 999, sending: 1 };
  expect(progress(mails)).toBe(99);
  expect(shownStatus({ status: "sending", mails })).toBe("sending");
  expect(shownStatus({ status: "sending", mails: { ...mails, sent: 1_000, sending: 0 } })).toBe("sent");
  expect(progress(noMails)).toBe(100);
});

it.each([
  ["anna.berg@kommune.example", "a…@kommune.example"],
  ["åse@x.example", "å…@x.example"],
])("shows an address to its owner alone: %s", (email, shown) => {
  expect(maskedAddress(email)).toBe(shown);
});
