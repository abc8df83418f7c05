import { describe, expect, it } from "vitest";
import { connect } from "@/lib/db";
import { moveEvent } from "@/lib/events/commands/move-event";
import { findEvent } from "@/lib/events/queries";
import { shiftedWindows, whenAndWhereOf } from "@/lib/events/rules";
import { moveSpeaker } from "@/lib/programme/commands/move-speaker";
import { removeItem } from "@/lib/programme/commands/remove-item";
import { removeSpeaker } from "@/lib/programme/commands/remove-speaker";
import { saveItem } from "@/lib/programme/commands/save-item";
import { saveSpeaker } from "@/lib/programme/commands/save-speaker";
import { eventProgramme, eventSpeakers, ITEMS_PER_EVENT } from "@/lib/programme/constants";
import { basisOf, itemRecord, speakerRecord } from "@/lib/programme/rules";
import { type ItemInput, itemInput, type SpeakerInput, speakerInput } from "@/lib/programme/schema";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser } from "../../support/factories";
import { startStatementCounter } from "../../support/statement-counter";

const { db, url } = await testDatabase();
const now = new Date("2024-02-05T09:00:00+01:00");
const { id: organiserId } = await buildOrganiser(db);
const ctx = { db, now, actor: { kind: "organiser", id: organiserId } } as const;

const welcome: ItemInput = {
  startsAt: new Date("2024-03-19T10:00:00+01:00"),
  endsAt: new Date("2024-03-19T10:30:00+01:00"),
  isBreak: false,
  room: null,
  texts: [
    { locale: "da", title: "Velkomst", description: null },
    { locale: "en", title: "Welcome", description: "Coffee is served." },
  ],
  speakers: [],
};
const eleni: SpeakerInput = {
  givenName: "Ελένη",
  familyName: "Παπαδοπούλου",
  organisation: "Δήμος Αθηναίων",
  website: null,
  texts: [{ locale: "en", jobTitle: "Head of procurement", biography: null }],
};

async function addItem(eventId: string, changes: Partial<ItemInput> = {}): Promise<string> {
  const result = await saveItem({ eventId, item: { ...welcome, ...changes } }, ctx);
  if (!result.ok) throw new Error(result.reason);
  return result.itemId;
}

async function addSpeaker(eventId: string, changes: Partial<SpeakerInput> = {}): Promise<string> {
  const result = await saveSpeaker({ eventId, speaker: { ...eleni, ...changes } }, ctx);
  if (!result.ok) throw new Error(result.reason);
  return result.speakerId;
}

async function itemOf(id: string): Promise<ItemInput> {
  return itemInput(await db.programmeItem.findUniqueOrThrow({ where: { id }, select: eventProgramme.select }));
}
const basisOfItem = async (id: string) => basisOf(itemRecord(await itemOf(id)));
const auditOf = (eventId: string) =>
  db.auditEntry.findMany({
    where: { eventId },
    orderBy: { id: "asc" },
    select: { action: true, actorId: true, before: true, after: true },
  });

