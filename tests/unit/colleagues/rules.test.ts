import { describe, expect, it } from "vitest";
import {
  allColleagues,
  blockedBy,
  colleagueNumbers,
  colleagueValues,
  forecast,
  isAmong,
  seatsIn,
  withColleague,
  withoutColleague,
} from "@/lib/colleagues/rules";

const draft = {
  givenName: "Mette",
  "colleague.1.givenName": "Ana",
  "colleague.1.answers.day": "both",
  "colleague.2.givenName": "Bo",
};

describe("colleagues in a draft", () => {
  it("are found by their numbers, whatever else stands there", () => {
    expect(colleagueNumbers(draft)).toEqual([1, 2]);
    expect(
      colleagueNumbers({ "colleague.0.x": "", "colleague.x.givenName": "", colleague: "", "a.colleague.1.b": "" }),
    ).toEqual([]);
    expect(Object.keys(allColleagues(draft))).toEqual(Object.keys(draft).slice(1));
  });

  it("are read by the names of the form's fields", () => {
    expect(colleagueValues(draft, 1)).toEqual({ givenName: "Ana", "answers.day": "both" });
    expect(colleagueValues({ ...draft, "colleague.10.givenName": "Cy" }, 1)).toEqual({
      givenName: "Ana",
      "answers.day": "both",
    });
  });

  it("are replaced as a whole, so that a box that is no longer ticked is gone", () => {
    expect(colleagueValues(withColleague(draft, 1, { givenName: "Anna" }), 1)).toEqual({ givenName: "Anna" });
  });

  it.each([3, 4, 99])("come after the last when number %d is new", (number) => {
    const values = withColleague(draft, number, { givenName: "Cy" });
    expect(colleagueNumbers(values)).toEqual([1, 2, 3]);
    expect(colleagueValues(values, 3)).toEqual({ givenName: "Cy" });
  });

  it("move up when one before them is taken out", () => {
    expect(withoutColleague(draft, 1)).toEqual({ givenName: "Mette", "colleague.1.givenName": "Bo" });
    expect(withoutColleague(draft, 7)).toEqual(draft);
  });
});

describe("isAmong", () => {
  it.each([
    ["Ana@Example.org ", ["ana@example.org"], true],
    ["ana@example.org", ["bo@example.org", undefined], false],
    ["", ["", undefined], false],
    [undefined, [undefined], false],
  ] as const)("%s among %j is %s", (address, others, expected) => {
    expect(isAmong(address, others)).toBe(expected);
  });
});

describe("forecast", () => {
  const now = new Date("2024-02-05T08:00:00Z");
  const event = (changes: object = {}) => ({
    registrationOpensAt: new Date("2024-01-15T08:00:00Z"),
    registrationClosesAt: new Date("2024-03-12T22:59:59.999Z"),
    closedAt: null,
    startsAt: new Date("2024-03-19T09:00:00Z"),
    endsAt: new Date("2024-03-19T14:00:00Z"),
    hasWaitingList: true,
    status: "published" as const,
    admissionMode: "open" as const,
    recognisedSkipApproval: false,
    seats: { capacity: 10, held: 8, waiting: 0, reserved: 0 },
    ...changes,
  });
  const until = new Date("2024-02-20T22:59:59Z");
  const full = { capacity: 10, held: 10, waiting: 0, reserved: 0 };
  const invitation = { invitationId: "1", holdsSeat: true, until };
  const code = { accessCodeId: "1", holdsSeat: false, until };

  it.each([
    ["seats for all", {}, 2, null, ["confirmed", "confirmed"]],
    ["seats for some", {}, 3, null, ["confirmed", "confirmed", "waitlisted"]],
    ["seats for none", { seats: full }, 2, null, ["waitlisted", "waitlisted"]],
    ["seats for some and no waiting list", { hasWaitingList: false }, 3, null, ["confirmed", "confirmed", "full"]],
    ["an event that proves addresses", { admissionMode: "verified" }, 1, null, ["awaiting_verification"]],
    ["an event where organisers decide", { admissionMode: "approval" }, 1, null, ["awaiting_approval"]],
    [
      "an invitation where organisers decide: only the invited one is past that",
      { admissionMode: "approval" },
      2,
      invitation,
      ["confirmed", "awaiting_approval"],
    ],
    ["a code where organisers decide", { admissionMode: "approval" }, 2, code, ["confirmed", "confirmed"]],
    [
      "an invitation with a seat set aside in a full house",
      { seats: { capacity: 10, held: 9, waiting: 2, reserved: 1 } },
      2,
      invitation,
      ["confirmed", "waitlisted"],
    ],
    ["after registration has closed", { registrationClosesAt: new Date("2024-02-01T00:00:00Z") }, 1, null, ["closed"]],
  ] as const)("%s", (_, changes, people, pass, expected) => {
    expect(forecast(event(changes), people, now, pass)).toEqual(expected);
  });
});

describe("a group", () => {
  it("is promised the seats its people would hold", () => {
    expect(seatsIn(["confirmed", "awaiting_approval", "awaiting_verification", "waitlisted", "full"])).toBe(3);
  });

  it.each([
    ["one person is told elsewhere", 5, ["full"], true, null],
    ["everybody has a place or waits", 5, ["confirmed", "waitlisted"], false, null],
    ["more than may come in one go", 2, ["confirmed", "full", "full"], true, { reason: "too_many", most: 2, more: 1 }],
    ["a code for fewer", 5, ["confirmed", "confirmed"], true, { reason: "too_few_on_code", people: 2 }],
    ["no place and no list", 5, ["confirmed", "full", "full"], false, { reason: "too_few_places", seats: 1, more: 2 }],
  ] as const)("%s", (_, groupSize, fates, isTooSmall, expected) => {
    expect(blockedBy({ groupSize }, fates, isTooSmall)).toEqual(expected);
  });
});
