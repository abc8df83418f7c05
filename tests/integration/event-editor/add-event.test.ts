import { describe, expect, it } from "vitest";
import { addEvent } from "@/lib/event-editor/commands/add-event";
import type { NewEvent } from "@/lib/event-editor/schema";
import { findEvent } from "@/lib/events/queries";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser } from "../../support/factories";

const { db } = await testDatabase();
const { id } = await buildOrganiser(db);
const ctx = { db, now: new Date("2024-02-05T09:00:00+01:00"), actor: { kind: "organiser", id } } as const;

const wanted: NewEvent = {
  title: "Circular buyers",
  languages: ["da", "en"],
  slug: null,
  referencePrefix: null,
  timeZone: "Europe/Copenhagen",
  startsAt: new Date("2024-05-14T10:00:00+02:00"),
  endsAt: new Date("2024-05-14T15:00:00+02:00"),
  venueCity: "Aarhus",
  venueCountry: "DK",
  capacity: 40,
  contactName: "Zoë Ångström",
  contactEmail: "zoe@example.org",
};

describe("addEvent", () => {
  it("makes a draft that the public does not see, with windows, reminders, texts and an entry in the log", async () => {
    const result = await addEvent(wanted, ctx);
    expect(result).toMatchObject({ ok: true, slug: "circular-buyers" });
    if (!result.ok) return;
    const event = await db.event.findUniqueOrThrow({
      where: { id: result.eventId },
      include: { texts: { orderBy: { locale: "asc" } }, mailRules: true, seats: true, auditEntries: true },
    });
    expect(event).toMatchObject({
      status: "draft",
      languages: ["da", "en"],
      referencePrefix: "CIRCULAR",
      registrationClosesAt: new Date("2024-05-07T23:59:59.999+02:00"),
      texts: [
        { locale: "da", title: "Circular buyers" },
        { locale: "en", title: "" },
      ],
      seats: { held: 0 },
      auditEntries: [{ action: "event.added", actorId: id, after: { slug: "circular-buyers" } }],
    });
    expect(event.mailRules).toHaveLength(3);
    expect(await findEvent(db, result.slug)).toBeNull();
  });

  it("gives events of one title made at once addresses and references of their own", async () => {
    const results = await Promise.all(Array.from({ length: 4 }, () => addEvent({ ...wanted, title: "Same day" }, ctx)));
    const slugs = results.map((result) => result.ok && result.slug);
    expect(slugs.sort()).toEqual(["same-day", "same-day-2", "same-day-3", "same-day-4"]);
    const made = await db.event.findMany({
      where: { slug: { startsWith: "same-day" } },
      select: { referencePrefix: true },
    });
    expect(made[0]?.referencePrefix).toMatch(/^SAME/);
  });

  it.each([
    ["slug_taken", { slug: "taken-already" }],
    ["ends_before_start", { endsAt: wanted.startsAt }],
    ["starts_in_past", { startsAt: ctx.now, endsAt: new Date("2024-02-05T10:00:00+01:00") }],
  ])("refuses: %s", async (reason, changes) => {
    if (reason === "slug_taken") await buildEvent(db, { slug: "taken-already" });
    const before = await db.event.count();
    expect(await addEvent({ ...wanted, ...changes }, ctx)).toEqual({ ok: false, reason });
    expect(await db.event.count()).toBe(before);
  });
});
