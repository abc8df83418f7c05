import { describe, expect, it } from "vitest";
import { changeSeating } from "@/lib/events/commands/change-seating";
import { seatingOf } from "@/lib/events/rules";
import type { SeatingSettings } from "@/lib/events/schema";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser } from "../../support/factories";

const { db } = await testDatabase();
const organiser = await buildOrganiser(db);
const ctx = { db, now: new Date("2024-02-05T09:00:00+01:00"), actor: { kind: "organiser", id: organiser.id } } as const;

const stored = async (id: string) =>
  seatingOf(await db.event.findUniqueOrThrow({ where: { id }, include: { texts: true } }));

/** An event, and an organiser who has its settings before them. */
async function opened() {
  const { id: eventId } = await buildEvent(db, { capacity: 80, groupSize: 5 });
  const basis = await stored(eventId);
  const change = (changes: Partial<SeatingSettings>) =>
    changeSeating({ eventId, basis, seating: { ...basis, ...changes } }, ctx);
  const entries = () => db.auditEntry.findMany({ where: { eventId, action: "event.seating_changed" } });
  return { eventId, basis, change, entries };
}

describe("two organisers who change the seats of one event", () => {
  it("at the same moment, the same setting: one of them saves, the other hears what is there now", async () => {
    const { eventId, change, entries } = await opened();
    const results = await Promise.all([70, 90, 60, 100].map((capacity) => change({ capacity })));
    const saved = results.filter(({ ok }) => ok);
    expect(saved).toHaveLength(1);
    const { capacity } = await stored(eventId);
    for (const result of results)
      if (!result.ok) expect(result).toMatchObject({ reason: "changed_meanwhile", now: { capacity } });
    expect(await entries()).toHaveLength(1);
  });

  it("at the same moment, different settings: both are saved, each on record with its own alone", async () => {
    const { eventId, basis, change, entries } = await opened();
    const closedText = "Vi ses næste år.";
    const texts = Object.fromEntries(
      Object.entries(basis.texts).map(([locale, own]) => [locale, locale === "da" ? { ...own, closedText } : own]),
    );
    const results = await Promise.all([
      change({ capacity: 70 }),
      change({ groupSize: 2 }),
      change({ hasWaitingList: !basis.hasWaitingList }),
      change({ texts }),
    ]);
    expect(results.every((result) => result.ok && result.changed)).toBe(true);
    expect(await stored(eventId)).toEqual({
      ...basis,
      capacity: 70,
      groupSize: 2,
      hasWaitingList: !basis.hasWaitingList,
      texts,
    });
    const names = (await entries()).flatMap(({ after }) => Object.keys(after as object));
    expect(names.sort()).toEqual(["capacity", "closedText.da", "groupSize", "hasWaitingList"]);
  });

  it("to the same value: the second changes nothing and puts nothing on record", async () => {
    const { change, entries } = await opened();
    const results = await Promise.all([change({ capacity: 70 }), change({ capacity: 70 })]);
    expect(results.map((result) => result.ok && result.changed).sort()).toEqual([false, true]);
    expect(await entries()).toHaveLength(1);
  });

  it("to moments that are out of order only together: the second is refused", async () => {
    const { basis, change } = await opened();
    const at = (hours: number) => new Date(basis.registrationClosesAt.getTime() + hours * 3_600_000);
    expect(await change({ registrationClosesAt: at(-48) })).toMatchObject({ ok: true });
    expect(await change({ registrationOpensAt: at(-24) })).toEqual({ ok: false, reason: "closes_before_opening" });
  });
});
