import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/context";
import { findSeating } from "@/lib/events/queries";
import { listAnswers } from "@/lib/questions/queries";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { declineRegistration } from "@/lib/registrations/commands/decide-registration";
import { type ByHandInput, registerByHand } from "@/lib/registrations/commands/register-by-hand";
import { registerParticipant } from "@/lib/registrations/commands/register-participant";
import { restoreRegistration } from "@/lib/registrations/commands/restore-registration";
import { registrationSchema } from "@/lib/registrations/schema";
import type { Prisma } from "@/prisma/generated/client";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser } from "../../support/factories";
import { brokenInvariants } from "../../support/invariants";

const { db } = await testDatabase();
const now = new Date("2024-02-05T08:00:00Z");
const actor: Actor = { kind: "organiser", id: (await buildOrganiser(db)).id };
const ctx = { db, now, actor };
const participant = { db, now, actor: { kind: "participant" } } as const;

function person(name: string) {
  return registrationSchema.parse({
    givenName: name,
    familyName: "Example",
    email: `${name}@example.org`,
    organisation: "Municipality of Example",
    organisationType: "municipality",
    country: "DK",
    listSharing: "yes",
  });
}

const byHand = (eventId: string, name: string, more: Partial<ByHandInput> = {}): ByHandInput => ({
  eventId,
  submissionId: randomUUID(),
  locale: "da",
  details: person(name),
  seatAnyway: false,
  tells: true,
  ...more,
});

/** An event and people who came by the form: the first have the seats, the others wait. */
async function eventWith(capacity: number, people: string[], changes: Partial<Prisma.EventCreateInput> = {}) {
  const event = await buildEvent(db, { capacity, ...changes });
  for (const name of people) await registerParticipant(coming(event.id, name), participant);
  return event;
}

const coming = (eventId: string, name: string) =>
  ({ eventId, submissionId: randomUUID(), locale: "en", fromDraft: false, details: person(name) }) as const;

const find = (eventId: string, name: string) =>
  db.registration.findFirstOrThrow({ where: { eventId, emailKey: `${name}@example.org` }, orderBy: { id: "desc" } });
const entryOf = (registrationId: string) =>
  db.auditEntry.findFirstOrThrow({ where: { registrationId }, orderBy: { number: "desc" } });
const mailsOf = (registrationId: string) =>
  db.outgoingMail.findMany({
    where: { registrationId },
    orderBy: { id: "asc" },
    select: { kind: true, locale: true, data: true },
  });

