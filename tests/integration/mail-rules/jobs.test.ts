import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { everybody } from "@/lib/audience/schema";
import { cancelEvent } from "@/lib/events/commands/cancel-event";
import { type Dates, moveEvent } from "@/lib/events/commands/move-event";
import { shiftedWindows, whenAndWhereOf } from "@/lib/events/rules";
import { addUsualRules } from "@/lib/mail-rules/commands/add-usual-rules";
import { carryOutRule } from "@/lib/mail-rules/commands/carry-out-rule";
import { saveRule } from "@/lib/mail-rules/commands/save-rule";
import { usualRules } from "@/lib/mail-rules/constants";
import { carryOutRules } from "@/lib/mail-rules/jobs";
import { ruleVersion } from "@/lib/mail-rules/rules";
import type { Prisma } from "@/prisma/generated/client";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";
import { eventually, startWorker } from "../mail/desk";
import { openMailbox } from "../mail/mailbox";

const { db, url } = await testDatabase();
const { id: organiserId } = await buildOrganiser(db);
const now = new Date("2024-02-05T09:00:00+01:00");
const ctx = { db, now, actor: { kind: "organiser", id: organiserId } } as const;

/** Moments around the shipped event, 19 March 2024 from 10 to 15 in Brussels. */
const weekBefore = new Date("2024-03-12T10:00:00+01:00");
const dayBefore = new Date("2024-03-18T10:00:00+01:00");
const dayAfter = new Date("2024-03-20T09:00:00+01:00");

async function eventWithRules(changes: Partial<Prisma.EventCreateInput> = {}) {
  const event = await buildEvent(db, { capacity: 10_000, ...changes });
  await addUsualRules(event.id, ctx);
  return event;
}

async function people(eventId: string, count: number) {
  const { id: _, ...one } = await buildRegistration(db, { eventId, status: "lapsed" });
  const rows = Array.from({ length: count }, () => {
    const email = `${randomUUID()}@example.org`;
    const reference = `R-${randomUUID()}`;
    return { ...one, status: "confirmed", reference, email, emailKey: email, submissionId: randomUUID() } as const;
  });
  await db.registration.createMany({ data: rows });
}

/** The mails of an event's rules, by kind and state. */
async function mailsOf(eventId: string) {
  const mails = await db.outgoingMail.findMany({
    where: { eventId, onceKey: { startsWith: "rule:" } },
    orderBy: { id: "asc" },
    select: { kind: true, status: true, recipient: true },
  });
  return mails.map(({ kind, status }) => `${kind} ${status}`);
}

const tick = (at: Date, batch?: number) => carryOutRules({ db, now: at, batch });
const standing = async (eventId: string) =>
  (await db.mailRule.findMany({ where: { eventId }, orderBy: { id: "asc" } })).map(
    ({ doneAt, wasSkipped, round }) => `${doneAt ? (wasSkipped ? "skipped" : "done") : "open"} ${round}`,
  );

async function move(eventId: string, startsAt: Date, at: Date) {
  const event = await db.event.findUniqueOrThrow({ where: { id: eventId }, include: { texts: true } });
  const { registrationClosesAt, changesCloseAt, cancellationsCloseAt, travelRequestsCloseAt } = event;
  const windows = { registrationClosesAt, changesCloseAt, cancellationsCloseAt, travelRequestsCloseAt };
  const basis: Dates = { ...whenAndWhereOf(event), ...windows };
  const endsAt = new Date(startsAt.getTime() + 5 * 3_600_000);
  const wanted = { ...basis, ...shiftedWindows(event, startsAt), startsAt, endsAt };
  return moveEvent({ eventId, basis, wanted, messages: {}, tells: true }, { ...ctx, now: at });
}

// The clock goes round all events: what those of other tests have left must not count here.
beforeEach(() => db.mailRule.deleteMany());

