import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Actor, Context } from "@/lib/context";
import { changeSeating } from "@/lib/events/commands/change-seating";
import { seatingOf } from "@/lib/events/rules";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { approveRegistration, declineRegistration } from "@/lib/registrations/commands/decide-registration";
import { registerParticipant } from "@/lib/registrations/commands/register-participant";
import { verifyAddress } from "@/lib/registrations/commands/verify-address";
import { registrationSchema } from "@/lib/registrations/schema";
import { acceptOffer } from "@/lib/waiting-list/commands/accept-offer";
import { declineOffer } from "@/lib/waiting-list/commands/decline-offer";
import { moveToWaitingList } from "@/lib/waiting-list/commands/move-to-waiting-list";
import { offerSeat } from "@/lib/waiting-list/commands/offer-seat";
import { rejoinLine } from "@/lib/waiting-list/commands/rejoin-line";
import { sweepEvent } from "@/lib/waiting-list/jobs";
import { findPlaceInLine } from "@/lib/waiting-list/queries";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser } from "../../support/factories";
import { brokenInvariants } from "../../support/invariants";

const { db } = await testDatabase();
const monday = new Date("2024-02-05T09:00:00+01:00");
const tuesday = new Date("2024-02-06T09:00:00+01:00");
const organiser: Actor = { kind: "organiser", id: (await buildOrganiser(db)).id };

const at = (now: Date, actor: Actor = { kind: "participant" }): Context => ({ db, now, actor });

/** Registers somebody and gives back their id. */
async function arrive(eventId: string, name: string, now = monday): Promise<string> {
  const details = registrationSchema.parse({
    givenName: name,
    familyName: "Example",
    email: `${name}@kommune.dk`,
    organisation: "Aarhus Kommune",
    organisationType: "municipality",
    country: "DK",
  });
  const input = { eventId, submissionId: randomUUID(), locale: "da" as const, details, fromDraft: false };
  const result = await registerParticipant(input, at(now));
  if (!result.ok || !result.registrationId) throw new Error(`${name} should get in.`);
  return result.registrationId;
}

async function standing(eventId: string): Promise<Record<string, string>> {
  const rows = await db.registration.findMany({ where: { eventId }, orderBy: { id: "asc" } });
  return Object.fromEntries(rows.map(({ givenName, status }) => [givenName, status]));
}

async function mailsOf(registrationId: string): Promise<string[]> {
  const mails = await db.outgoingMail.findMany({ where: { registrationId }, orderBy: { id: "asc" } });
  return mails.map(({ kind }) => kind);
}

async function actionsOf(registrationId: string): Promise<string[]> {
  const entries = await db.auditEntry.findMany({ where: { registrationId }, orderBy: { number: "asc" } });
  return entries.map(({ action }) => action);
}

/** An event with one seat, which Ana has; Bo and Cy wait. */
async function fullEvent() {
  const event = await buildEvent(db, { capacity: 1 });
  const ana = await arrive(event.id, "Ana");
  const bo = await arrive(event.id, "Bo");
  const cy = await arrive(event.id, "Cy");
  return { event, ana, bo, cy };
}