describe("somebody added by an organiser", () => {
  it("gets a seat whether or not registration is open or approval is asked for, with what they told", async () => {
    const closed = { registrationClosesAt: new Date("2024-02-01T00:00:00Z"), admissionMode: "approval" } as const;
    const event = await eventWith(5, [], closed);
    const { id: questionId } = await db.question.create({
      data: { eventId: event.id, key: "diet", kind: "short_text", position: 1, isSensitive: true },
    });
    const answers = [
      {
        questionId,
        key: "diet",
        kind: "short_text",
        isSensitive: true,
        value: "Vegan",
        asked: "Diet",
        inWords: "Vegan",
      },
    ] as const;
    const result = await registerByHand(byHand(event.id, "anna", { answers: [...answers] }), ctx);
    expect(result).toMatchObject({ ok: true, status: "confirmed", told: true });
    const found = await find(event.id, "anna");
    expect(found).toMatchObject({
      status: "confirmed",
      route: "organiser",
      locale: "da",
      approvedAt: now,
      listSharing: true,
    });
    expect(await listAnswers(db, found.id)).toMatchObject([{ key: "diet", value: "Vegan" }]);
    expect(await mailsOf(found.id)).toMatchObject([{ kind: "registration.confirmed", locale: "da" }]);
    const entry = await entryOf(found.id);
    expect(entry).toMatchObject({
      action: "registration.confirmed",
      actorKind: "organiser",
      after: { status: "confirmed" },
    });
    expect(JSON.stringify(entry.after)).not.toContain("Vegan");
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("is not mailed where that is not wanted, and never once the event is over", async () => {
    const event = await eventWith(5, []);
    await registerByHand(byHand(event.id, "quiet", { tells: false }), ctx);
    expect(await mailsOf((await find(event.id, "quiet")).id)).toEqual([]);
    const after = { ...ctx, now: new Date("2024-03-20T08:00:00Z") };
    expect(await registerByHand(byHand(event.id, "late"), after)).toMatchObject({ ok: true, told: false });
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("waits at the end of the line where there is no seat, or gets one on the organiser's word, on record", async () => {
    const event = await eventWith(1, ["a", "b"]);
    expect(await registerByHand(byHand(event.id, "c"), ctx)).toMatchObject({ ok: true, status: "waitlisted" });
    expect(await mailsOf((await find(event.id, "c")).id)).toMatchObject([
      { kind: "registration.waitlisted", data: { position: 2 } },
    ]);
    expect(await registerByHand(byHand(event.id, "d", { seatAnyway: true }), ctx)).toMatchObject({
      status: "confirmed",
    });
    expect((await entryOf((await find(event.id, "d")).id)).after).toMatchObject({
      outOfTurn: true,
      passedOver: 2,
      overCapacity: true,
    });
    expect((await findSeating(db, event.id))?.seats).toMatchObject({ capacity: 1, held: 2, waiting: 2 });
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("is refused where there is neither seat nor line, and where the event is cancelled", async () => {
    const full = await eventWith(1, ["a"], { hasWaitingList: false });
    expect(await registerByHand(byHand(full.id, "b"), ctx)).toEqual({ ok: false, reason: "full" });
    expect(await registerByHand(byHand(full.id, "b", { seatAnyway: true }), ctx)).toMatchObject({ ok: true });
    const off = await eventWith(1, [], { status: "cancelled", cancelledAt: now });
    expect(await registerByHand(byHand(off.id, "b"), ctx)).toEqual({ ok: false, reason: "event_cancelled" });
  });

  it("is refused from the moment on at which the event's contact data goes, since they would go with it", async () => {
    const event = await eventWith(1, [], { endsAt: new Date("2024-03-19T14:00:00Z") });
    const at = (now: Date) => ({ ...ctx, now });
    const due = new Date("2025-03-19T14:00:00Z");
    expect(await registerByHand(byHand(event.id, "a"), at(due))).toEqual({ ok: false, reason: "data_due" });
    expect(await registerByHand(byHand(event.id, "a"), at(new Date(due.getTime() - 1)))).toMatchObject({ ok: true });
  });

  it("who is registered already is pointed to; the same form sent twice is one registration", async () => {
    const event = await eventWith(5, ["a"]);
    const a = await find(event.id, "a");
    const details = { ...person("a"), email: "A@Example.org" };
    expect(await registerByHand(byHand(event.id, "a", { details }), ctx)).toEqual({
      ok: false,
      reason: "address_taken",
      registrationId: a.id,
    });
    const form = byHand(event.id, "twice");
    const results = await Promise.all([registerByHand(form, ctx), registerByHand(form, ctx)]);
    expect(results[1]).toEqual(results[0]);
    expect(await db.registration.count({ where: { eventId: event.id } })).toBe(2);
  });
});

describe("a registration that is brought back", () => {
  it("stands again with the free seat, and so does its calendar entry", async () => {
    const event = await eventWith(2, ["a"]);
    const { id: registrationId } = await find(event.id, "a");
    await cancelRegistration({ registrationId, reason: "By mistake" }, ctx);
    expect(await restoreRegistration({ registrationId }, ctx)).toEqual({ ok: true, status: "confirmed" });
    expect(await find(event.id, "a")).toMatchObject({ status: "confirmed", cancelledAt: null, calendarSequence: 2 });
    expect((await mailsOf(registrationId)).at(-1)).toMatchObject({
      kind: "registration.confirmed",
      data: { because: "restored", calendarSequence: 2 },
    });
    expect(await entryOf(registrationId)).toMatchObject({
      action: "registration.restored",
      before: { status: "cancelled" },
      after: { status: "confirmed" },
    });
    expect(await restoreRegistration({ registrationId }, ctx)).toEqual({ ok: false, reason: "not_ended" });
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("waits, or goes past those who wait, as the organiser chooses; without a choice nothing happens", async () => {
    const event = await eventWith(1, ["a", "b", "c"]);
    const a = { registrationId: (await find(event.id, "a")).id };
    // The seat goes to b at once.
    await cancelRegistration({ ...a, reason: "x" }, ctx);
    expect(await restoreRegistration(a, ctx)).toEqual({ ok: false, reason: "no_seat" });
    expect(await restoreRegistration({ ...a, otherwise: "line" }, ctx)).toEqual({ ok: true, status: "waitlisted" });
    expect((await mailsOf(a.registrationId)).at(-1)).toMatchObject({ data: { because: "rejoined", position: 2 } });
    const c = { registrationId: (await find(event.id, "c")).id };
    await declineRegistration({ ...c, reason: "x" }, ctx);
    expect(await restoreRegistration({ ...c, otherwise: "seat" }, ctx)).toEqual({ ok: true, status: "confirmed" });
    expect((await entryOf(c.registrationId)).after).toMatchObject({
      overCapacity: true,
      outOfTurn: true,
      passedOver: 1,
    });
    expect(await find(event.id, "c")).toMatchObject({ approvedAt: now });
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("stays ended while the same address is live again", async () => {
    const event = await eventWith(3, ["a"]);
    const { id: registrationId } = await find(event.id, "a");
    await cancelRegistration({ registrationId }, participant);
    await registerParticipant(coming(event.id, "a"), participant);
    const again = await find(event.id, "a");
    expect(await restoreRegistration({ registrationId }, ctx)).toEqual({
      ok: false,
      reason: "address_taken",
      registrationId: again.id,
    });
  });

  it("is refused for good where the event is cancelled or over, and where there is no line", async () => {
    const event = await eventWith(1, ["a"], { hasWaitingList: false });
    const { id: registrationId } = await find(event.id, "a");
    await cancelRegistration({ registrationId }, participant);
    await registerParticipant(coming(event.id, "b"), participant);
    expect(await restoreRegistration({ registrationId, otherwise: "line" }, ctx)).toEqual({
      ok: false,
      reason: "full",
    });
    const after = { ...ctx, now: new Date("2024-03-20T08:00:00Z") };
    expect(await restoreRegistration({ registrationId }, after)).toEqual({ ok: false, reason: "over" });
    await db.event.update({ where: { id: event.id }, data: { status: "cancelled", cancelledAt: now } });
    expect(await restoreRegistration({ registrationId }, ctx)).toEqual({ ok: false, reason: "event_cancelled" });
  });

  it("races a newcomer for the last seat: one of the two has it, and pressed twice it is brought back once", async () => {
    for (let time = 0; time < 5; time++) {
      const event = await eventWith(1, ["a"]);
      const a = { registrationId: (await find(event.id, "a")).id, otherwise: "line" } as const;
      await cancelRegistration(a, participant);
      const [first, , second] = await Promise.all([
        restoreRegistration(a, ctx),
        registerParticipant(coming(event.id, "b"), participant),
        restoreRegistration(a, ctx),
      ]);
      expect([first.ok, second.ok].filter(Boolean)).toHaveLength(1);
      expect(await brokenInvariants(db, event.id)).toEqual([]);
    }
  });
});
