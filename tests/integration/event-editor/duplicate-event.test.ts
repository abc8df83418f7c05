import { describe, expect, it } from "vitest";
import { everybody } from "@/lib/audience/schema";
import { duplicateEvent } from "@/lib/event-editor/commands/duplicate-event";
import { usualRules } from "@/lib/mail-rules/constants";
import { addUsualQuestions } from "@/lib/question-editor/commands/add-usual-questions";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const { id } = await buildOrganiser(db);
const now = new Date("2024-02-05T09:00:00+01:00");
const ctx = { db, now, actor: { kind: "organiser", id } } as const;
const at = (text: string) => new Date(text);

/** An event with something of everything: programme, speaker, questions that wait for others, own words in mails, people. */
async function buildWhole(slug: string) {
  const { id: eventId } = await buildEvent(db, {
    slug,
    venueRoom: "B12",
    accentColour: "#0b3b8f",
    calendarSequence: 3,
    mailRules: { create: usualRules.map((rule) => ({ ...rule, createdAt: now, doneAt: now })) },
    mailTexts: { create: [{ kind: "registration.confirmed", locale: "da", opening: "Hej" }] },
  });
  await addUsualQuestions(eventId, ctx);
  const [question] = await db.question.findMany({ where: { eventId }, orderBy: { position: "asc" } });
  const tag = await db.tag.create({ data: { eventId, name: "VIP", nameKey: "vip" } });
  const answers = [{ questionId: question?.id, values: ["vegan"] }];
  await db.mailRule.create({
    data: {
      eventId,
      letter: "own",
      anchor: "at",
      at: at("2024-03-26T08:00:00+01:00"),
      audience: { ...everybody, answers, tags: [tag.id] } as object,
      createdAt: now,
      texts: { create: [{ locale: "da", subject: "Tak", body: "Tak for sidst" }] },
    },
  });
  const speaker = await db.speaker.create({
    data: {
      eventId,
      position: 1,
      givenName: "Ζωή",
      familyName: "Παπαδοπούλου",
      texts: { create: { locale: "en", jobTitle: "Buyer" } },
    },
  });
  await db.programmeItem.create({
    data: {
      eventId,
      startsAt: at("2024-03-19T10:30:00+01:00"),
      endsAt: at("2024-03-19T11:00:00+01:00"),
      texts: { create: { locale: "en", title: "Welcome" } },
      speakers: { create: { speakerId: speaker.id, position: 1 } },
    },
  });
  await db.eventLogo.create({
    data: {
      eventId,
      contentType: "image/png",
      bytes: Buffer.from("x"),
      sha256: "x",
      width: 1,
      height: 1,
      altTexts: { en: "Logo" },
      uploadedAt: now,
    },
  });
  await buildRegistration(db, { eventId });
  await buildRegistration(db, { eventId, status: "waitlisted" });
  return { eventId, question, tag };
}

const whole = {
  texts: { orderBy: { locale: "asc" } },
  mailTexts: true,
  mailRules: { include: { texts: true }, orderBy: { createdAt: "asc" } },
  questions: { include: { texts: true }, orderBy: { position: "asc" } },
  speakers: { include: { texts: true } },
  programme: { include: { texts: true, speakers: true } },
  logo: true,
  tags: true,
  seats: true,
  auditEntries: true,
  _count: { select: { registrations: true, outgoingMails: true } },
} as const;

async function copyOf(eventId: string, startsAt: Date, more: { endsAt?: Date; slug?: string } = {}) {
  const result = await duplicateEvent({ eventId, startsAt, endsAt: more.endsAt ?? null, slug: more.slug ?? null }, ctx);
  if (!result.ok) throw new Error(result.reason);
  return db.event.findUniqueOrThrow({ where: { id: result.eventId }, include: whole });
}

