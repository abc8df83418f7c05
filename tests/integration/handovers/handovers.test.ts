import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { acceptHandover } from "@/lib/handovers/commands/accept-handover";
import { declineHandover, withdrawHandover } from "@/lib/handovers/commands/end-handover";
import { offerHandover } from "@/lib/handovers/commands/offer-handover";
import { endHandovers } from "@/lib/handovers/jobs";
import { findHandover, findOpenHandover, handoverKey } from "@/lib/handovers/queries";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { changeSchema } from "@/lib/registrations/schema";
import { findPlaceInLine } from "@/lib/waiting-list/queries";
import { testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const monday = new Date("2024-02-05T09:00:00+01:00");
const nextMonth = new Date("2024-03-05T09:00:00+01:00");

const at = (now = monday): Context => ({ db, now, actor: { kind: "participant" } });

const details = changeSchema.parse({
  givenName: "Bo",
  familyName: "Berg",
  organisation: "Aarhus Kommune",
  organisationType: "municipality",
  country: "DK",
});

let count = 0;
const colleague = () => ({ name: "Bo Berg", email: `bo-${++count}@kommune.dk`, locale: "da" as const });

/** A full event: Ana has its one seat, Cy waits for it. Ana's place is offered to Bo. */
async function offered(to = colleague()) {
  const event = await buildEvent(db, { capacity: 1 });
  const ana = await buildRegistration(db, { eventId: event.id, givenName: "Ana", familyName: "Ash" });
  const cy = await buildRegistration(db, { eventId: event.id, status: "waitlisted" });
  expect(await offerHandover({ registrationId: ana.id, ...to }, at())).toEqual({ ok: true });
  const handover = await db.handover.findFirstOrThrow({ where: { registrationId: ana.id } });
  return { event, ana, cy, to, handover };
}

const take = (handoverId: string, now = monday) =>
  acceptHandover({ handoverId, submissionId: randomUUID(), locale: "da", details }, at(now));

const statusOf = async (id: string) => (await db.registration.findUniqueOrThrow({ where: { id } })).status;
const seatsOf = (eventId: string) => db.eventSeats.findUniqueOrThrow({ where: { eventId } });

async function recordOf(registrationId: string) {
  const audit = await db.auditEntry.findMany({ where: { registrationId }, orderBy: { number: "asc" } });
  const mails = await db.outgoingMail.findMany({ where: { registrationId }, orderBy: { id: "asc" } });
  return { actions: audit.map(({ action }) => action), mails: mails.map(({ kind }) => kind) };
}

describe("offering one's place", () => {
  it("asks the colleague in their language and changes nothing about the place", async () => {
    const { ana, event, handover, to } = await offered();
    expect(await statusOf(ana.id)).toBe("confirmed");
    expect(await seatsOf(event.id)).toMatchObject({ held: 1, waiting: 1 });
    expect(await db.outgoingMail.findMany({ where: { handoverId: handover.id } })).toMatchObject([
      { kind: "handover.offered", recipient: to.email, locale: "da", data: { from: "Ana Ash" } },
    ]);
    expect((await recordOf(ana.id)).actions).toEqual(["registration.handover_offered"]);
    expect(await findHandover(db, handoverKey(handover))).toMatchObject({ id: handover.id, email: to.email });
    expect(handover.expiresAt).toEqual(new Date("2024-02-12T09:00:00+01:00"));
  });

  it("is refused for one's own address, for a place that is not confirmed, and when it is too late", async () => {
    const ana = await buildRegistration(db);
    const own = { ...colleague(), email: ana.email.toUpperCase() };
    expect(await offerHandover({ registrationId: ana.id, ...own }, at())).toEqual({
      ok: false,
      reason: "own_address",
    });
    const started = at(new Date("2024-03-19T10:00:00+01:00"));
    expect(await offerHandover({ registrationId: ana.id, ...colleague() }, started)).toEqual({
      ok: false,
      reason: "too_late",
    });
    const waiting = await buildRegistration(db, { status: "waitlisted" });
    expect(await offerHandover({ registrationId: waiting.id, ...colleague() }, at())).toEqual({
      ok: false,
      reason: "not_confirmed",
    });
    expect(await db.handover.count({ where: { registrationId: { in: [ana.id, waiting.id] } } })).toBe(0);
  });

  it("goes to one colleague at a time, however many are asked at the same moment", async () => {
    const ana = await buildRegistration(db);
    const results = await Promise.all(
      Array.from({ length: 8 }, () => offerHandover({ registrationId: ana.id, ...colleague() }, at())),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.reason === "already_offered")).toHaveLength(7);
    expect(await db.handover.count({ where: { registrationId: ana.id } })).toBe(1);
  });

  it("can be made again when the first has run out, also before the clockwork has noticed", async () => {
    const { ana, handover, to } = await offered();
    expect(await findOpenHandover(db, ana.id, nextMonth)).toBeNull();
    expect(await offerHandover({ registrationId: ana.id, ...colleague() }, at(nextMonth))).toEqual({ ok: true });
    expect(await take(handover.id, nextMonth)).toEqual({ ok: false, reason: "over" });
    const { actions, mails } = await recordOf(ana.id);
    expect(actions).toEqual([
      "registration.handover_offered",
      "registration.handover_lapsed",
      "registration.handover_offered",
    ]);
    expect(mails).toEqual(["handover.lapsed"]);
    expect(to.email).not.toBe((await findOpenHandover(db, ana.id, nextMonth))?.email);
  });
});

