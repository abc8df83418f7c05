import { expect, it } from "vitest";
import { canRequestDeletion, erasureRefusal, nameAsTyped, namesOf } from "@/lib/privacy/rules";
import { RegistrationStatus } from "@/prisma/generated/enums";

const now = new Date("2024-02-05T08:00:00Z");

it.each(Object.values(RegistrationStatus))("erases %s only when the registration has ended", (status) => {
  const hasEnded = ["lapsed", "declined", "cancelled"].includes(status);
  const event = { status: "published", endsAt: new Date("2024-03-19T14:00:00Z") } as const;
  const cancelled = { ...event, status: "cancelled" } as const;
  expect(erasureRefusal({ status, erasedAt: null }, event, now)).toBe(hasEnded ? null : "still_live");
  expect(erasureRefusal({ status, erasedAt: null }, cancelled, now)).toBeNull();
  expect(erasureRefusal({ status, erasedAt: now }, cancelled, now)).toBe("already_erased");
});

it.each([
  ["2025-03-19T13:59:59.999Z", "still_live"],
  ["2025-03-19T14:00:00.000Z", null],
])("waits at %s for a live one: %s", (moment, refusal) => {
  const event = { status: "published", endsAt: new Date("2024-03-19T14:00:00Z") } as const;
  expect(erasureRefusal({ status: "confirmed", erasedAt: null }, event, new Date(moment))).toBe(refusal);
});

it("takes a wish for deletion once, and none after it was done", () => {
  expect(canRequestDeletion({ deletionRequestedAt: null, erasedAt: null })).toBe(true);
  expect(canRequestDeletion({ deletionRequestedAt: now, erasedAt: null })).toBe(false);
  expect(canRequestDeletion({ deletionRequestedAt: null, erasedAt: now })).toBe(false);
});

it("looks for every full name that somebody stood on record with, not for one word alone", () => {
  const parts = [{ givenName: "Åse", familyName: "Holm" }, { familyName: "Nyström" }, null, { givenName: null }];
  expect(namesOf(parts, ["Dr. Åse Holm", null, "Åse", " ", "Åse Holm"])).toEqual([
    "Åse Holm",
    "Åse Nyström",
    "Dr. Åse Holm",
  ]);
});

it("reads from the history how a name was first typed", () => {
  const person = { givenName: "Maja", familyName: "Friis-Holm" };
  const changes = [
    { before: null },
    { before: { givenName: "Mja" } },
    { before: { givenName: "Maia", familyName: "Friis" } },
  ];
  expect(nameAsTyped(person, changes)).toBe("Mja Friis");
  expect(nameAsTyped(person, [])).toBe("Maja Friis-Holm");
});
