import { describe, expect, it } from "vitest";
import { changeLanguages } from "@/lib/event-texts/commands/change-languages";
import { changeTexts } from "@/lib/event-texts/commands/change-texts";
import { storedTexts } from "@/lib/event-texts/rules";
import type { SectionName } from "@/lib/event-texts/schema";
import { findEvent } from "@/lib/events/queries";
import { textFor } from "@/lib/events/rules";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const { id } = await buildOrganiser(db);
const ctx = { db, now: new Date("2024-02-05T09:00:00+01:00"), actor: { kind: "organiser", id } } as const;

const read = (eventId: string) =>
  db.event.findUniqueOrThrow({ where: { id: eventId }, include: { texts: { orderBy: { locale: "asc" } } } });
const entries = async (eventId: string) =>
  (await db.auditEntry.findMany({ where: { eventId }, orderBy: { number: "asc" } })).map(
    ({ action, before, after }) => ({
      action,
      before,
      after,
    }),
  );

/** What an organiser who sees the section now would send with these changes. */
async function prepare(eventId: string, section: SectionName, changes: Record<string, string>) {
  const basis = storedTexts(section, await read(eventId));
  return () => changeTexts({ eventId, section, basis, typed: { ...basis, ...changes } }, ctx);
}
const save = async (...input: Parameters<typeof prepare>) => (await prepare(...input))();

describe("changeTexts", () => {
  it("saves what changed, with old and new words in the log and nothing else", async () => {
    const { id: eventId, slug } = await buildEvent(db);
    expect(await save(eventId, "contact", { contactName: "Zoë Ångström", "contactRole.en": "Lead" })).toEqual({
      ok: true,
      changed: true,
      slug,
    });
    expect(await entries(eventId)).toEqual([
      { action: "event.details_changed", before: { contactName: "Joan Juul" }, after: { contactName: "Zoë Ångström" } },
      {
        action: "event.texts_changed",
        before: { "contactRole.en": "Project manager" },
        after: { "contactRole.en": "Lead" },
      },
    ]);
    const event = await findEvent(db, slug);
    expect(event).toMatchObject({ contactName: "Zoë Ångström", contactPhone: "+45 24 80 96 54" });
    expect(event && textFor(event, "en").contactRole).toBe("Lead");
    expect(await save(eventId, "contact", {})).toEqual({ ok: true, changed: false, slug });
    expect(await entries(eventId)).toHaveLength(2);
  });

  it("dates the page anew when words alone have changed", async () => {
    const { id: eventId, updatedAt } = await buildEvent(db, { updatedAt: new Date("2024-01-01T00:00:00Z") });
    await save(eventId, "about", { "title.da": "Ny titel" });
    expect((await read(eventId)).updatedAt.getTime()).toBeGreaterThan(updatedAt.getTime());
  });

  it("brings two organisers together who change different fields, and tells the second of the same", async () => {
    const { id: eventId } = await buildEvent(db);
    const first = await prepare(eventId, "about", { "title.en": "Theirs", "summary.en": "Theirs too" });
    const second = await prepare(eventId, "about", { "title.da": "Min" });
    const third = await prepare(eventId, "about", { "title.en": "Mine", "summary.da": "Min" });
    expect(await first()).toMatchObject({ ok: true });
    expect(await second()).toMatchObject({ ok: true });
    expect(await third()).toEqual({ ok: false, reason: "changed_meanwhile" });
    const { texts } = await read(eventId);
    expect(texts[0]).toMatchObject({ title: "Min" });
    expect(texts[1]).toMatchObject({ title: "Theirs", summary: "Theirs too" });
    expect(texts[0]?.summary).not.toBe("Min");
  });

  it("lets one of many at once through where all change the same words", async () => {
    const { id: eventId } = await buildEvent(db);
    const tries = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => prepare(eventId, "about", { "title.en": `Title ${n}` })),
    );
    const results = await Promise.all(tries.map((send) => send()));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await entries(eventId)).toHaveLength(1);
  });

  it("keeps what the public needs, and saves nothing of a form with a mistake", async () => {
    const { id: eventId } = await buildEvent(db);
    expect(await save(eventId, "about", { "title.en": "", "title.da": "Ny" })).toEqual({ ok: false, reason: "wrong" });
    expect((await read(eventId)).texts[0]?.title).not.toBe("Ny");
    expect(await entries(eventId)).toEqual([]);
  });

  it("changes the address of a draft, to one that no other event has", async () => {
    const { slug: taken } = await buildEvent(db);
    const { id: eventId } = await buildEvent(db, { status: "draft" });
    expect(await save(eventId, "basics", { slug: taken })).toEqual({ ok: false, reason: "slug_taken" });
    expect(await save(eventId, "basics", { slug: "an-address-of-its-own" })).toMatchObject({
      slug: "an-address-of-its-own",
    });
    await buildRegistration(db, { eventId });
    expect(await save(eventId, "basics", { referencePrefix: "OTHER" })).toEqual({ ok: false, reason: "wrong" });
  });

  it("empties what may be empty", async () => {
    const { id: eventId } = await buildEvent(db);
    await save(eventId, "conference", { conferenceStartsOn: "", conferenceEndsOn: "", "conferenceTitle.da": "" });
    await save(eventId, "travel", { travelRequestsCloseAt: "" });
    await save(eventId, "funding", { fundingEmblem: "", fundingProgramme: "" });
    const event = await read(eventId);
    expect(event).toMatchObject({
      conferenceStartsOn: null,
      conferenceEndsOn: null,
      travelRequestsCloseAt: null,
      fundingEmblem: false,
      fundingProgramme: null,
    });
    expect(event.texts[0]?.conferenceTitle).toBeNull();
  });
});

