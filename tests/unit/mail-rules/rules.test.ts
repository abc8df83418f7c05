import { describe, expect, it } from "vitest";
import {
  afterMove,
  audienceOf,
  isNews,
  isObsolete,
  momentOf,
  momentProblem,
  rulesForNewcomer,
  ruleTextFor,
  senselessBecause,
  standingOf,
  type WaitingMail,
} from "@/lib/mail-rules/rules";
import type { RuleEvent, RuleFacts } from "@/lib/mail-rules/schema";

const event: RuleEvent = {
  status: "published",
  timeZone: "Europe/Brussels",
  startsAt: new Date("2024-04-03T10:00:00+02:00"),
  endsAt: new Date("2024-04-03T15:00:00+02:00"),
};
const DAY = 24 * 60;
const rule = (changes: Partial<RuleFacts> = {}): RuleFacts => ({
  id: "one",
  letter: "reminder",
  anchor: "before_start",
  offsetMinutes: 7 * DAY,
  at: null,
  includesLate: false,
  isActive: true,
  round: 1,
  doneAt: null,
  wasSkipped: false,
  ...changes,
});
const week = rule();
const day = rule({ id: "two", offsetMinutes: DAY });
const thanks = rule({ id: "three", letter: "thanks", anchor: "after_end", offsetMinutes: 18 * 60 });
const all = [week, day, thanks];
const at = (text: string) => new Date(text);

describe("the moment of a rule", () => {
  // On 31 March 2024 clocks in Brussels went from 2 to 3; on 27 October they went from 3 back to 2.
  const autumn = { ...event, startsAt: at("2024-10-28T10:00:00+01:00"), endsAt: at("2024-10-28T15:00:00+01:00") };
  const night = { ...event, startsAt: at("2024-04-01T02:30:00+02:00"), endsAt: at("2024-04-01T03:30:00+02:00") };
  const twice = { ...event, startsAt: at("2024-10-28T02:30:00+01:00"), endsAt: at("2024-10-28T04:00:00+01:00") };
  it.each([
    ["a week before ten is ten, over the spring change", week, event, "2024-03-27T10:00:00+01:00"],
    ["and over the one in autumn", week, autumn, "2024-10-21T10:00:00+02:00"],
    ["a day before too", day, autumn, "2024-10-27T10:00:00+01:00"],
    [
      "a time that clocks jump over becomes the one after",
      rule({ offsetMinutes: DAY }),
      night,
      "2024-03-31T03:30:00+02:00",
    ],
    ["of a time that comes twice, the first", rule({ offsetMinutes: DAY }), twice, "2024-10-27T02:30:00+02:00"],
    [
      "hours are counted, not read off the wall",
      rule({ offsetMinutes: 96 * 60 + 60 }),
      event,
      "2024-03-30T08:00:00+01:00",
    ],
    ["eighteen hours after the end", thanks, event, "2024-04-04T09:00:00+02:00"],
    ["a day after the end", { ...thanks, offsetMinutes: DAY }, event, "2024-04-04T15:00:00+02:00"],
    ["a moment of its own", rule({ anchor: "at", at: at("2024-03-01T12:00:00Z") }), event, "2024-03-01T12:00:00Z"],
  ] as const)("%s", (_what, of, when, moment) => {
    expect(momentOf(of, when)).toEqual(at(moment));
  });
});

