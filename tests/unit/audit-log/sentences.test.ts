import { describe, expect, it } from "vitest";
import { logSentence } from "@/app/admin/log/sentence";
import { changesOf, fieldName, inWords } from "@/app/admin/log/values";
import { auditActions } from "@/lib/audit/schema";
import { logGroups } from "@/lib/audit-log/constants";
import { actionsOf, groupOf } from "@/lib/audit-log/rules";
import { locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { EventScalarFieldEnum, EventTextScalarFieldEnum } from "@/prisma/generated/internal/prismaNamespace";

const zone = { timeZone: "Europe/Brussels", asked: new Map([["answers.topic", "Which topic?"]]) };
const english = { ...zone, locale: "en" } as const;
const danish = { ...zone, locale: "da" } as const;

const entry = {
  id: "1",
  at: new Date("2024-02-05T08:00:00Z"),
  actorKind: "organiser",
  before: null,
  after: null,
  reason: null,
  organiser: { name: "Anne", email: "anne@example.org" },
  subject: { name: "Bo", email: "bo@example.org" },
} as const;

describe("a sentence for every action", () => {
  it.each(locales)("in %s, with who did it where somebody did", (locale) => {
    for (const action of auditActions) {
      const words = logSentence({ ...entry, action }, { ...zone, locale });
      expect(words, action).not.toContain(action);
      expect(words, `${action} has a value without words`).not.toMatch(/[{}]|\b(undefined|null|NaN)\b/);
      expect(words, action).toMatch(/[.]$/);
    }
  });

  it.each([
    [
      "organiser.role_changed",
      { organiserId: "x", role: "viewer" },
      "Anne changed the role of Bo.",
      "Anne ændrede rollen for Bo.",
    ],
    [
      "question.changed",
      { key: "topic" },
      "Anne changed the question “Which topic?”.",
      "Anne ændrede spørgsmålet »Which topic?«.",
    ],
    ["question.changed", { key: "gone" }, "Anne changed the question “gone”.", "Anne ændrede spørgsmålet »gone«."],
    [
      "mail.retried",
      { count: 2 },
      "Anne had 2 failed mails tried again.",
      "Anne fik 2 mails, der ikke kom frem, prøvet igen.",
    ],
    [
      "mail.retried",
      { kind: "registration.confirmed" },
      "Anne had a mail tried again: Confirmation.",
      "Anne fik en mail prøvet igen: Bekræftelse.",
    ],
    [
      "registrations.exported",
      { count: 1, format: "csv" },
      "Anne exported registrations: 1 registration as CSV.",
      "Anne eksporterede tilmeldinger: 1 tilmelding som CSV.",
    ],
    [
      "bulk.started",
      { kind: "approve", people: 3 },
      "Anne began to deal with 3 people at once: Approve.",
      "Anne satte noget i gang for 3 personer på én gang: Godkend.",
    ],
    [
      "registrations.imported",
      { added: 12 },
      "Anne imported a list: 12 registrations.",
      "Anne importerede en liste: 12 tilmeldinger.",
    ],
    [
      "announcement.sent",
      { recipients: 40 },
      "An announcement went out to 40 people.",
      "En meddelelse blev sendt til 40 personer.",
    ],
  ])("%s with %o", (action, after, inEnglish, inDanish) => {
    expect(logSentence({ ...entry, action, after }, english)).toBe(inEnglish);
    expect(logSentence({ ...entry, action, after }, danish)).toBe(inDanish);
  });

  it("names the kind of actor where it was no organiser, and somebody where the subject is gone", () => {
    const system = { ...entry, organiser: null, subject: null, actorKind: "system" as const };
    expect(logSentence({ ...system, action: "organiser.disabled" }, english)).toBe(
      "The system took the access of somebody away.",
    );
  });
});

describe("values in words", () => {
  it.each([
    ["startsAt", "2024-03-19T09:00:00.000Z", "19 Mar 2024, 10:00"],
    ["startsAt", "2024-07-01T09:00:00.000Z", "1 Jul 2024, 11:00"],
    ["day", "2024-03-19", "19 March 2024"],
    ["status", "waitlisted", "On the waiting list"],
    ["status", "published", "published"],
    ["hasWaitingList", true, "Yes"],
    ["venueRoom", null, "nothing"],
    ["capacity", 12000, "12,000"],
    ["country", "BE", "Belgium"],
    ["countries", ["BE", "DK"], "Belgium, Denmark"],
    ["statuses", ["confirmed", "waitlisted"], "Confirmed, On the waiting list"],
    ["types", ["municipality"], "Municipality"],
    ["kind", "registration.confirmed", "Confirmation"],
    ["kind", "one_of", "one choice"],
    ["role", "viewer", "viewer"],
    ["offsetMinutes", -10080, "7 days before"],
    ["offsetMinutes", 90, "90 minutes after"],
    ["offsetMinutes", 120, "2 hours after"],
    ["title.da", "draft", "draft"],
    ["organisation", "viewer", "viewer"],
    ["answers.diet", "answered", "answered"],
    ["audience", { q: "anne", statuses: ["confirmed"] }, "Search: anne; States: Confirmed"],
    ["texts", { da: { label: "Emne", help: null } }, "Danish: Label: Emne"],
    ["answers", [], "nothing"],
    ["leftOut", { erased: 2 }, "Their data was deleted: 2"],
    ["speakers", ["0192f0c4-7b7a-7000-8000-000000000000", "0192f0c4-7b7a-7000-8000-000000000001"], "2"],
    ["columns", ["givenName", "answer.0192f0c4", "boxes"], "Given names, Answers, Boxes to tick"],
    ["purpose", "caterer", "Caterer"],
    ["languages", ["da", "en"], "Danish, English"],
    ["name", "محمد", "محمد"],
  ])("%s %o is %s", (field, value, words) => {
    expect(inWords(field, value, english)).toBe(words);
  });

  it("keep what somebody typed, even where it is a word of ours", () => {
    expect(inWords("organisation", "viewer", danish)).toBe("viewer");
    expect(inWords("role", "viewer", danish)).toBe("læser");
    expect(inWords("title.da", "2024-02-30", english)).not.toMatch(/Invalid/);
  });

  it("shows what changed first, then what was noted, without ids and without what stayed", () => {
    const id = "0192f0c4-7b7a-7000-8000-000000000000";
    expect(
      changesOf(
        {
          before: { rule: id, isActive: true, capacity: 10, "title.da": "A" },
          after: { rule: id, isActive: false, capacity: 10, "title.da": "B", withdrawn: 3 },
        },
        english,
      ),
    ).toEqual([
      { field: "Switched on", before: "Yes", after: "No" },
      { field: "Title (Danish)", before: "A", after: "B" },
      { field: "Taken back", before: null, after: "3" },
    ]);
  });

  it("says nothing twice that the sentence says", () => {
    const mailText = { kind: "registration.confirmed", "subject.da": null };
    expect(
      changesOf(
        { action: "mail_text.changed", before: mailText, after: { ...mailText, "subject.da": "Hej" } },
        english,
      ),
    ).toEqual([{ field: "Subject (Danish)", before: "nothing", after: "Hej" }]);
  });

  it("names every column of an event and of its texts", () => {
    for (const column of [...Object.keys(EventScalarFieldEnum), ...Object.keys(EventTextScalarFieldEnum)]) {
      if (["id", "eventId", "locale", "status"].includes(column)) continue;
      const isNamed = [translator("en", "auditLog"), translator("en", "admin")].some((t) =>
        (t as { has: (key: string) => boolean }).has(`fields.${column}`),
      );
      expect(isNamed, column).toBe(true);
    }
  });

  it("spells out a name that nobody gave words yet, and takes a question's label", () => {
    expect(fieldName("someNewThing", english)).toBe("Some new thing");
    expect(fieldName("answers.topic", english)).toBe("Which topic?");
  });
});

describe("kinds of entries", () => {
  it("have each action once, and none is empty", () => {
    expect(logGroups.flatMap(actionsOf).sort()).toEqual([...auditActions].sort());
    for (const group of logGroups) expect(actionsOf(group).length, group).toBeGreaterThan(0);
  });

  it.each([
    ["registration.confirmed", "registrations"],
    ["registration.offered", "waiting_list"],
    ["registration.handed_over", "handovers"],
    ["registration.erased", "personal_data"],
    ["registrations.exported", "files"],
    ["organiser.signed_in", "sign_in"],
    ["organiser.role_changed", "team"],
  ] as const)("%s is among %s", (action, group) => {
    expect(groupOf(action)).toBe(group);
  });
});