describe("mails by the clock", () => {
  it("go out once, each when it is due, to those with a place", async () => {
    const { id: eventId } = await eventWithRules();
    await people(eventId, 3);
    for (const status of ["waitlisted", "cancelled", "awaiting_approval"] as const) {
      await buildRegistration(db, { eventId, status });
    }
    expect(await tick(new Date(weekBefore.getTime() - 1))).toBe(0);
    expect(await tick(weekBefore)).toBe(3);
    expect(await tick(new Date(weekBefore.getTime() + 60_000))).toBe(0);
    expect(await tick(dayBefore)).toBe(3);
    expect(await tick(new Date("2024-03-19T16:00:00+01:00"))).toBe(0);
    expect(await tick(dayAfter)).toBe(3);
    expect(await mailsOf(eventId)).toEqual([
      ...Array(6).fill("event.reminder queued"),
      ...Array(3).fill("event.thanks queued"),
    ]);
    expect(await db.outgoingMail.count({ where: { eventId, lane: 2 } })).toBe(9);
    expect(await standing(eventId)).toEqual(["done 1", "done 1", "done 1"]);
  });

  it("are written once by two workers at once", async () => {
    const { id: eventId } = await eventWithRules();
    await people(eventId, 120);
    const written = await Promise.all([tick(weekBefore, 7), tick(weekBefore, 7), tick(weekBefore, 11)]);
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(120);
    const mails = await db.outgoingMail.findMany({ where: { eventId }, select: { registrationId: true } });
    expect(new Set(mails.map(({ registrationId }) => registrationId)).size).toBe(120);
    expect(mails).toHaveLength(120);
  });

  it("are taken up where a worker died between two batches", async () => {
    const { id: eventId } = await eventWithRules();
    await people(eventId, 25);
    // The connection is lost in the third batch, with its mails half written.
    let batches = 0;
    const dying = new Proxy(db, {
      get(target, name) {
        if (name !== "$transaction") return Reflect.get(target, name);
        return (work: (tx: Prisma.TransactionClient) => Promise<unknown>) =>
          target.$transaction(async (tx) => {
            const result = await work(tx);
            batches += 1;
            if (batches === 3) throw new Error("gone");
            return result;
          });
      },
    });
    const event = await db.event.findUniqueOrThrow({ where: { id: eventId } });
    const [rule] = await db.mailRule.findMany({ where: { eventId }, include: { texts: true }, orderBy: { id: "asc" } });
    if (!rule) throw new Error("no rule");
    await expect(carryOutRule(dying, rule, event, { now: weekBefore, batch: 10 })).rejects.toThrow("gone");
    expect(await mailsOf(eventId)).toHaveLength(20);
    expect(await standing(eventId)).toEqual(["open 1", "open 1", "open 1"]);
    expect(await tick(new Date(weekBefore.getTime() + 60_000), 10)).toBe(5);
    expect(await mailsOf(eventId)).toHaveLength(25);
    expect(await standing(eventId)).toEqual(["done 1", "open 1", "open 1"]);
  });

  it("do not go out by what a rule said before it was set to another moment", async () => {
    const { id: eventId } = await eventWithRules();
    await people(eventId, 1);
    const event = await db.event.findUniqueOrThrow({ where: { id: eventId } });
    const [rule] = await db.mailRule.findMany({ where: { eventId }, include: { texts: true }, orderBy: { id: "asc" } });
    if (!rule) throw new Error("There is no rule.");
    const changed = { ...usualRules[0], offsetMinutes: 3 * 24 * 60, at: null, audience: everybody, texts: {} };
    await saveRule({ eventId, ruleId: rule.id, version: ruleVersion(rule), rule: changed }, ctx);
    expect(await carryOutRule(db, rule, event, { now: weekBefore })).toBe(0);
    expect(await mailsOf(eventId)).toEqual([]);
    expect((await standing(eventId))[0]).toBe("open 1");
  });

  it("give a late comer what still makes sense, and nobody what does not", async () => {
    const { id: eventId } = await eventWithRules();
    const texts = { create: { locale: "en", subject: "How to get in", body: "Bring {reference}." } };
    const rule = { eventId, letter: "own", anchor: "before_start", offsetMinutes: 5 * 24 * 60 } as const;
    await db.mailRule.create({ data: { ...rule, includesLate: true, createdAt: now, texts } });
    await people(eventId, 1);
    await tick(weekBefore);
    await tick(new Date("2024-03-14T10:00:00+01:00"));
    const late = await buildRegistration(db, { eventId });
    const kindsOfLate = async () =>
      (await db.outgoingMail.findMany({ where: { registrationId: late.id }, orderBy: { id: "asc" } })).map(
        ({ kind }) => kind,
      );
    await tick(new Date("2024-03-15T10:00:00+01:00"));
    expect(await kindsOfLate()).toEqual(["announcement.sent"]);
    await tick(dayBefore);
    expect(await kindsOfLate()).toEqual(["announcement.sent", "event.reminder"]);
    await buildRegistration(db, { eventId });
    const started = new Date("2024-03-19T10:00:00+01:00");
    expect(await tick(started)).toBe(0);
  });

  it("go to whom organisers chose, in words that fall back to the event's first language", async () => {
    const { id: eventId } = await buildEvent(db);
    const at = new Date("2024-03-01T12:00:00+01:00");
    const texts = {
      create: [
        { locale: "da", subject: "Til jer i køen", body: "Hej {given_name}" },
        { locale: "de", subject: "An alle in der Reihe", body: "Hallo {given_name}" },
      ],
    };
    const audience = { statuses: ["waitlisted"], countries: ["SE", "DK"] };
    await db.mailRule.create({ data: { eventId, letter: "own", anchor: "at", at, audience, createdAt: now, texts } });
    const one = { eventId, status: "waitlisted" } as const;
    const swede = await buildRegistration(db, { ...one, country: "SE", locale: "en" });
    const dane = await buildRegistration(db, { ...one, country: "DK", locale: "da" });
    await buildRegistration(db, { ...one, country: "BE" });
    await buildRegistration(db, { eventId, country: "DK" });
    expect(await tick(at)).toBe(2);
    const mails = await db.outgoingMail.findMany({ where: { eventId }, orderBy: { recipient: "asc" } });
    const words = { subject: "Til jer i køen", body: "Hej {given_name}", isNews: false };
    expect(mails.map(({ recipient, data }) => ({ recipient, data })).sort()).toEqual(
      [swede, dane].map(({ email }) => ({ recipient: email, data: words })),
    );
  });

  it("catch up with the latest reminder alone after an outage, and with none once the event has started", async () => {
    const { id: eventId } = await eventWithRules();
    await people(eventId, 2);
    expect(await tick(new Date(dayBefore.getTime() + 3_600_000))).toBe(2);
    expect(await standing(eventId)).toEqual(["skipped 1", "done 1", "open 1"]);

    const { id: other } = await eventWithRules();
    await people(other, 2);
    await tick(new Date("2024-03-19T10:00:00+01:00"));
    expect(await mailsOf(other)).toEqual([]);
    expect(await standing(other)).toEqual(["skipped 1", "skipped 1", "open 1"]);
  });

  it("do not go out for what had passed when the rules were added", async () => {
    const { id: eventId } = await buildEvent(db);
    await addUsualRules(eventId, { ...ctx, now: new Date("2024-03-16T10:00:00+01:00") });
    expect(await standing(eventId)).toEqual(["skipped 1", "open 1", "open 1"]);
    expect(await addUsualRules(eventId, ctx)).toBe(0);
    expect(await db.mailRule.count({ where: { eventId } })).toBe(usualRules.length);
  });
});

