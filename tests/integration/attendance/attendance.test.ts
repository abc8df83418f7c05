import { describe, expect, it } from "vitest";
import { recordAttendance, withdrawAttendance } from "@/lib/attendance/commands";
import { listAttendance } from "@/lib/attendance/queries";
import { canRecord, eventDays } from "@/lib/attendance/rules";
import { grantScope } from "@/lib/organisers/policy";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const organiser = await buildOrganiser(db, { name: "Dorte" });
const scope = grantScope(organiser, "registrations.read");
if (!scope) throw new Error("An organiser may read.");
const actor = { kind: "organiser", id: organiser.id } as const;
const at = (now: string) => ({ db, now: new Date(now), actor });

describe("the days of an event", () => {
  const days = (startsAt: string, endsAt: string, timeZone: string) =>
    eventDays({ startsAt: new Date(startsAt), endsAt: new Date(endsAt), timeZone });

  it("are those of its own time zone", () => {
    expect(days("2024-03-19T09:00Z", "2024-03-19T14:00Z", "Europe/Brussels")).toEqual(["2024-03-19"]);
    expect(days("2024-03-19T23:30Z", "2024-03-20T10:00Z", "Europe/Brussels")).toEqual(["2024-03-20"]);
    expect(days("2024-03-30T12:00Z", "2024-04-01T12:00Z", "Europe/Brussels")).toEqual([
      "2024-03-30",
      "2024-03-31",
      "2024-04-01",
    ]);
  });

  it("are no more than anybody marks, whatever year was typed for its end", () => {
    expect(days("2024-03-19T09:00Z", "9999-03-20T10:00Z", "Europe/Brussels")).toHaveLength(62);
  });

  it("can be recorded from their midnight on", () => {
    const event = {
      startsAt: new Date("2024-03-19T09:00Z"),
      endsAt: new Date("2024-03-19T14:00Z"),
      timeZone: "Europe/Brussels",
    };
    expect(canRecord(event, "2024-03-19", new Date("2024-03-18T22:59Z"))).toBe(false);
    expect(canRecord(event, "2024-03-19", new Date("2024-03-18T23:00Z"))).toBe(true);
    expect(canRecord(event, "2024-03-20", new Date("2024-04-18T23:00Z"))).toBe(false);
  });
});

describe("marking somebody as present", () => {
  const day = "2024-03-19";
  const during = "2024-03-19T10:00:00Z";

  it("is on record once, with whoever did it, and can be taken back", async () => {
    const { id: registrationId } = await buildRegistration(db);
    const input = { registrationId, day };
    const both = await Promise.all([recordAttendance(input, at(during)), recordAttendance(input, at(during))]);
    expect(both.map((result) => result.ok && result.changed).sort()).toEqual([false, true]);
    expect(await listAttendance(db, scope, registrationId)).toEqual([
      { day, recordedAt: new Date(during), recordedBy: "Dorte" },
    ]);
    expect(await withdrawAttendance(input, at(during))).toEqual({ ok: true, changed: true });
    expect(await withdrawAttendance(input, at(during))).toEqual({ ok: true, changed: false });
    expect(await listAttendance(db, scope, registrationId)).toEqual([]);
    const entries = await db.auditEntry.findMany({ where: { registrationId }, orderBy: { number: "asc" } });
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["attendance.recorded", organiser.id],
      ["attendance.withdrawn", organiser.id],
    ]);
  });

  it.each([
    ["before the day", {}, day, "2024-03-18T12:00:00Z", "not_a_day"],
    ["on a day that is none of the event", {}, "2024-03-20", "2024-03-21T12:00:00Z", "not_a_day"],
    ["on what is no day", {}, "yesterday", during, "not_a_day"],
    ["who cancelled", { status: "cancelled" as const }, day, during, "not_coming"],
    ["whose data is deleted", { erasedAt: new Date(during) }, day, during, "not_coming"],
  ])("is refused: %s", async (_name, changes, wanted, now, reason) => {
    const event = await buildEvent(db);
    const { id: registrationId } = await buildRegistration(db, { eventId: event.id, ...changes });
    expect(await recordAttendance({ registrationId, day: wanted }, at(now))).toEqual({ ok: false, reason });
    expect(await db.attendance.count({ where: { registrationId } })).toBe(0);
  });
});