describe("taking a place over", () => {
  it("moves it in a full house without freeing the seat: whoever waits is neither served nor passed over", async () => {
    const { ana, cy, event, handover, to } = await offered();
    const result = await take(handover.id);
    if (!result.ok) throw new Error(result.reason);
    expect(await db.registration.findUniqueOrThrow({ where: { id: result.registrationId } })).toMatchObject({
      status: "confirmed",
      email: to.email,
      route: "handover",
      handedOverById: ana.id,
      verifiedAt: monday,
      locale: "da",
    });
    expect(await statusOf(ana.id)).toBe("cancelled");
    expect(await statusOf(cy.id)).toBe("waitlisted");
    expect(await findPlaceInLine(db, cy.id)).toBe(1);
    expect(await seatsOf(event.id)).toMatchObject({ held: 1, waiting: 1 });
    expect(await recordOf(ana.id)).toEqual({
      actions: ["registration.handover_offered", "registration.handed_over"],
      mails: ["registration.cancelled"],
    });
    expect(await recordOf(result.registrationId)).toEqual({
      actions: ["registration.taken_over"],
      mails: ["registration.confirmed"],
    });
    expect(await recordOf(cy.id)).toEqual({ actions: [], mails: [] });
  });

  it("happens once, however often the button is pressed at the same moment", async () => {
    const { event, handover } = await offered();
    const results = await Promise.all(Array.from({ length: 10 }, () => take(handover.id)));
    expect(new Set(results.map((result) => (result.ok ? result.registrationId : result.reason))).size).toBe(1);
    expect(await seatsOf(event.id)).toMatchObject({ held: 1 });
    expect(await db.registration.count({ where: { eventId: event.id, status: "confirmed" } })).toBe(1);
  });

  it("and withdrawing it at the same moment: one of the two, never both", async () => {
    for (let round = 0; round < 6; round++) {
      const { ana, event, handover } = await offered();
      const [taken, withdrawn] = await Promise.all([
        take(handover.id),
        withdrawHandover({ registrationId: ana.id }, at()),
      ]);
      expect([taken.ok, withdrawn.ok].filter(Boolean)).toHaveLength(1);
      expect(await statusOf(ana.id)).toBe(taken.ok ? "cancelled" : "confirmed");
      expect(await seatsOf(event.id)).toMatchObject({ held: 1 });
    }
  });

  it("and cancelling at the same moment: the seat goes to the colleague or to the next in line, never to both", async () => {
    for (let round = 0; round < 6; round++) {
      const { ana, cy, event, handover } = await offered();
      const [taken] = await Promise.all([take(handover.id), cancelRegistration({ registrationId: ana.id }, at())]);
      expect(await statusOf(ana.id)).toBe("cancelled");
      expect(await statusOf(cy.id)).toBe(taken.ok ? "waitlisted" : "offered");
      expect(await seatsOf(event.id)).toMatchObject({ held: 1 });
    }
  });

  it("takes a colleague who waits off the list, and the others move up", async () => {
    const { ana, cy, event, handover, to } = await offered();
    const bo = await buildRegistration(db, {
      eventId: event.id,
      status: "waitlisted",
      email: to.email,
      queueNumber: 0,
    });
    expect(await findPlaceInLine(db, cy.id)).toBe(2);
    expect(await take(handover.id)).toEqual({ ok: true, registrationId: bo.id });
    expect(await db.registration.findUniqueOrThrow({ where: { id: bo.id } })).toMatchObject({
      status: "confirmed",
      queueNumber: null,
      handedOverById: ana.id,
    });
    expect(await findPlaceInLine(db, cy.id)).toBe(1);
    expect(await seatsOf(event.id)).toMatchObject({ held: 1, waiting: 1 });
  });

  it("is refused to whoever has a place already; the holder keeps theirs", async () => {
    const { ana, event, handover, to } = await offered();
    await db.event.update({ where: { id: event.id }, data: { capacity: 2 } });
    await buildRegistration(db, { eventId: event.id, email: to.email });
    expect(await take(handover.id)).toEqual({ ok: false, reason: "already_has_place" });
    expect(await statusOf(ana.id)).toBe("confirmed");
    expect(await findOpenHandover(db, ana.id, monday)).not.toBeNull();
  });

  it("is over once the offer has run out or was withdrawn, and once the event has started", async () => {
    const late = await offered();
    expect(await take(late.handover.id, nextMonth)).toEqual({ ok: false, reason: "over" });
    const withdrawn = await offered();
    expect(await withdrawHandover({ registrationId: withdrawn.ana.id }, at())).toEqual({ ok: true });
    expect(await take(withdrawn.handover.id)).toEqual({ ok: false, reason: "over" });
    expect(await withdrawHandover({ registrationId: withdrawn.ana.id }, at())).toEqual({ ok: false, reason: "over" });
    for (const { ana } of [late, withdrawn]) expect(await statusOf(ana.id)).toBe("confirmed");
  });

  it("is not possible for a place that was given back in the meantime", async () => {
    const { ana, cy, handover } = await offered();
    await cancelRegistration({ registrationId: ana.id }, at());
    expect(await take(handover.id)).toEqual({ ok: false, reason: "over" });
    expect(await statusOf(cy.id)).toBe("offered");
  });
});