describe("a seat that becomes free", () => {
  it("is offered to the next in line by mail, in the same moment", async () => {
    const { event, ana, bo, cy } = await fullEvent();
    expect([await findPlaceInLine(db, bo), await findPlaceInLine(db, cy)]).toEqual([1, 2]);
    await cancelRegistration({ registrationId: ana }, at(monday));
    expect(await standing(event.id)).toEqual({ Ana: "cancelled", Bo: "offered", Cy: "waitlisted" });
    expect(await mailsOf(bo)).toEqual(["registration.waitlisted", "registration.offered"]);
    expect(await db.registration.findUnique({ where: { id: bo } })).toMatchObject({ heldUntil: tuesday });
    expect(await findPlaceInLine(db, cy)).toBe(1);
  });

  it("goes to no newcomer while somebody waits", async () => {
    const { event, ana } = await fullEvent();
    await cancelRegistration({ registrationId: ana }, at(monday));
    await arrive(event.id, "Dee");
    expect(await standing(event.id)).toMatchObject({ Bo: "offered", Dee: "waitlisted" });
  });

  it("stays free when it is too late for an offer, and still goes to no newcomer", async () => {
    const late = new Date("2024-03-18T09:00:00+01:00");
    const event = await buildEvent(db, { capacity: 1, registrationClosesAt: new Date("2024-03-19T09:00:00+01:00") });
    const ana = await arrive(event.id, "Ana");
    await arrive(event.id, "Bo");
    await cancelRegistration({ registrationId: ana }, at(late));
    await arrive(event.id, "Cy", late);
    expect(await standing(event.id)).toEqual({ Ana: "cancelled", Bo: "waitlisted", Cy: "waitlisted" });
  });

  it("goes to everybody in a long line, though not in one transaction", async () => {
    const event = await buildEvent(db, { capacity: 1 });
    await arrive(event.id, "Ana");
    const { id: _, ...like } = await db.registration.findFirstOrThrow({ where: { eventId: event.id } });
    await db.registration.createMany({
      data: Array.from({ length: 230 }, (_, index) => ({
        ...like,
        reference: `LONG-${index}`,
        email: `waiting-${index}@kommune.dk`,
        emailKey: `waiting-${index}@kommune.dk`,
        submissionId: randomUUID(),
        status: "waitlisted" as const,
        queueNumber: index + 1,
      })),
    });
    const basis = seatingOf({ ...event, texts: [] });
    const input = { eventId: event.id, basis, seating: { ...basis, capacity: 226 } };
    expect(await changeSeating(input, at(monday, organiser))).toMatchObject({ offers: 225 });
    const left = await db.registration.findMany({ where: { eventId: event.id, status: "waitlisted" } });
    expect(left.map(({ queueNumber }) => queueNumber).sort()).toEqual([226, 227, 228, 229, 230]);
    expect(await db.outgoingMail.count({ where: { eventId: event.id, kind: "registration.offered" } })).toBe(225);
  });

  it("comes from more capacity too; less throws nobody out", async () => {
    const { event } = await fullEvent();
    const seating = (capacity: number) => ({ ...seatingOf({ ...event, texts: [] }), capacity });
    const change = (from: number, to: number) =>
      changeSeating({ eventId: event.id, basis: seating(from), seating: seating(to) }, at(monday, organiser));
    expect(await change(1, 2)).toMatchObject({
      offers: 1,
    });
    expect(await standing(event.id)).toEqual({ Ana: "confirmed", Bo: "offered", Cy: "waitlisted" });
    expect(await change(2, 0)).toMatchObject({
      offers: 0,
    });
    expect(await standing(event.id)).toEqual({ Ana: "confirmed", Bo: "offered", Cy: "waitlisted" });
    const entries = await db.auditEntry.findMany({ where: { eventId: event.id, action: "event.seating_changed" } });
    expect(entries.map(({ before, after }) => [before, after])).toEqual([
      [{ capacity: 1 }, { capacity: 2 }],
      [{ capacity: 2 }, { capacity: 0 }],
    ]);
  });
});

