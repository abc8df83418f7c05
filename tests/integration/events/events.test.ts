import { describe, expect, it } from "vitest";
import { findCurrentEvent, findEvent, listOpenEvents, listPublishedEvents } from "@/lib/events/queries";
import { textFor } from "@/lib/events/rules";
import { seedShippedEvent } from "../../../prisma/seed/seed";
import { testDatabase } from "../../support/database";
import { buildEvent } from "../../support/factories";

const { db } = await testDatabase();
const slug = "brinc-workshop-2024";

describe("the shipped event", () => {
  it("is loaded once, even when several processes start together, and never overwrites what organisers changed", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => seedShippedEvent(db)));
    expect(answers.filter((answer) => answer === "loaded")).toHaveLength(1);

    await db.event.update({ where: { slug }, data: { capacity: 12, venueRoom: "Room 4" } });
    expect(await seedShippedEvent(db)).toBe("already there");
    expect(await findEvent(db, slug)).toMatchObject({ capacity: 12, venueRoom: "Room 4" });
  });

  it("says in both languages what the announcement says", async () => {
    const event = await findEvent(db, slug);
    expect(event).toMatchObject({
      startsAt: new Date("2024-03-19T09:00:00Z"),
      endsAt: new Date("2024-03-19T14:00:00Z"),
      travelRequestsCloseAt: new Date("2024-02-23T22:59:59.999Z"),
      conferenceVenue: "Tour & Taxis",
      contactName: "Joan Juul",
      fundingProgramme: "COSME",
      fundingGrantNumber: null,
      conferenceUrl: null,
    });
    if (!event) return;
    for (const locale of ["da", "en"] as const) {
      const text = textFor(event, locale);
      expect(text.locale).toBe(locale);
      expect(text.focusPoints).toHaveLength(2);
      expect(text.cases).toHaveLength(2);
      expect(text.conferenceText).toContain("Programme for Innovation Procurement (PIP)");
      expect(text.travelText).toContain("BRINC Network of Public Authorities");
      expect(text.fundingText).toContain("COSME");
    }
  });
});

describe("findEvent and the lists", () => {
  it("show drafts to nobody", async () => {
    const draft = await buildEvent(db, { status: "draft" });
    expect(await findEvent(db, draft.slug)).toBeNull();
    expect((await listPublishedEvents(db)).map((event) => event.slug)).not.toContain(draft.slug);
  });

  it("list what has not ended, the soonest first; a page without an event speaks for that one", async () => {
    const later = await buildEvent(db, {
      startsAt: new Date("2030-05-02T08:00:00Z"),
      endsAt: new Date("2030-05-02T14:00:00Z"),
    });
    const sooner = await buildEvent(db, {
      startsAt: new Date("2030-05-01T08:00:00Z"),
      endsAt: new Date("2030-05-01T14:00:00Z"),
    });
    const listed = async (now: string) => (await listOpenEvents(db, new Date(now))).map((event) => event.slug);
    expect(await listed("2030-01-01T00:00:00Z")).toEqual([sooner.slug, later.slug]);
    expect(await listed("2030-05-01T14:00:00.001Z")).toEqual([later.slug]);
    expect(await listed("2031-01-01T00:00:00Z")).toEqual([]);
    expect((await findCurrentEvent(db, new Date("2030-05-01T14:00:00.001Z")))?.slug).toBe(later.slug);
    expect((await findCurrentEvent(db, new Date("2031-01-01T00:00:00Z")))?.slug).toBe(later.slug);
  });
});