describe("saveItem", () => {
  it("adds, changes and removes a line, each with what was and what is on record", async () => {
    const { id: eventId } = await buildEvent(db);
    const speaker = await addSpeaker(eventId);
    const itemId = await addItem(eventId, { speakers: [speaker] });
    const item = { ...welcome, room: "B12", texts: welcome.texts.slice(0, 1), speakers: [] };
    const basis = await basisOfItem(itemId);
    expect(await saveItem({ eventId, itemId, basis, item }, ctx)).toEqual({ ok: true, itemId, changed: true });
    expect(await itemOf(itemId)).toEqual(item);
    // The same again, also with the form of before: nothing to do, so nothing to refuse.
    expect(await saveItem({ eventId, itemId, basis, item }, ctx)).toEqual({ ok: true, itemId, changed: false });
    expect(await removeItem({ eventId, itemId }, ctx)).toEqual({ removed: true });
    expect(await removeItem({ eventId, itemId }, ctx)).toEqual({ removed: false });
    const [, added, changed, removed, ...more] = await auditOf(eventId);
    expect(more).toEqual([]);
    expect(added).toMatchObject({
      action: "programme_item.added",
      actorId: organiserId,
      after: { "title.da": "Velkomst" },
    });
    expect(changed).toEqual({
      action: "programme_item.changed",
      actorId: organiserId,
      before: {
        title: "Velkomst",
        room: null,
        speakers: [speaker],
        "title.en": "Welcome",
        "description.en": "Coffee is served.",
      },
      after: { room: "B12", speakers: [], "title.en": null, "description.en": null },
    });
    expect(removed).toMatchObject({ action: "programme_item.removed", before: { room: "B12" } });
  });

  it("lets the second of two organisers see what the first did, and overwrites nothing", async () => {
    const { id: eventId } = await buildEvent(db);
    const itemId = await addItem(eventId);
    const basis = await basisOfItem(itemId);
    const rooms = ["A1", "A2", "A3", "A4"];
    const results = await Promise.all(
      rooms.map((room) => saveItem({ eventId, itemId, basis, item: { ...welcome, room } }, ctx)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((one) => !one.ok).map((one) => !one.ok && one.reason)).toEqual(
      Array(3).fill("changed_meanwhile"),
    );
    expect((await itemOf(itemId)).room).toBe(rooms[results.findIndex(({ ok }) => ok)]);
    await removeItem({ eventId, itemId }, ctx);
    expect(await saveItem({ eventId, itemId, basis, item: welcome }, ctx)).toEqual({ ok: false, reason: "gone" });
  });

  it("brings together what two organisers did to different fields", async () => {
    const { id: eventId } = await buildEvent(db);
    const itemId = await addItem(eventId);
    const basis = await basisOfItem(itemId);
    const [da, en] = welcome.texts as [ItemInput["texts"][number], ItemInput["texts"][number]];
    const edits: ItemInput[] = [
      { ...welcome, room: "B12" },
      { ...welcome, texts: [da, { ...en, title: "Hello" }] },
      { ...welcome, endsAt: new Date("2024-03-19T10:45:00+01:00") },
    ];
    const results = await Promise.all(edits.map((item) => saveItem({ eventId, itemId, basis, item }, ctx)));
    expect(results).toEqual(Array(3).fill({ ok: true, itemId, changed: true }));
    expect(await itemOf(itemId)).toMatchObject({
      room: "B12",
      endsAt: new Date("2024-03-19T10:45:00+01:00"),
      texts: [da, { ...en, title: "Hello" }],
    });
    // Each end moved by another, past each other: nothing sensible comes of that.
    const later = {
      ...welcome,
      startsAt: new Date("2024-03-19T11:00:00+01:00"),
      endsAt: new Date("2024-03-19T12:00:00+01:00"),
    };
    expect(await saveItem({ eventId, itemId, basis, item: later }, ctx)).toEqual({
      ok: false,
      reason: "changed_meanwhile",
    });
    const start = { ...welcome, startsAt: new Date("2024-03-19T10:29:00+01:00") };
    await saveItem({ eventId, itemId, basis, item: start }, ctx);
    const end = {
      ...(await itemOf(itemId)),
      endsAt: new Date("2024-03-19T10:20:00+01:00"),
      startsAt: welcome.startsAt,
    };
    const shown = basisOf(itemRecord({ ...(await itemOf(itemId)), startsAt: welcome.startsAt }));
    expect(await saveItem({ eventId, itemId, basis: shown, item: end }, ctx)).toEqual({
      ok: false,
      reason: "changed_meanwhile",
    });
  });

  it("touches no other event's lines or speakers", async () => {
    const [one, other] = [await buildEvent(db), await buildEvent(db)];
    const foreign = await addItem(other.id);
    const stranger = await addSpeaker(other.id);
    const input = { eventId: one.id, itemId: foreign, basis: await basisOfItem(foreign), item: welcome };
    expect(await saveItem(input, ctx)).toEqual({ ok: false, reason: "gone" });
    expect(await removeItem({ eventId: one.id, itemId: foreign }, ctx)).toEqual({ removed: false });
    expect(await removeSpeaker({ eventId: one.id, speakerId: stranger }, ctx)).toEqual({ removed: false });
    const own = await addItem(one.id, { speakers: [stranger] });
    expect((await itemOf(own)).speakers).toEqual([]);
  });

  it("keeps words in a language that the event no longer has", async () => {
    const { id: eventId } = await buildEvent(db);
    const itemId = await addItem(eventId);
    await db.event.update({ where: { id: eventId }, data: { languages: ["da"] } });
    const item = { ...welcome, room: "C", texts: welcome.texts.slice(0, 1) };
    await saveItem({ eventId, itemId, basis: await basisOfItem(itemId), item }, ctx);
    expect((await itemOf(itemId)).texts).toEqual(welcome.texts);
  });

  it("takes so many lines and no more", async () => {
    const { id: eventId } = await buildEvent(db);
    const { startsAt } = welcome;
    await db.programmeItem.createMany({ data: Array.from({ length: ITEMS_PER_EVENT }, () => ({ eventId, startsAt })) });
    expect(await saveItem({ eventId, item: welcome }, ctx)).toEqual({ ok: false, reason: "too_many" });
  });
});

describe("speakers", () => {
  const namesOf = async (eventId: string) => {
    const { speakers } = await db.event.findUniqueOrThrow({
      where: { id: eventId },
      select: { speakers: eventSpeakers },
    });
    return speakers.map(({ givenName }) => givenName);
  };

  it("stand in the order organisers give them, in the list and at each item", async () => {
    const { id: eventId, slug } = await buildEvent(db);
    const ids: string[] = [];
    for (const givenName of ["A", "B", "C"]) ids.push(await addSpeaker(eventId, { givenName }));
    const [a = "", b = "", c = ""] = ids;
    const itemId = await addItem(eventId, { speakers: [a, c] });
    expect(await moveSpeaker({ eventId, speakerId: a, direction: "up" }, ctx)).toEqual({ moved: false });
    await moveSpeaker({ eventId, speakerId: c, direction: "up" }, ctx);
    await moveSpeaker({ eventId, speakerId: c, direction: "up" }, ctx);
    expect(await namesOf(eventId)).toEqual(["C", "A", "B"]);
    expect((await itemOf(itemId)).speakers).toEqual([c, a]);
    await Promise.all([a, b, c].map((speakerId) => moveSpeaker({ eventId, speakerId, direction: "down" }, ctx)));
    expect((await namesOf(eventId)).sort()).toEqual(["A", "B", "C"]);
    expect(await removeSpeaker({ eventId, speakerId: c }, ctx)).toEqual({ removed: true });
    expect((await findEvent(db, slug))?.programme[0]?.speakers).toEqual([{ speakerId: a }]);
  });

  it("are changed with what was and what is on record; the second of two sees the first", async () => {
    const { id: eventId } = await buildEvent(db);
    const speakerId = await addSpeaker(eventId);
    const stored = await db.speaker.findUniqueOrThrow({ where: { id: speakerId }, select: eventSpeakers.select });
    const basis = basisOf(speakerRecord(speakerInput(stored)));
    const save = (organisation: string) =>
      saveSpeaker({ eventId, speakerId, basis, speaker: { ...eleni, organisation } }, ctx);
    const results = await Promise.all([save("One"), save("Two")]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await auditOf(eventId)).filter(({ action }) => action === "speaker.changed")).toHaveLength(1);
  });
});