describe("an offer", () => {
  it("is accepted once, however often the button is pressed", async () => {
    const { event, ana, bo } = await fullEvent();
    await cancelRegistration({ registrationId: ana }, at(monday));
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => acceptOffer({ registrationId: bo }, at(tuesday))),
    );
    expect(answers).toEqual(Array.from({ length: 5 }, () => ({ ok: true, status: "confirmed" })));
    expect(await standing(event.id)).toMatchObject({ Bo: "confirmed", Cy: "waitlisted" });
    expect(await mailsOf(bo)).toEqual(["registration.waitlisted", "registration.offered", "registration.confirmed"]);
    expect(await actionsOf(bo)).toEqual(["registration.waitlisted", "registration.offered", "registration.accepted"]);
  });

  it("is too late a moment after its time, whether or not the clockwork has noticed", async () => {
    const { ana, bo } = await fullEvent();
    await cancelRegistration({ registrationId: ana }, at(monday));
    const after = new Date(tuesday.getTime() + 1);
    expect(await acceptOffer({ registrationId: bo }, at(after))).toEqual({ ok: false, reason: "lapsed" });
    expect(await acceptOffer({ registrationId: bo }, at(tuesday))).toEqual({ ok: true, status: "confirmed" });
  });

  it("that nobody answers lapses, goes to the next, and leaves a way back to the end of the line", async () => {
    const { event, ana, bo, cy } = await fullEvent();
    await cancelRegistration({ registrationId: ana }, at(monday));
    await arrive(event.id, "Dee");
    const later = new Date("2024-02-06T10:00:00+01:00");
    await Promise.all([sweepEvent(db, event.id, later), sweepEvent(db, event.id, later)]);
    expect(await standing(event.id)).toMatchObject({ Bo: "lapsed", Cy: "offered", Dee: "waitlisted" });
    expect(await mailsOf(bo)).toEqual(["registration.waitlisted", "registration.offered", "registration.lapsed"]);
    expect(await rejoinLine({ registrationId: bo }, at(later))).toEqual({ ok: true, status: "waitlisted" });
    expect(await rejoinLine({ registrationId: bo }, at(later))).toEqual({ ok: false, reason: "not_lapsed" });
    expect(await findPlaceInLine(db, bo)).toBe(2);
    expect(await acceptOffer({ registrationId: cy }, at(later))).toMatchObject({ ok: true });
  });

  it("that ran out is dealt with when its owner comes back before the clockwork", async () => {
    const { event, ana, bo } = await fullEvent();
    await cancelRegistration({ registrationId: ana }, at(monday));
    const later = new Date("2024-02-06T10:00:00+01:00");
    expect(await rejoinLine({ registrationId: bo }, at(later))).toEqual({ ok: true, status: "waitlisted" });
    expect(await standing(event.id)).toMatchObject({ Bo: "waitlisted", Cy: "offered" });
    expect(await actionsOf(bo)).toEqual([
      "registration.waitlisted",
      "registration.offered",
      "registration.lapsed",
      "registration.rejoined",
    ]);
  });

  it.each([
    [true, "waitlisted", "registration.waitlisted"],
    [false, "cancelled", "registration.cancelled"],
  ])("that is declined (keeping a place in line: %s) goes to the next", async (keepInLine, status, mail) => {
    const { event, ana, bo } = await fullEvent();
    await cancelRegistration({ registrationId: ana }, at(monday));
    expect(await declineOffer({ registrationId: bo, keepInLine }, at(monday))).toEqual({ ok: true });
    expect(await declineOffer({ registrationId: bo, keepInLine }, at(monday))).toMatchObject({ ok: false });
    expect(await standing(event.id)).toMatchObject({ Bo: status, Cy: "offered" });
    expect((await mailsOf(bo)).at(-1)).toBe(mail);
  });

  it("out of turn is an organiser's, and on record with whom it passes over", async () => {
    const { event, ana, cy } = await fullEvent();
    expect(await offerSeat({ registrationId: cy, overCapacity: 0 }, at(monday, organiser))).toEqual({
      ok: false,
      reason: "no_seat",
    });
    expect(await offerSeat({ registrationId: cy, overCapacity: 1 }, at(monday, organiser))).toMatchObject({
      ok: true,
    });
    expect(await standing(event.id)).toMatchObject({ Ana: "confirmed", Bo: "waitlisted", Cy: "offered" });
    const entry = await db.auditEntry.findFirst({ where: { registrationId: cy, action: "registration.offered" } });
    expect(entry).toMatchObject({
      actorKind: "organiser",
      after: { outOfTurn: true, passedOver: 1, overCapacity: true },
    });
    // Two seats held of one: the next that becomes free is not given out.
    await cancelRegistration({ registrationId: ana }, at(monday));
    expect(await standing(event.id)).toMatchObject({ Bo: "waitlisted", Cy: "offered" });
  });
});

describe("an event where addresses are proven first", () => {
  it("holds the seat until the button is pressed, and frees it when it is not", async () => {
    const event = await buildEvent(db, { capacity: 1, admissionMode: "verified", verificationHours: 2 });
    const ana = await arrive(event.id, "Ana");
    const bo = await arrive(event.id, "Bo");
    expect(await standing(event.id)).toEqual({ Ana: "awaiting_verification", Bo: "waitlisted" });
    const inTime = new Date("2024-02-05T11:00:00+01:00");
    const late = new Date(inTime.getTime() + 1);
    expect(await verifyAddress({ registrationId: ana }, at(late))).toEqual({ ok: false, reason: "lapsed" });
    await sweepEvent(db, event.id, late);
    expect(await standing(event.id)).toEqual({ Ana: "lapsed", Bo: "offered" });
    // Answering from the mail proves the address: no second round.
    expect(await acceptOffer({ registrationId: bo }, at(late))).toEqual({ ok: true, status: "confirmed" });
    expect(await rejoinLine({ registrationId: ana }, at(late))).toEqual({ ok: true, status: "waitlisted" });
    await cancelRegistration({ registrationId: bo }, at(late));
    expect(await acceptOffer({ registrationId: ana }, at(late))).toEqual({ ok: true, status: "confirmed" });
    expect(await db.registration.findUnique({ where: { id: ana } })).toMatchObject({ verifiedAt: late });
  });
});