describe("not taking it", () => {
  it("leaves the place with the holder, who is told once", async () => {
    const { ana, handover } = await offered();
    const input = { handoverId: handover.id };
    const results = await Promise.all(Array.from({ length: 5 }, () => declineHandover(input, at())));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await statusOf(ana.id)).toBe("confirmed");
    expect((await recordOf(ana.id)).mails).toEqual(["handover.declined"]);
    expect(await take(handover.id)).toEqual({ ok: false, reason: "over" });
  });

  it("ends by itself after its time, and the holder hears of it once", async () => {
    const { ana, handover } = await offered();
    const early = new Date(handover.expiresAt.getTime());
    await endHandovers({ db, now: early });
    expect((await recordOf(ana.id)).mails).toEqual([]);
    const after = new Date(handover.expiresAt.getTime() + 1);
    await Promise.all([endHandovers({ db, now: after }), endHandovers({ db, now: after })]);
    expect(await recordOf(ana.id)).toEqual({
      actions: ["registration.handover_offered", "registration.handover_lapsed"],
      mails: ["handover.lapsed"],
    });
  });
});

describe("what a handed-over place brings along", () => {
  it("is its code: the code lets nobody in instead of the one who gave their place away", async () => {
    const event = await buildEvent(db, { capacity: 2 });
    const { id: accessCodeId } = await db.accessCode.create({
      data: {
        eventId: event.id,
        code: "NETWORK24",
        label: "Network",
        seats: 1,
        holdsSeats: true,
        reservedUntil: nextMonth,
        createdAt: monday,
      },
    });
    const ana = await buildRegistration(db, { eventId: event.id, accessCodeId, route: "code" });
    const cy = await buildRegistration(db, { eventId: event.id });
    const dee = await buildRegistration(db, { eventId: event.id, status: "waitlisted" });
    await offerHandover({ registrationId: ana.id, ...colleague() }, at());
    const handover = await db.handover.findFirstOrThrow({ where: { registrationId: ana.id } });
    expect(await take(handover.id)).toMatchObject({ ok: true });
    await cancelRegistration({ registrationId: cy.id }, at());
    expect(await statusOf(dee.id)).toBe("offered");
  });

  it("leaves what somebody who waited had answered, and puts on record what their details were", async () => {
    const { event, to, handover } = await offered();
    const bo = await buildRegistration(db, {
      eventId: event.id,
      status: "waitlisted",
      email: to.email,
      organisation: "Odense Kommune",
    });
    const { id: questionId } = await db.question.create({
      data: { eventId: event.id, key: "topic", kind: "short_text", position: 1 },
    });
    const answer = { value: "Nappies", asked: "Topic", inWords: "Nappies", answeredAt: monday };
    await db.answer.create({ data: { registrationId: bo.id, questionId, ...answer } });
    const what = { key: "topic", kind: "short_text", asked: "Topic" } as const;
    const empty = { ...what, questionId, isSensitive: false, value: null, inWords: "" };
    const input = { handoverId: handover.id, submissionId: randomUUID(), locale: "da" as const, details };
    expect(await acceptHandover({ ...input, answers: [empty] }, at())).toMatchObject({ ok: true });
    expect(await db.answer.count({ where: { registrationId: bo.id } })).toBe(1);
    const entry = await db.auditEntry.findFirst({
      where: { registrationId: bo.id, action: "registration.taken_over" },
    });
    expect(entry).toMatchObject({
      before: { status: "waitlisted", organisation: "Odense Kommune" },
      after: { status: "confirmed", organisation: "Aarhus Kommune" },
    });
  });

  it("is nothing when it was cancelled meanwhile, and the withdrawal is on record", async () => {
    const { ana, handover } = await offered();
    await cancelRegistration({ registrationId: ana.id }, at());
    expect((await recordOf(ana.id)).actions).toEqual([
      "registration.handover_offered",
      "registration.cancelled",
      "registration.handover_withdrawn",
    ]);
    expect(await take(handover.id)).toMatchObject({ ok: false });
  });
});