describe("how a rule stands", () => {
  it.each([
    ["upcoming before its moment", week, "2024-03-27T09:59:59+01:00", "upcoming"],
    ["due from its moment on", week, "2024-03-27T10:00:00+01:00", "due"],
    ["due after an outage, as long as it is the latest", week, "2024-04-02T09:59:00+02:00", "due"],
    ["skipped when the later one is due as well", week, "2024-04-02T10:00:00+02:00", "skipped"],
    ["and that one goes out", day, "2024-04-02T10:00:00+02:00", "due"],
    ["until the event starts", day, "2024-04-03T09:59:59+02:00", "due"],
    ["no reminder of what has started", day, "2024-04-03T10:00:00+02:00", "skipped"],
    ["thanks make sense for two weeks", thanks, "2024-04-18T09:00:00+02:00", "due"],
    ["and no longer", thanks, "2024-04-18T09:00:01+02:00", "skipped"],
    ["done", { ...week, doneAt: at("2024-03-27T10:00:00+01:00") }, "2024-04-01T00:00:00Z", "done"],
    [
      "skipped for good",
      { ...week, doneAt: at("2024-03-27T10:00:00+01:00"), wasSkipped: true },
      "2024-04-01T00:00:00Z",
      "skipped",
    ],
    ["off", { ...week, isActive: false }, "2024-03-27T10:00:00+01:00", "off"],
  ] as const)("%s", (_what, of, now, standing) => {
    expect(standingOf(of, event, all, at(now))).toBe(standing);
  });

  it("is stopped with the event", () => {
    expect(standingOf(week, { ...event, status: "cancelled" }, all, at("2024-03-27T10:00:00+01:00"))).toBe("stopped");
  });

  it("lets words of the organisers go out beside a later reminder, and not after the start", () => {
    const own = rule({ id: "own", letter: "own" });
    const rules = [...all, own];
    expect(senselessBecause(own, event, rules, at("2024-04-02T12:00:00+02:00"))).toBeNull();
    expect(senselessBecause(own, event, rules, event.startsAt)).toBe("started");
    const after = rule({ letter: "own", anchor: "at", at: at("2024-05-01T10:00:00Z") });
    expect(senselessBecause(after, event, rules, at("2024-05-10T10:00:00Z"))).toBeNull();
    expect(senselessBecause(after, event, rules, at("2024-05-15T10:00:01Z"))).toBe("too_late");
  });

  it("counts only reminders that are on as later ones", () => {
    const now = at("2024-04-02T10:00:00+02:00");
    expect(senselessBecause(week, event, [week, { ...day, isActive: false }, thanks], now)).toBeNull();
  });
});

describe("somebody who comes late", () => {
  it("gets what is to come, and what still writes to those who come late", () => {
    const done = { doneAt: at("2024-03-27T10:00:00+01:00") };
    const rules = [{ ...week, ...done }, rule({ id: "own", letter: "own", includesLate: true, ...done }), day, thanks];
    const ids = (now: string) => rulesForNewcomer(rules, event, at(now)).map(({ id }) => id);
    expect(ids("2024-03-28T10:00:00+01:00")).toEqual(["own", "two", "three"]);
    expect(ids("2024-04-03T11:00:00+02:00")).toEqual(["three"]);
  });
});

describe("a moved event", () => {
  const to = (days: number) => ({
    ...event,
    startsAt: new Date(event.startsAt.getTime() + days * 86_400_000),
    endsAt: new Date(event.endsAt.getTime() + days * 86_400_000),
  });
  const now = at("2024-03-28T12:00:00+01:00");
  const doneAt = at("2024-03-27T10:00:00+01:00");
  it.each([
    ["reminds again of a later date", { ...week, doneAt }, 7, "again"],
    ["not of one that the same reminder would come too late for", { ...week, doneAt }, 1, null],
    ["what was left out has another chance", { ...week, doneAt, wasSkipped: true }, 7, "again"],
    ["what was being written starts anew", week, 7, "again"],
    ["what is to come stays to come", day, 7, null],
    ["what has now passed is left out", day, -5, "skip"],
    ["thanks stay to come", thanks, -3, null],
    ["a moment of its own stays", rule({ anchor: "at", at: doneAt, doneAt }), 7, null],
  ] as const)("%s", (_what, of, days, becomes) => {
    expect(afterMove(of, { from: event, to: to(days) }, now)).toBe(becomes);
  });
});

describe("a rule that cannot be", () => {
  const now = at("2024-03-28T12:00:00+01:00");
  it.each([
    ["moment_past", week],
    [null, day],
    ["reminder_after_start", rule({ anchor: "at", at: event.startsAt })],
    ["reminder_after_start", rule({ letter: "own", offsetMinutes: 0 })],
    ["thanks_before_end", rule({ letter: "thanks", anchor: "at", at: event.startsAt })],
    [null, thanks],
  ] as const)("%s", (problem, of) => {
    expect(momentProblem(of, event, now)).toBe(problem);
  });
});

