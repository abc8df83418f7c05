import { expect, it } from "vitest";
import { standingOf } from "@/lib/registrations/rules";

const heldUntil = new Date("2024-02-06T09:00:00Z");
const justAfter = new Date(heldUntil.getTime() + 1);

it.each([
  ["offered", heldUntil, heldUntil, "offered"],
  ["offered", heldUntil, justAfter, "lapsed"],
  ["awaiting_verification", heldUntil, heldUntil, "awaiting_verification"],
  ["awaiting_verification", heldUntil, justAfter, "lapsed"],
  ["confirmed", null, justAfter, "confirmed"],
  ["waitlisted", null, justAfter, "waitlisted"],
  ["awaiting_approval", null, justAfter, "awaiting_approval"],
] as const)("%s, held until %s, stands at %s as %s", (status, until, now, standing) => {
  expect(standingOf({ status, heldUntil: until }, now)).toBe(standing);
});
