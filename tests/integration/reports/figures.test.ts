import { expect, it } from "vitest";
import { findDeskEvent, listPending } from "@/lib/desk/queries";
import { grantScope, grantScopeAt, type OrganiserScope } from "@/lib/organisers/policy";
import { countByDay, countByProperties } from "@/lib/reports/queries";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const anne = await buildOrganiser(db);
const scope = grantScope(anne, "registrations.read") as OrganiserScope<"registrations.read">;

const windows = {
  registrationOpensAt: new Date("2024-03-29T08:00:00Z"),
  registrationClosesAt: new Date("2024-04-10T20:00:00Z"),
  changesCloseAt: new Date("2024-04-10T20:00:00Z"),
  cancellationsCloseAt: new Date("2024-04-12T08:00:00Z"),
  travelRequestsCloseAt: null,
  startsAt: new Date("2024-04-12T08:00:00Z"),
  endsAt: new Date("2024-04-12T15:00:00Z"),
};

it("counts by the days of the event's time zone, over a change of clocks, and no other event's", async () => {
  const event = await buildEvent(db, { ...windows, capacity: 50 });
  const at = (registeredAt: string, changes: object = {}) =>
    buildRegistration(db, { eventId: event.id, registeredAt: new Date(registeredAt), ...changes });
  // 31 March 2024 has 23 hours in Brussels: from 23:00 UTC the day before to 22:00 UTC.
  await at("2024-03-30T22:59:59.999Z");
  await at("2024-03-30T23:00:00.000Z", { status: "waitlisted" });
  await at("2024-03-31T21:59:59.999Z", { status: "awaiting_approval" });
  await at("2024-03-31T22:00:00.000Z", { status: "cancelled", cancelledAt: new Date("2024-04-02T09:00:00Z") });
  await buildRegistration(db, { registeredAt: new Date("2024-03-31T10:00:00Z") });
  const days = await countByDay(db, scope, event, new Date("2024-04-02T10:00:00Z"));
  const nothing = { seated: 0, waiting: 0, ended: 0, cancelled: 0 };
  expect(days).toEqual([
    { day: "2024-03-29", ...nothing },
    { day: "2024-03-30", ...nothing, seated: 1 },
    { day: "2024-03-31", ...nothing, seated: 1, waiting: 1 },
    { day: "2024-04-01", ...nothing, ended: 1 },
    { day: "2024-04-02", ...nothing, cancelled: 1 },
  ]);
  expect((await countByDay(db, scope, event, new Date("2025-01-01T00:00:00Z"))).at(-1)?.day).toBe("2024-04-12");
});

it("has nothing to draw before anybody registers, and one day on the first", async () => {
  const event = await buildEvent(db, windows);
  expect(await countByDay(db, scope, event, new Date("2024-04-01T00:00:00Z"))).toEqual([]);
  expect(await countByProperties(db, scope, event.id)).toEqual([]);
  await buildRegistration(db, { eventId: event.id, registeredAt: windows.registrationOpensAt });
  expect(await countByDay(db, scope, event, windows.registrationOpensAt)).toHaveLength(1);
});

it("begins with the first registration where it came before the window, and ends with the last that came after the event", async () => {
  const event = await buildEvent(db, windows);
  await buildRegistration(db, { eventId: event.id, registeredAt: new Date("2024-03-27T10:00:00Z") });
  await buildRegistration(db, { eventId: event.id, registeredAt: new Date("2024-04-13T10:00:00Z") });
  const days = await countByDay(db, scope, event, new Date("2024-04-20T10:00:00Z"));
  expect([days[0]?.day, days.at(-1)?.day, days.length]).toEqual(["2024-03-27", "2024-04-13", 18]);
});

it("counts properties together, so that sums of any of them can be made", async () => {
  const event = await buildEvent(db, windows);
  await buildRegistration(db, { eventId: event.id, country: "BE", organisationType: "region", locale: "da" });
  await buildRegistration(db, { eventId: event.id, country: "BE", organisationType: "region", locale: "da" });
  await buildRegistration(db, { eventId: event.id, country: "DK", status: "cancelled" });
  const rows = await countByProperties(db, scope, event.id);
  expect(rows.sort((a, b) => b.count - a.count)).toEqual([
    { status: "confirmed", country: "BE", type: "region", locale: "da", count: 2 },
    { status: "cancelled", country: "DK", type: "municipality", locale: "en", count: 1 },
  ]);
});

it("finds wishes for deletion among the many without reading them all", async () => {
  const event = await buildEvent(db, windows);
  const wish = await buildRegistration(db, { eventId: event.id, status: "cancelled", deletionRequestedAt: new Date() });
  await buildRegistration(db, { eventId: event.id });
  const found = await findDeskEvent(db, anne, event.slug);
  expect((await listPending(db, scope, found?.id ?? "")).map(({ id }) => id)).toEqual([wish.id]);
  const index = await db.$queryRaw`SELECT FROM pg_indexes WHERE indexname = 'registration_deletion_wished'`;
  expect(index).toHaveLength(1);
});

it("refuses a scope that was granted for another event", async () => {
  const [event, other] = [await buildEvent(db, windows), await buildEvent(db, windows)];
  const helper = { ...anne, role: null, eventRoles: [{ eventId: other.id, role: "organiser" as const }] };
  const elsewhere = grantScopeAt(helper, other.id, "registrations.read");
  if (!elsewhere) throw new Error("An organiser of the other event reads that.");
  await expect(countByProperties(db, elsewhere, event.id)).rejects.toThrow("another event");
  await expect(countByDay(db, elsewhere, event, new Date())).rejects.toThrow("another event");
  expect(await countByProperties(db, elsewhere, other.id)).toEqual([]);
});