describe("duplicateEvent", () => {
  it("brings along what was set up, as a draft at another time, and leaves people behind", async () => {
    const { eventId, question, tag } = await buildWhole("buyers-2024");
    const source = await db.event.findUniqueOrThrow({ where: { id: eventId }, include: whole });
    // From winter time into summer time: what hangs on the start keeps its time of day.
    const copy = await copyOf(eventId, at("2025-06-03T10:00:00+02:00"));
    expect(copy).toMatchObject({
      slug: "buyers-2025",
      status: "draft",
      referencePrefix: "BRINC2",
      venueRoom: "B12",
      accentColour: "#0b3b8f",
      calendarSequence: 0,
      closedAt: null,
      duplicatedFromId: eventId,
      startsAt: at("2025-06-03T10:00:00+02:00"),
      endsAt: at("2025-06-03T15:00:00+02:00"),
      registrationOpensAt: at("2025-03-31T09:00:00+02:00"),
      registrationClosesAt: at("2025-05-27T23:59:59.999+02:00"),
      changesCloseAt: at("2025-06-01T23:59:59.999+02:00"),
      cancellationsCloseAt: at("2025-06-03T10:00:00+02:00"),
      travelRequestsCloseAt: at("2025-05-09T23:59:59.999+02:00"),
      conferenceStartsOn: at("2025-06-03T00:00:00Z"),
      conferenceEndsOn: at("2025-06-04T00:00:00Z"),
      seats: { held: 0, waiting: 0 },
      _count: { registrations: 0, outgoingMails: 0 },
      auditEntries: [{ action: "event.duplicated", actorId: id, after: { from: "buyers-2024", slug: "buyers-2025" } }],
    });
    expect(copy.texts.map(({ title, cases }) => [title, cases])).toEqual(
      source.texts.map(({ title, cases }) => [title, cases]),
    );
    expect(copy.mailTexts).toMatchObject([{ kind: "registration.confirmed", opening: "Hej" }]);
    expect(copy.programme).toMatchObject([
      {
        startsAt: at("2025-06-03T10:30:00+02:00"),
        endsAt: at("2025-06-03T11:00:00+02:00"),
        texts: [{ title: "Welcome" }],
        speakers: [{ speakerId: copy.speakers[0]?.id }],
      },
    ]);
    expect(copy.speakers).toMatchObject([{ familyName: "Παπαδοπούλου", texts: [{ jobTitle: "Buyer" }] }]);
    expect(copy.logo).toMatchObject({ sha256: "x", altTexts: { en: "Logo" } });
    expect(copy.tags).toMatchObject([{ name: "VIP" }]);
    expect(copy.questions.map(({ key }) => key)).toEqual(source.questions.map(({ key }) => key));
    const waits = copy.questions.find(({ showIfId }) => showIfId);
    expect(copy.questions.map((one) => one.id)).toContain(waits?.showIfId);
    expect(copy.mailRules).toHaveLength(4);
    expect(copy.mailRules.every(({ doneAt, round }) => doneAt === null && round === 1)).toBe(true);
    const own = copy.mailRules.find(({ letter }) => letter === "own");
    expect(own).toMatchObject({
      at: at("2025-06-10T08:00:00+02:00"),
      texts: [{ subject: "Tak" }],
      audience: { answers: [{ questionId: copy.questions[0]?.id, values: ["vegan"] }], tags: [copy.tags[0]?.id] },
    });
    expect(copy.questions[0]?.id).not.toBe(question?.id);
    expect(copy.tags[0]?.id).not.toBe(tag.id);
    // And the first is as it was.
    expect(await db.event.findUniqueOrThrow({ where: { id: eventId }, include: whole })).toEqual(source);
  });

  it("leaves questions out that were removed, and what waited for them", async () => {
    const { eventId } = await buildWhole("removed-2024");
    await db.question.updateMany({ where: { eventId, key: "diet" }, data: { retiredAt: now } });
    const copy = await copyOf(eventId, at("2025-01-14T10:00:00+01:00"));
    expect(copy.questions.map(({ key, showIfId, showIfValues }) => [key, showIfId, showIfValues])).not.toContainEqual(
      expect.arrayContaining(["diet"]),
    );
    expect(copy.questions.every(({ showIfId }) => showIfId === null)).toBe(true);
  });

  it("gives copies made at once addresses and references of their own", async () => {
    const { eventId } = await buildWhole("rush-2024");
    const copies = await Promise.all([1, 2, 3].map(() => copyOf(eventId, at("2025-05-13T10:00:00+02:00"))));
    expect(copies.map(({ slug }) => slug).sort()).toEqual(["rush-2025", "rush-2025-2", "rush-2025-3"]);
    expect(new Set(copies.map(({ referencePrefix }) => referencePrefix)).size).toBe(3);
  });

  it("takes an end and an address that were chosen", async () => {
    const { eventId } = await buildWhole("chosen-2024");
    const copy = await copyOf(eventId, at("2025-05-13T10:00:00+02:00"), {
      endsAt: at("2025-05-14T12:00:00+02:00"),
      slug: "my-own",
    });
    expect(copy).toMatchObject({ slug: "my-own", endsAt: at("2025-05-14T12:00:00+02:00") });
  });

  it("leaves out mails whose moment has passed, and opens at once what would have opened earlier", async () => {
    const { eventId } = await buildWhole("soon-2024");
    const copy = await copyOf(eventId, at("2024-02-08T10:00:00+01:00"));
    expect(copy.mailRules.filter(({ wasSkipped }) => wasSkipped)).toHaveLength(1);
    expect(copy.registrationOpensAt < now).toBe(true);
  });

  it.each([
    ["slug_taken", { slug: "taken-for-copies" }],
    ["ends_before_start", { endsAt: at("2025-05-13T10:00:00+02:00") }],
    ["starts_in_past", { startsAt: now }],
  ])("refuses and makes nothing: %s", async (reason, changes) => {
    const { id: eventId } = await buildEvent(db);
    if (reason === "slug_taken") await buildEvent(db, { slug: "taken-for-copies" });
    const before = await db.event.count();
    const input = { eventId, startsAt: at("2025-05-13T10:00:00+02:00"), endsAt: null, slug: null, ...changes };
    expect(await duplicateEvent(input, ctx)).toEqual({ ok: false, reason });
    expect(await db.event.count()).toBe(before);
  });
});