describe("mails by the clock of an event that is moved", () => {
  it("remind of the new date, and take back what speaks of the old one and has not left", async () => {
    const { id: eventId } = await eventWithRules();
    await people(eventId, 2);
    await tick(weekBefore);
    await db.outgoingMail.updateMany({
      where: { id: (await db.outgoingMail.findFirstOrThrow({ where: { eventId }, orderBy: { id: "asc" } })).id },
      data: { status: "sent", sentAt: weekBefore },
    });
    await move(eventId, new Date("2024-04-16T10:00:00+02:00"), new Date("2024-03-12T12:00:00+01:00"));
    expect(await mailsOf(eventId)).toEqual(["event.reminder sent", "event.reminder withdrawn"]);
    expect(await standing(eventId)).toEqual(["open 2", "open 1", "open 1"]);
    // The old moments mean nothing any more.
    expect(await tick(dayBefore)).toBe(0);
    expect(await tick(new Date("2024-04-09T10:00:00+02:00"))).toBe(2);
    expect(await tick(new Date("2024-04-15T10:00:00+02:00"))).toBe(2);
  });

  it("to an earlier day are left out where their moment has passed: the mail about the move says more", async () => {
    const { id: eventId } = await eventWithRules();
    await people(eventId, 1);
    const at = new Date("2024-03-01T10:00:00+01:00");
    await move(eventId, new Date("2024-03-06T10:00:00+01:00"), at);
    expect(await standing(eventId)).toEqual(["skipped 1", "open 1", "open 1"]);
    expect(await tick(new Date(at.getTime() + 60_000))).toBe(0);
    expect(await tick(new Date("2024-03-05T10:00:00+01:00"))).toBe(1);
    expect(await tick(new Date("2024-03-07T09:00:00+01:00"))).toBe(1);
  });

  it("do not remind twice of the same date when it moves by an hour", async () => {
    const { id: eventId } = await eventWithRules();
    await people(eventId, 1);
    await tick(weekBefore);
    await move(eventId, new Date("2024-03-19T09:00:00+01:00"), new Date("2024-03-12T12:00:00+01:00"));
    expect(await standing(eventId)).toEqual(["done 1", "open 1", "open 1"]);
    expect(await tick(new Date("2024-03-12T13:00:00+01:00"))).toBe(0);
  });

  it("never speak of the old date, though it moves while they are being written", async () => {
    const { id: eventId } = await eventWithRules();
    await people(eventId, 60);
    const to = new Date("2024-04-16T10:00:00+02:00");
    await Promise.all([tick(weekBefore, 4), tick(weekBefore, 4), move(eventId, to, weekBefore)]);
    expect(await db.mailRule.findFirst({ where: { eventId }, orderBy: { id: "asc" } })).toMatchObject({ round: 2 });
    expect((await mailsOf(eventId)).filter((mail) => mail !== "event.reminder withdrawn")).toEqual([]);
    expect(await tick(new Date("2024-04-09T10:00:00+02:00"), 25)).toBe(60);
    expect(await db.outgoingMail.count({ where: { eventId, kind: "event.changed", status: "queued" } })).toBe(60);
  });

  it("stop when it is cancelled, whatever was queued", async () => {
    const { id: eventId } = await eventWithRules();
    await people(eventId, 2);
    await tick(weekBefore);
    await cancelEvent({ eventId, texts: {} }, { ...ctx, now: weekBefore });
    expect(await mailsOf(eventId)).toEqual(["event.reminder withdrawn", "event.reminder withdrawn"]);
    expect(await tick(dayBefore)).toBe(0);
    expect(await tick(dayAfter)).toBe(0);
  });
});

