import { expect, it } from "vitest";
import type { AdmissionMode } from "@/prisma/generated/enums";
import { fillEvent } from "../../../scripts/parts/demo/fill";
import { testDatabase } from "../../support/database";
import { buildEvent } from "../../support/factories";
import { brokenInvariants } from "../../support/invariants";

const { db } = await testDatabase();
const now = new Date("2024-02-05T08:00:00Z");

it.each<AdmissionMode>(["open", "verified", "approval"])(
  "fictional participants come by the product's own rules, the second time too (%s)",
  async (admissionMode) => {
    const event = await buildEvent(db, { admissionMode, capacity: 60 });
    for (const round of [1, 2]) {
      const filled = await fillEvent(event.slug, 300, { db, now });
      expect(filled).toMatchObject({ ok: true, added: 300 });
      expect(await db.registration.count({ where: { eventId: event.id } })).toBe(300 * round);
      expect(await brokenInvariants(db, event.id)).toEqual([]);
    }
    expect(await db.registrationTag.count({ where: { tag: { eventId: event.id } } })).toBeGreaterThan(20);
    expect(await db.outgoingMail.count()).toBe(0);
    expect(await db.attendance.count()).toBe(0);
  },
);

it("some were there once the event is over, and nobody comes before it opens", async () => {
  const event = await buildEvent(db);
  expect(await fillEvent(event.slug, 5, { db, now: new Date("2024-01-01T00:00:00Z") })).toEqual({
    ok: false,
    reason: "not_open",
  });
  await fillEvent(event.slug, 60, { db, now: new Date("2024-03-20T09:00:00Z") });
  const were = await db.attendance.count({ where: { registration: { eventId: event.id } } });
  expect(were).toBeGreaterThan(20);
  expect(await db.auditEntry.count({ where: { eventId: event.id, action: "attendance.recorded" } })).toBe(were);
});
