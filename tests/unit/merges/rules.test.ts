import { describe, expect, it } from "vitest";
import { approvalOf, canMerge, inOrderOfStanding } from "@/lib/merges/rules";
import type { RegistrationStatus } from "@/prisma/generated/enums";

const now = new Date("2024-02-05T08:00:00Z");
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

const at = (
  id: string,
  status: RegistrationStatus,
  more: { queueNumber?: number; day?: number; heldUntil?: Date } = {},
) => ({
  id,
  status,
  heldUntil: more.heldUntil ?? (status === "offered" || status === "awaiting_verification" ? hours(5) : null),
  queueNumber: more.queueNumber ?? null,
  registeredAt: new Date(Date.UTC(2024, 1, more.day ?? 1)),
});

/** Every state there is, from the best standing to those that have ended, which are alike. */
const live = {
  confirmed: at("", "confirmed"),
  offered: at("", "offered"),
  awaiting_approval: at("", "awaiting_approval"),
  awaiting_verification: at("", "awaiting_verification"),
  waitlisted: at("", "waitlisted", { queueNumber: 3 }),
};
const ended = {
  "offered, overdue": at("", "offered", { heldUntil: hours(-1), queueNumber: 1 }),
  "awaiting_verification, overdue": at("", "awaiting_verification", { heldUntil: hours(-1) }),
  lapsed: at("", "lapsed"),
  declined: at("", "declined"),
  cancelled: at("", "cancelled"),
};
const states = Object.entries({ ...live, ...ended });

describe("of two registrations of one person", () => {
  it.each([
    ["the confirmed one, before one that waits", at("a", "waitlisted", { queueNumber: 1 }), at("b", "confirmed"), "b"],
    ["an offer, before a wish for approval", at("a", "awaiting_approval"), at("b", "offered"), "b"],
    ["the live one, before one that has ended", at("a", "cancelled"), at("b", "waitlisted", { queueNumber: 9 }), "b"],
    [
      "the one further ahead in line",
      at("a", "waitlisted", { queueNumber: 5 }),
      at("b", "waitlisted", { queueNumber: 2 }),
      "b",
    ],
    ["of two alike the older", at("a", "confirmed", { day: 2 }), at("b", "confirmed", { day: 1 }), "b"],
    [
      "of two that have ended, however they did, the older",
      at("a", "lapsed", { day: 2 }),
      at("b", "cancelled", { day: 1 }),
      "b",
    ],
    ["of two of the same moment always the same", at("a", "confirmed"), at("b", "confirmed"), "a"],
  ])("stays %s", (_, one, other, stays) => {
    expect(inOrderOfStanding(one, other, now)[0].id).toBe(stays);
    expect(inOrderOfStanding(other, one, now)[0].id).toBe(stays);
  });

  it.each([
    ["the offer that runs longer", at("a", "offered", { queueNumber: 1 }), at("b", "offered", { heldUntil: hours(9) })],
    [
      "the seat held longer",
      at("a", "awaiting_verification"),
      at("b", "awaiting_verification", { heldUntil: hours(9) }),
    ],
    ["a place in line, before an offer that ran out", ended["offered, overdue"], at("b", "waitlisted", { day: 9 })],
    ["of two whose offers ran out the older", at("a", "offered", { heldUntil: hours(-1), day: 2 }), at("b", "lapsed")],
  ])("stays %s", (_, one, other) => {
    expect(inOrderOfStanding(one, { ...other, id: "b" }, now)[0].id).toBe("b");
    expect(inOrderOfStanding({ ...other, id: "b" }, one, now)[0].id).toBe("b");
  });

  it("stays the better standing of every two states, and of two ended ones the older", () => {
    for (const [better, [name, first]] of states.entries()) {
      for (const [otherName, second] of states.slice(better + 1)) {
        const areOver = name in ended;
        const kept = { ...first, id: "kept", registeredAt: hours(areOver ? -200 : -100) };
        const other = { ...second, id: "other", registeredAt: hours(areOver ? -100 : -200) };
        const said = `${name} and ${otherName}`;
        expect(inOrderOfStanding(kept, other, now)[0].id, said).toBe("kept");
        expect(inOrderOfStanding(other, kept, now)[0].id, said).toBe("kept");
      }
    }
  });

  const early = new Date("2024-02-01T08:00:00Z");
  it.each([
    ["goes with the person", "waitlisted", null, "confirmed", early, early],
    ["goes with the person from an ended one as well", "waitlisted", null, "cancelled", early, early],
    ["of the one that stays counts", "confirmed", now, "waitlisted", early, now],
    ["leaves an open decision open", "awaiting_approval", null, "waitlisted", early, null],
    ["does not undo a refusal", "waitlisted", null, "declined", early, null],
    ["is none where there was none", "waitlisted", null, "offered", null, null],
  ] as const)("an approval %s", (_, status, approvedAt, otherStatus, otherApprovedAt, expected) => {
    expect(approvalOf({ status, approvedAt }, { status: otherStatus, approvedAt: otherApprovedAt })).toBe(expected);
  });

  it("neither may have been merged or erased before", () => {
    const whole = { mergedIntoId: null, erasedAt: null };
    expect(canMerge({ id: "a", ...whole }, { id: "b", ...whole })).toBe(true);
    expect(canMerge({ id: "a", ...whole }, { id: "a", ...whole })).toBe(false);
    expect(canMerge({ id: "a", ...whole, mergedIntoId: "c" }, { id: "b", ...whole })).toBe(false);
    expect(canMerge({ id: "a", ...whole }, { id: "b", ...whole, erasedAt: new Date() })).toBe(false);
  });
});