describe("changeLanguages", () => {
  const step = (eventId: string, language: "da" | "en", wanted: "add" | "offer" | "first" | "remove") =>
    changeLanguages({ eventId, language, step: wanted }, ctx);

  it("prepares a language of a public event before readers get it", async () => {
    const { id: eventId, slug } = await buildEvent(db);
    expect(await step(eventId, "en", "remove")).toEqual({ ok: true });
    expect(await step(eventId, "da", "remove")).toEqual({ ok: false, reason: "last" });
    expect(await step(eventId, "en", "add")).toEqual({ ok: true });
    expect(await step(eventId, "en", "add")).toEqual({ ok: false, reason: "done" });
    expect(await step(eventId, "en", "offer")).toEqual({ ok: false, reason: "not_ready" });
    expect(await step(eventId, "en", "first")).toEqual({ ok: false, reason: "not_ready" });
    await save(eventId, "about", { "title.en": "Half written" });
    const half = await findEvent(db, slug);
    expect(half && textFor(half, "en").locale).toBe("da");
    await save(eventId, "about", { "summary.en": "S", "background.en": "B" });
    await save(eventId, "privacy", { "privacyController.en": "C" });
    expect(await step(eventId, "en", "offer")).toEqual({ ok: true });
    expect(await step(eventId, "en", "first")).toEqual({ ok: true });
    const event = await findEvent(db, slug);
    expect(event?.languages).toEqual(["en", "da"]);
    expect(event && textFor(event, "en").title).toBe("Half written");
  });

  it("keeps the words of a language that is removed in the log", async () => {
    const { id: eventId } = await buildEvent(db);
    await step(eventId, "da", "remove");
    expect(await entries(eventId)).toMatchObject([
      {
        action: "event.texts_changed",
        before: {
          languages: ["da", "en"],
          "title.da": expect.stringContaining("BRINC"),
          "cases.da": expect.any(Array),
        },
        after: { languages: ["en"], texts: ["en"] },
      },
    ]);
    expect((await read(eventId)).texts.map(({ locale }) => locale)).toEqual(["en"]);
  });

  it("makes a new language one of a draft's at once, and changes nothing at a cancelled event", async () => {
    const { id: eventId } = await buildEvent(db, { status: "draft" });
    await step(eventId, "da", "remove");
    await step(eventId, "da", "add");
    expect((await read(eventId)).languages).toEqual(["en", "da"]);
    // It has no title yet, so the draft would lose its name.
    expect(await step(eventId, "en", "remove")).toEqual({ ok: false, reason: "not_ready" });
    const { id: cancelled } = await buildEvent(db, { status: "cancelled", cancelledAt: ctx.now });
    expect(await step(cancelled, "da", "remove")).toEqual({ ok: false, reason: "cancelled" });
  });
});
