import { describe, expect, it } from "vitest";
import { readRule } from "@/app/admin/events/[slug]/mail/rules/form";
import type { DeskEvent } from "@/lib/desk/queries";

const event = {
  timeZone: "Europe/London",
  startsAt: new Date("2024-04-03T09:00:00Z"),
  endsAt: new Date("2024-04-03T14:00:00Z"),
  languages: ["en"],
} as DeskEvent;
const now = new Date("2024-03-01T09:00:00Z");

describe("readRule", () => {
  const atNine = { letter: "reminder", anchor: "at", at: "2024-03-20T09:00" };

  it("reads a moment in the event's zone, which its form has shown", () => {
    const read = readRule({ ...atNine, timeZone: "Europe/London" }, event, now);
    expect(read).toMatchObject({ ok: true, rule: { at: new Date("2024-03-20T09:00:00Z") } });
  });

  it("asks about a moment once more when the event has moved to another zone since its form was shown", () => {
    const read = readRule({ ...atNine, timeZone: "Europe/Brussels" }, event, now);
    expect(read).toEqual({ ok: false, errors: [{ name: "at", code: "zone_changed" }] });
  });

  it("does not mind the zone where the moment hangs on the event's own", () => {
    const before = { letter: "reminder", anchor: "before_start", amount: "2", unit: "days" };
    expect(readRule({ ...before, timeZone: "Europe/Brussels" }, event, now)).toMatchObject({ ok: true });
  });
});