describe("an event where organisers decide", () => {
  it("tells people that it was received, and gives the seat to the next when the answer is no", async () => {
    const event = await buildEvent(db, { capacity: 1, admissionMode: "approval" });
    const ana = await arrive(event.id, "Ana");
    const bo = await arrive(event.id, "Bo");
    expect(await mailsOf(ana)).toEqual(["registration.received"]);
    await declineRegistration({ registrationId: ana, reason: "For public bodies only" }, at(monday, organiser));
    expect(await standing(event.id)).toEqual({ Ana: "declined", Bo: "offered" });
    expect(await acceptOffer({ registrationId: bo }, at(monday))).toEqual({ ok: true, status: "awaiting_approval" });
    expect(await approveRegistration({ registrationId: bo }, at(monday, organiser))).toEqual({ ok: true });
    expect(await approveRegistration({ registrationId: bo }, at(monday, organiser))).toMatchObject({ ok: false });
    expect((await mailsOf(bo)).at(-1)).toBe("registration.confirmed");
  });

  it("may let those from recognised bodies prove their address instead", async () => {
    await db.recognisedBody.create({ data: { name: "Aarhus Kommune", domains: ["kommune.dk"] } });
    const event = await buildEvent(db, { admissionMode: "approval", recognisedSkipApproval: true });
    const ana = await arrive(event.id, "Ana");
    expect(await standing(event.id)).toEqual({ Ana: "awaiting_verification" });
    expect(await verifyAddress({ registrationId: ana }, at(monday))).toEqual({ ok: true, status: "confirmed" });
  });
});

describe("an organiser who moves somebody to the waiting list", () => {
  const byHand = at(tuesday, organiser);

  it("gives the seat to the next in line, and takes the day out of the calendar", async () => {
    const { event, ana, bo } = await fullEvent();
    expect(await moveToWaitingList({ registrationId: ana }, byHand)).toEqual({ ok: true });
    expect(await standing(event.id)).toEqual({ Ana: "waitlisted", Bo: "offered", Cy: "waitlisted" });
    expect(await findPlaceInLine(db, ana)).toBe(2);
    const told = await db.outgoingMail.findFirst({ where: { registrationId: ana, queuedAt: tuesday } });
    expect(told).toMatchObject({
      kind: "registration.waitlisted",
      data: { because: "moved", position: 2, wasConfirmed: true, calendarSequence: 1 },
    });
    expect((await actionsOf(ana)).at(-1)).toBe("registration.moved_to_line");
    expect(await mailsOf(bo)).toEqual(["registration.waitlisted", "registration.offered"]);
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("is told when the seat would come straight back, and when there is none to take", async () => {
    const event = await buildEvent(db, { capacity: 1 });
    const ana = await arrive(event.id, "Ana");
    expect(await moveToWaitingList({ registrationId: ana }, byHand)).toEqual({
      ok: false,
      reason: "nobody_else_waits",
    });
    const bo = await arrive(event.id, "Bo");
    expect(await moveToWaitingList({ registrationId: bo }, byHand)).toEqual({ ok: false, reason: "no_seat_held" });
    await cancelRegistration({ registrationId: ana }, at(monday));
    // The offer to Bo ran out, whether or not the clockwork has been there.
    const later = at(new Date("2024-02-20T09:00:00+01:00"), organiser);
    expect(await moveToWaitingList({ registrationId: bo }, later)).toEqual({ ok: false, reason: "no_seat_held" });
  });

  it("makes room in an event that is over its capacity, though nobody else waits", async () => {
    const event = await buildEvent(db, { capacity: 2 });
    const ana = await arrive(event.id, "Ana");
    await arrive(event.id, "Bo");
    await db.event.update({ where: { id: event.id }, data: { capacity: 1 } });
    expect(await moveToWaitingList({ registrationId: ana }, byHand)).toEqual({ ok: true });
    expect(await standing(event.id)).toEqual({ Ana: "waitlisted", Bo: "confirmed" });
  });

  it.each([
    ["no_waiting_list", tuesday, { hasWaitingList: false }],
    ["event_cancelled", tuesday, { status: "cancelled", cancelledAt: monday }],
    ["event_has_started", new Date("2024-03-19T10:00:00+01:00"), {}],
  ] as const)("is refused: %s", async (reason, now, changes) => {
    const { event, ana } = await fullEvent();
    await db.event.update({ where: { id: event.id }, data: changes });
    expect(await moveToWaitingList({ registrationId: ana }, at(now, organiser))).toEqual({ ok: false, reason });
    expect(await standing(event.id)).toMatchObject({ Ana: "confirmed" });
  });

  it("moves one person once, however many press at once", async () => {
    const { event, ana } = await fullEvent();
    const answers = await Promise.all([1, 2, 3].map(() => moveToWaitingList({ registrationId: ana }, byHand)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });
});
