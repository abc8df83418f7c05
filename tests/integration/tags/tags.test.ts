import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { grantScope, grantScopeAt } from "@/lib/organisers/policy";
import { addTag, removeTag } from "@/lib/tags/commands";
import { listTags, listTagsOf } from "@/lib/tags/queries";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const organiser = await buildOrganiser(db);
const scope = grantScope(organiser, "registrations.read")!;
const context: Context = {
  db,
  now: new Date("2024-02-05T10:00:00+01:00"),
  actor: { kind: "organiser", id: organiser.id },
};

describe("tags", () => {
  it("are put on, under one spelling, and taken off again, each on record once", async () => {
    const { id: registrationId, eventId } = await buildRegistration(db);
    expect(await addTag({ registrationId, name: "VIP" }, context)).toEqual({ ok: true, changed: true });
    expect(await addTag({ registrationId, name: "vip" }, context)).toEqual({ ok: true, changed: false });
    expect(await listTagsOf(db, scope, { eventId, registrationId })).toMatchObject([{ name: "VIP" }]);
    expect(await removeTag({ registrationId, name: "Vip" }, context)).toEqual({ ok: true, changed: true });
    expect(await removeTag({ registrationId, name: "vip" }, context)).toEqual({ ok: true, changed: false });
    expect(await removeTag({ registrationId, name: "unknown" }, context)).toEqual({ ok: true, changed: false });
    expect(await listTags(db, scope, eventId)).toMatchObject([{ name: "VIP", count: 0 }]);
    const entries = await db.auditEntry.findMany({ where: { registrationId }, orderBy: { number: "asc" } });
    expect(entries.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
      { action: "registration.tagged", before: null, after: { tag: "VIP" } },
      { action: "registration.untagged", before: { tag: "VIP" }, after: null },
    ]);
  });

  it("are one tag when several organisers make it at once", async () => {
    const event = await buildEvent(db);
    const people = await Promise.all(Array.from({ length: 8 }, () => buildRegistration(db, { eventId: event.id })));
    await Promise.all(
      people.map(({ id }, index) => addTag({ registrationId: id, name: index % 2 ? "Bus" : "BUS" }, context)),
    );
    expect(await listTags(db, scope, event.id)).toMatchObject([{ count: 8 }]);
  });

  it("go on nobody whose data was deleted", async () => {
    const { id: registrationId } = await buildRegistration(db, { status: "cancelled", erasedAt: context.now });
    expect(await addTag({ registrationId, name: "VIP" }, context)).toEqual({ ok: false, reason: "erased" });
  });

  it("of an event are read by nobody who has a role only at another", async () => {
    const [one, other] = [await buildEvent(db), await buildEvent(db)];
    const role = { eventId: one.id, role: "organiser" as const };
    const elsewhere = grantScopeAt({ ...organiser, role: null, eventRoles: [role] }, one.id, "registrations.read")!;
    await expect(listTags(db, elsewhere, other.id)).rejects.toThrow();
  });
});
