import { describe, expect, it } from "vitest";
import { readCode } from "@/app/admin/events/[slug]/invitations/codes/form";
import type { DeskEvent } from "@/lib/desk/queries";

const event = { timeZone: "Europe/Brussels", startsAt: new Date("2024-03-19T09:00:00Z") } as DeskEvent;
const now = new Date("2024-02-05T08:00:00Z");
const typed = { label: "The EU's own", code: "EU-2024", seats: "5", until: "2024-03-01T12:00" };

describe("readCode", () => {
  it.each([
    ["as the form showed it", { timeZone: "Europe/Brussels" }, "2024-03-01T11:00:00.000Z"],
    ["of whoever sends no zone, in the event's", {}, "2024-03-01T11:00:00.000Z"],
  ])("reads the last moment in the zone %s", (_name, more, at) => {
    const read = readCode({ ...typed, ...more }, event, now);
    expect(read.ok && read.code.reservedUntil.toISOString()).toBe(at);
  });

  it("asks about the time once more when the event has moved to another zone since the form was shown", () => {
    const read = readCode({ ...typed, timeZone: "Europe/Copenhagen" }, { ...event, timeZone: "Europe/London" }, now);
    expect(read).toEqual({ ok: false, errors: [{ name: "until", code: "zone_changed" }] });
  });
});