describe("an event's page", () => {
  it("reads programme, speakers, colour and logo in the one statement that reads the event", async () => {
    const { id: eventId, slug } = await buildEvent(db, { accentColour: "#a6221c" });
    const speaker = await addSpeaker(eventId);
    for (const room of ["A", "B", "C"]) await addItem(eventId, { room, speakers: [speaker] });
    const counter = await startStatementCounter(url);
    const counted = connect(counter.url, 1);
    await findEvent(counted, slug);
    const { answer, statements } = await counter.during(() => findEvent(counted, slug));
    await counted.$disconnect();
    await counter.stop();
    expect(answer).toMatchObject({ accentColour: "#a6221c", programme: { length: 3 }, speakers: { length: 1 } });
    expect(statements).toHaveLength(1);
  });
});

describe("an event that moves", () => {
  it("takes its programme along by the clock on the wall, across daylight saving", async () => {
    const event = await buildEvent(db);
    const first = await addItem(event.id);
    const second = await addItem(event.id, { startsAt: new Date("2024-03-20T09:00:00+01:00"), endsAt: null });
    const full = await db.event.findUniqueOrThrow({ where: { id: event.id }, include: { texts: true } });
    const { registrationClosesAt, changesCloseAt, cancellationsCloseAt, travelRequestsCloseAt } = full;
    const windows = { registrationClosesAt, changesCloseAt, cancellationsCloseAt, travelRequestsCloseAt };
    const basis = { ...whenAndWhereOf(full), ...windows };
    const startsAt = new Date("2024-04-09T13:00:00+02:00");
    const endsAt = new Date("2024-04-09T18:00:00+02:00");
    const wanted = { ...basis, startsAt, endsAt, ...shiftedWindows(full, startsAt) };
    const result = await moveEvent({ eventId: event.id, basis, wanted, messages: {}, tells: false }, ctx);
    expect(result).toMatchObject({ ok: true, changed: true });
    expect(await itemOf(first)).toMatchObject({ startsAt, endsAt: new Date("2024-04-09T13:30:00+02:00") });
    // On another day the time of day stays.
    expect(await itemOf(second)).toMatchObject({ startsAt: new Date("2024-04-10T09:00:00+02:00"), endsAt: null });
  });
});
