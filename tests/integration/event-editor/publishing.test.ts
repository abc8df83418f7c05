import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { addEvent } from "@/lib/event-editor/commands/add-event";
import { setPublishing } from "@/lib/event-editor/commands/set-publishing";
import type { PublishingStep } from "@/lib/event-editor/constants";
import { findEvent, findSeating, listOpenEvents, listPublishedEvents } from "@/lib/events/queries";
import { registrationWindow } from "@/lib/events/rules";
import { registerParticipant } from "@/lib/registrations/commands/register-participant";
import { registrationSchema } from "@/lib/registrations/schema";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const { id } = await buildOrganiser(db);
const now = new Date("2024-02-05T09:00:00+01:00");
const ctx = { db, now, actor: { kind: "organiser", id } } as const;
const typed = {
  givenName: "Mette",
  familyName: "Sørensen",
  organisation: "Aarhus Kommune",
  organisationType: "municipality",
  country: "DK",
};
const step = (eventId: string, wanted: PublishingStep, at = now) =>
  setPublishing({ eventId, step: wanted }, { ...ctx, now: at });
const actionsOf = async (eventId: string) =>
  (await db.auditEntry.findMany({ where: { eventId }, orderBy: { number: "asc" } })).map(({ action }) => action);

describe("setPublishing", () => {
  it("lets the public see an event and takes it back, each once and on record", async () => {
    const { id: eventId, slug } = await buildEvent(db, { status: "draft" });
    expect(await findEvent(db, slug)).toBeNull();
    expect(await step(eventId, "publish")).toEqual({ ok: true });
    expect(await step(eventId, "publish")).toEqual({ ok: false, reason: "done" });
    expect(await findEvent(db, slug)).toMatchObject({ status: "published" });
    expect((await listOpenEvents(db, now)).map((event) => event.slug)).toContain(slug);
    expect(await step(eventId, "unpublish")).toEqual({ ok: true });
    expect(await step(eventId, "unpublish")).toEqual({ ok: false, reason: "done" });
    expect((await listPublishedEvents(db)).map((event) => event.slug)).not.toContain(slug);
    expect(await actionsOf(eventId)).toEqual(["event.published", "event.unpublished"]);
  });

  it("publishes nothing that lacks what every reader would miss", async () => {
    const made = await addEvent(
      {
        title: "Half done",
        languages: ["en"],
        slug: null,
        referencePrefix: null,
        timeZone: "Europe/Brussels",
        startsAt: new Date("2024-05-14T10:00:00+02:00"),
        endsAt: new Date("2024-05-14T15:00:00+02:00"),
        venueCity: "Brussels",
        venueCountry: "BE",
        capacity: 10,
        contactName: "A",
        contactEmail: "a@example.org",
      },
      ctx,
    );
    if (!made.ok) throw new Error(made.reason);
    expect(await step(made.eventId, "publish")).toEqual({ ok: false, reason: "not_ready" });
    const written = { summary: "S", background: "B", privacyController: "C" };
    await db.eventText.updateMany({ where: { eventId: made.eventId }, data: written });
    expect(await step(made.eventId, "publish")).toEqual({ ok: true });
  });

  it("leaves an event public once somebody registered, even if they have cancelled since, or was invited", async () => {
    const { id: eventId } = await buildEvent(db);
    await buildRegistration(db, { eventId, status: "cancelled" });
    expect(await step(eventId, "unpublish")).toEqual({ ok: false, reason: "people" });
  });

  it("closes registration for everybody who decides about seats, and opens it again within its window", async () => {
    const { id: eventId, slug } = await buildEvent(db);
    const windows = async () => {
      const [shown, decided] = [await findEvent(db, slug), await findSeating(db, eventId)];
      return [shown, decided].map((event) => event && registrationWindow(event, now));
    };
    expect(await windows()).toEqual(["open", "open"]);
    expect(await step(eventId, "close")).toEqual({ ok: true });
    expect(await windows()).toEqual(["closed", "closed"]);
    expect(await step(eventId, "close")).toEqual({ ok: false, reason: "done" });
    expect(await step(eventId, "reopen")).toEqual({ ok: true });
    expect(await windows()).toEqual(["open", "open"]);
    expect(await step(eventId, "reopen")).toEqual({ ok: false, reason: "done" });
    expect(await actionsOf(eventId)).toEqual(["event.closed", "event.reopened"]);
  });

  it("either takes an event back or lets somebody register, however closely the two meet", async () => {
    for (let round = 0; round < 12; round++) {
      const { id: eventId } = await buildEvent(db);
      const details = registrationSchema.parse({ ...typed, email: `racer-${round}@example.org` });
      const input = { eventId, submissionId: randomUUID(), locale: "en", fromDraft: false, details } as const;
      const register = () => registerParticipant(input, { db, now, actor: { kind: "participant" } });
      const take = () => step(eventId, "unpublish");
      const both = round % 2 ? [register(), take()] : [take(), register()];
      await Promise.all(both);
      const { status, _count } = await db.event.findUniqueOrThrow({
        where: { id: eventId },
        select: { status: true, _count: { select: { registrations: true } } },
      });
      expect([status, _count.registrations]).toEqual(status === "draft" ? ["draft", 0] : ["published", 1]);
    }
  });

  it("changes nothing at an event that has started or is cancelled", async () => {
    const { id: eventId } = await buildEvent(db);
    expect(await step(eventId, "close", new Date("2024-03-19T10:00:00+01:00"))).toEqual({ ok: false, reason: "over" });
    const { id: cancelled } = await buildEvent(db, { status: "cancelled", cancelledAt: now });
    for (const wanted of ["publish", "unpublish", "close", "reopen"] as const)
      expect(await step(cancelled, wanted)).toEqual({ ok: false, reason: "cancelled" });
  });

  it("does once what two organisers do at once", async () => {
    const { id: eventId } = await buildEvent(db, { status: "draft" });
    const results = await Promise.all(Array.from({ length: 6 }, () => step(eventId, "publish")));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await actionsOf(eventId)).toEqual(["event.published"]);
  });
});