describe("thanks", () => {
  it("go to those who were there once anybody's presence is on record, to late entries too, never to who opted out", async () => {
    const { id: eventId } = await eventWithRules();
    const [present, noted, out] = await Promise.all([1, 2, 3].map(() => buildRegistration(db, { eventId })));
    await buildRegistration(db, { eventId });
    if (!present || !noted || !out) return;
    const day = new Date("2024-03-19");
    const attend = (registrationId: string) =>
      db.attendance.create({ data: { registrationId, day, recordedAt: dayAfter } });
    await attend(present.id);
    await attend(out.id);
    await db.mailOptOut.create({ data: { emailKey: out.emailKey, optedOutAt: now } });
    const thanked = async () =>
      (await db.outgoingMail.findMany({ where: { eventId, kind: "event.thanks" }, orderBy: { id: "asc" } })).map(
        ({ registrationId }) => registrationId,
      );
    await tick(dayAfter);
    expect(await thanked()).toEqual([present.id]);
    await attend(noted.id);
    await tick(new Date("2024-03-21T09:00:00+01:00"));
    expect(await thanked()).toEqual([present.id, noted.id]);
  });

  it("leave after the event like any other mail; a reminder that did not leave in time never does", async () => {
    const { id: eventId } = await buildEvent(db, {
      // Long over by the clock of the machine.
      startsAt: new Date("2024-03-19T10:00:00+01:00"),
    });
    await addUsualRules(eventId, ctx);
    const registration = await buildRegistration(db, { eventId });
    await tick(dayBefore);
    await tick(dayAfter);
    const mailbox = await openMailbox();
    const worker = startWorker(url, mailbox.url);
    await eventually(async () => {
      const mails = await db.outgoingMail.findMany({ where: { eventId }, orderBy: { id: "asc" } });
      const states = mails.map(({ kind, status, reason }) => `${kind} ${status} ${reason}`).join();
      return states === "event.reminder withdrawn obsolete,event.thanks sent null";
    });
    await worker.stop();
    await mailbox.close();
    expect(mailbox.raw.filter((text) => text.includes(registration.email))).toHaveLength(1);
  });
});
