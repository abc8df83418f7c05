import { describe, expect, it } from "vitest";
import { canMerge, inOrderOfStanding } from "@/lib/merges/rules";
import type { RegistrationStatus } from "@/prisma/generated/enums";

const at = (id: string, status: RegistrationStatus, more: { queueNumber?: number; day?: number } = {}) => ({
  id,
  status,
  queueNumber: more.queueNumber ?? null,
  registeredAt: new Date(Date.UTC(2024, 1, more.day ?? 1)),
});

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
    expect(inOrderOfStanding(one, other)[0].id).toBe(stays);
    expect(inOrderOfStanding(other, one)[0].id).toBe(stays);
  });

  it("neither may have been merged or erased before", () => {
    const whole = { mergedIntoId: null, erasedAt: null };
    expect(canMerge({ id: "a", ...whole }, { id: "b", ...whole })).toBe(true);
    expect(canMerge({ id: "a", ...whole }, { id: "a", ...whole })).toBe(false);
    expect(canMerge({ id: "a", ...whole, mergedIntoId: "c" }, { id: "b", ...whole })).toBe(false);
    expect(canMerge({ id: "a", ...whole }, { id: "b", ...whole, erasedAt: new Date() })).toBe(false);
  });
});
