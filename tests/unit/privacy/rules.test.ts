import { expect, it } from "vitest";
import { canRequestDeletion, erasureRefusal, nameAsTyped, namesOf } from "@/lib/privacy/rules";
import { RegistrationStatus } from "@/prisma/generated/enums";

const now = new Date("2024-02-05T08:00:00Z");

it.each(Object.values(RegistrationStatus))("erases %s only when the registration has ended", (status) => {
  const hasEnded = ["lapsed", "declined", "cancelled"].includes(status);
  expect(erasureRefusal({ status, erasedAt: null }, { status: "published" })).toBe(hasEnded ? null : "still_live");
  expect(erasureRefusal({ status, erasedAt: null }, { status: "cancelled" })).toBeNull();
  expect(erasureRefusal({ status, erasedAt: now }, { status: "cancelled" })).toBe("already_erased");
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