describe("whom a rule is for", () => {
  it("those with a place, unless own words were written to others", () => {
    const asked = { statuses: ["waitlisted"], countries: ["DK"] };
    const none = { hasAttendance: false };
    expect(audienceOf({ letter: "own", audience: asked }, none).statuses).toEqual(["waitlisted"]);
    expect(audienceOf({ letter: "own", audience: {} }, none).statuses).toEqual(["confirmed"]);
    expect(audienceOf({ letter: "reminder", audience: asked }, none)).toMatchObject({
      statuses: ["confirmed"],
      countries: ["DK"],
    });
  });

  it("thanks those who were there, once anybody's presence is on record", () => {
    expect(audienceOf({ letter: "thanks", audience: {} }, { hasAttendance: false }).attendance).toBe("any");
    expect(audienceOf({ letter: "thanks", audience: {} }, { hasAttendance: true }).attendance).toBe("present");
    const missed = { letter: "thanks", audience: { attendance: "absent" } } as const;
    expect(audienceOf(missed, { hasAttendance: true }).attendance).toBe("absent");
  });

  it("is more than the registration once the event is over", () => {
    expect([week, thanks].map((of) => isNews(of, event))).toEqual([false, true]);
    expect(isNews(rule({ letter: "own", anchor: "after_end", offsetMinutes: 60 }), event)).toBe(true);
  });

  it("reads its language, else the event's first, else English, else what there is", () => {
    const [da, en, de] = ["da", "en", "de"].map((locale) => ({ locale, subject: locale, body: "" }));
    if (!da || !en || !de) return;
    expect(ruleTextFor([da, en], ["da"], "en")).toBe(en);
    expect(ruleTextFor([da, en], ["da"], "fr")).toBe(da);
    expect(ruleTextFor([de, en], ["da"], "fr")).toBe(en);
    expect(ruleTextFor([de], ["da"], "fr")).toBe(de);
    expect(ruleTextFor([], ["da"], "fr")).toBeNull();
  });
});

describe("what is no longer so when it would leave", () => {
  const now = at("2024-04-01T10:00:00+02:00");
  const byRule = { letter: "reminder", anchor: "before_start", round: 2, audience: {} } as const;
  const mail = (changes: Partial<WaitingMail> = {}): WaitingMail => ({
    kind: "event.reminder",
    onceKey: "rule:one:2:person",
    mailRule: byRule,
    registration: { status: "confirmed" },
    event,
    ...changes,
  });
  const off = { ...event, status: "cancelled" as const };
  const own = { kind: "announcement.sent", mailRule: { ...byRule, letter: "own" as const } };
  it.each([
    ["a reminder in time is so", mail(), now, false],
    ["not once the event has started", mail(), event.startsAt, true],
    ["not from before the event was moved", mail({ onceKey: "rule:one:1:person" }), now, true],
    ["not to somebody who has cancelled", mail({ registration: { status: "cancelled" } }), now, true],
    ["own words before the start neither", mail(own), event.startsAt, true],
    [
      "unless they are for those",
      mail({
        ...own,
        mailRule: { ...own.mailRule, audience: { statuses: ["cancelled"] } },
        registration: { status: "cancelled" },
      }),
      now,
      false,
    ],
    [
      "thanks leave after the event like any other",
      mail({ kind: "event.thanks", mailRule: { ...byRule, letter: "thanks", anchor: "after_end" } }),
      at("2024-04-10T10:00:00Z"),
      false,
    ],
    ["nothing of a rule when the event is cancelled", mail({ event: off }), now, true],
    ["no offer either", mail({ kind: "registration.offered", onceKey: null, mailRule: null, event: off }), now, true],
    ["but that it is", mail({ kind: "event.cancelled", onceKey: null, mailRule: null, event: off }), now, false],
    [
      "an announcement is the organisers' own",
      mail({ kind: "announcement.sent", onceKey: null, mailRule: null, event: off }),
      now,
      false,
    ],
    [
      "a move is nothing to whoever has left",
      mail({ kind: "event.changed", onceKey: null, mailRule: null, registration: { status: "declined" } }),
      now,
      true,
    ],
    [
      "mail without an event stands",
      mail({ kind: "organiser.sign_in", onceKey: null, mailRule: null, registration: null, event: null }),
      now,
      false,
    ],
  ] as const)("%s", (_what, waiting, when, obsolete) => {
    expect(isObsolete(waiting, when)).toBe(obsolete);
  });
});
