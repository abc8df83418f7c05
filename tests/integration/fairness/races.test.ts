import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { connect } from "@/lib/db";
import { changeSeating } from "@/lib/events/commands/change-seating";
import { seatingOf } from "@/lib/events/rules";
import { acceptHandover } from "@/lib/handovers/commands/accept-handover";
import { declineHandover, withdrawHandover } from "@/lib/handovers/commands/end-handover";
import { offerHandover } from "@/lib/handovers/commands/offer-handover";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { type RegisterInput, registerParticipant } from "@/lib/registrations/commands/register-participant";
import { verifyAddress } from "@/lib/registrations/commands/verify-address";
import { registrationSchema } from "@/lib/registrations/schema";
import { acceptOffer } from "@/lib/waiting-list/commands/accept-offer";
import { declineOffer } from "@/lib/waiting-list/commands/decline-offer";
import { offerSeat } from "@/lib/waiting-list/commands/offer-seat";
import { rejoinLine } from "@/lib/waiting-list/commands/rejoin-line";
import { sweepEvent } from "@/lib/waiting-list/jobs";
import type { Event, Prisma } from "@/prisma/generated/client";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser } from "../../support/factories";
import { brokenInvariants } from "../../support/invariants";

const { db, url } = await testDatabase();
/** A second process, as far as PostgreSQL can tell: it shares neither connections nor anybody's place in a rush. */
const elsewhere = connect(url, 10);
afterAll(() => elsewhere.$disconnect());
const now = new Date("2024-02-05T09:00:00+01:00");
const participant = { kind: "participant" } as const;
const here: Context = { db, now, actor: participant };
const there: Context = { db: elsewhere, now, actor: participant };
const organiser = { kind: "organiser", id: (await buildOrganiser(db)).id } as const;

const addressOf = (name: string) => `${name}@example.org`;

function detailsOf(name: string) {
  return registrationSchema.parse({
    givenName: name,
    familyName: "Example",
    email: addressOf(name),
    organisation: "Municipality of Example",
    organisationType: "municipality",
    country: "DK",
  });
}

function sending(eventId: string, name: string, colleagues: string[] = []): RegisterInput {
  return {
    eventId,
    submissionId: randomUUID(),
    locale: "en",
    fromDraft: false,
    details: detailsOf(name),
    colleagues: colleagues.map((colleague) => ({ details: detailsOf(colleague) })),
  };
}

/** An event and people who registered for it one after the other: the first have the seats, the others wait. */
async function eventWith(capacity: number, people: string[], changes: Partial<Prisma.EventCreateInput> = {}) {
  const event = await buildEvent(db, { capacity, ...changes });
  for (const name of people) await registerParticipant(sending(event.id, name), here);
  return event;
}

async function find(event: Event, name: string) {
  return db.registration.findFirstOrThrow({
    where: { eventId: event.id, emailKey: addressOf(name) },
    orderBy: { id: "desc" },
  });
}
const idOf = async (event: Event, name: string) => ({ registrationId: (await find(event, name)).id });

/** Who stands how, for a table of expectations. */
async function standing(event: Event): Promise<Record<string, string>> {
  const rows = await db.registration.findMany({ where: { eventId: event.id }, orderBy: { id: "asc" } });
  return Object.fromEntries(rows.map(({ givenName, status }) => [givenName, status]));
}

const mailsTo = (event: Event, name: string, kind: string) =>
  db.outgoingMail.count({ where: { eventId: event.id, recipient: addressOf(name), kind } });

/** Both orders are possible; whichever it was, the invariants hold. Tried often enough that both happen. */
function often(name: string, race: () => Promise<Event>) {
  it(name, async () => {
    for (let time = 0; time < 8; time++) expect(await brokenInvariants(db, (await race()).id)).toEqual([]);
  });
}

describe("an offer", () => {
  often("accepted by a button that is pressed twice, at two processes, is one seat and one mail", async () => {
    const event = await eventWith(1, ["a", "b"]);
    await cancelRegistration(await idOf(event, "a"), here);
    const b = await idOf(event, "b");
    const answers = await Promise.all([acceptOffer(b, here), acceptOffer(b, there), acceptOffer(b, here)]);
    expect(answers).toEqual(Array(3).fill({ ok: true, status: "confirmed" }));
    expect(await standing(event)).toEqual({ a: "cancelled", b: "confirmed" });
    expect(await mailsTo(event, "b", "registration.confirmed")).toBe(1);
    return event;
  });

  often("stands while seats are taken away, and nobody else can accept one meanwhile", async () => {
    const event = await eventWith(2, ["a", "b", "c", "d"]);
    await cancelRegistration(await idOf(event, "a"), here);
    // The capacity goes down while the first offer stands, and another seat becomes free.
    await changeSeating(capacityOf(event, 1), { db, now, actor: organiser });
    await cancelRegistration(await idOf(event, "b"), here);
    const people = [await idOf(event, "c"), await idOf(event, "d")] as const;
    const answers = await Promise.all([acceptOffer(people[0], here), acceptOffer(people[1], there)]);
    expect(answers).toEqual([
      { ok: true, status: "confirmed" },
      { ok: false, reason: "not_offered" },
    ]);
    expect(await standing(event)).toMatchObject({ c: "confirmed", d: "waitlisted" });
    return event;
  });

  often("accepted and declined at the same moment is one of the two", async () => {
    const event = await eventWith(1, ["a", "b", "c"]);
    await cancelRegistration(await idOf(event, "a"), here);
    const b = await idOf(event, "b");
    const [accepted, declined] = await Promise.all([
      acceptOffer(b, here),
      declineOffer({ ...b, keepInLine: false }, there),
    ]);
    expect([accepted.ok, declined.ok].filter(Boolean)).toHaveLength(1);
    const { b: first, c: second } = await standing(event);
    expect([first, second]).toEqual(accepted.ok ? ["confirmed", "waitlisted"] : ["cancelled", "offered"]);
    return event;
  });

  often("accepted and given back at the same moment ends cancelled, and the next is asked", async () => {
    const event = await eventWith(1, ["a", "b", "c"]);
    await cancelRegistration(await idOf(event, "a"), here);
    const b = await idOf(event, "b");
    const [, cancelled] = await Promise.all([acceptOffer(b, here), cancelRegistration(b, there)]);
    expect(cancelled).toEqual({ ok: true });
    expect(await standing(event)).toMatchObject({ b: "cancelled", c: "offered" });
    return event;
  });

  often("accepted at the very last moment, while the clockwork comes by, is accepted", async () => {
    const event = await eventWith(1, ["a", "b", "c"]);
    await cancelRegistration(await idOf(event, "a"), here);
    const { id, heldUntil } = await find(event, "b");
    const last = heldUntil as Date;
    const [accepted] = await Promise.all([
      acceptOffer({ registrationId: id }, { ...here, now: last }),
      sweepEvent(elsewhere, event.id, last),
    ]);
    expect(accepted).toEqual({ ok: true, status: "confirmed" });
    expect(await standing(event)).toMatchObject({ b: "confirmed", c: "waitlisted" });
    return event;
  });

  often("accepted a moment too late is over, whether or not the clockwork was faster", async () => {
    const event = await eventWith(1, ["a", "b", "c"]);
    await cancelRegistration(await idOf(event, "a"), here);
    const { id, heldUntil } = await find(event, "b");
    const late = new Date(Number(heldUntil) + 1);
    const [accepted] = await Promise.all([
      acceptOffer({ registrationId: id }, { ...here, now: late }),
      sweepEvent(elsewhere, event.id, late),
    ]);
    expect(accepted).toEqual({ ok: false, reason: "lapsed" });
    expect(await standing(event)).toMatchObject({ b: "lapsed", c: "offered" });
    return event;
  });

  often("by hand for a seat that is just being given back comes too late: the next in line has it", async () => {
    const event = await eventWith(1, ["a", "b", "c"]);
    const c = await idOf(event, "c");
    const [byHand] = await Promise.all([
      offerSeat({ ...c, overCapacity: 0 }, { db, now, actor: organiser }),
      cancelRegistration(await idOf(event, "a"), there),
    ]);
    // The freed seat goes to b in the same transaction: for c there never is one.
    expect(byHand).toEqual({ ok: false, reason: "no_seat" });
    expect(await standing(event)).toMatchObject({ b: "offered", c: "waitlisted" });
    return event;
  });
});

describe("the clockwork", () => {
  often("at two processes at once lets each hold run out once, and offers each seat once", async () => {
    const event = await eventWith(2, ["a", "b", "c", "d", "e", "f"]);
    for (const name of ["a", "b"]) await cancelRegistration(await idOf(event, name), here);
    const { heldUntil } = await find(event, "c");
    const late = new Date(Number(heldUntil) + 1);
    await Promise.all([
      sweepEvent(db, event.id, late),
      sweepEvent(elsewhere, event.id, late),
      sweepEvent(db, event.id, late),
    ]);
    expect(await standing(event)).toMatchObject({ c: "lapsed", d: "lapsed", e: "offered", f: "offered" });
    expect(await mailsTo(event, "c", "registration.lapsed")).toBe(1);
    expect(await mailsTo(event, "e", "registration.offered")).toBe(1);
    return event;
  });

  often("and the way back, pressed twice, put somebody at the end of the line once", async () => {
    const event = await eventWith(1, ["a", "b", "c"]);
    await cancelRegistration(await idOf(event, "a"), here);
    const { id: registrationId, heldUntil } = await find(event, "b");
    const late = new Date(Number(heldUntil) + 1);
    const answers = await Promise.all([
      rejoinLine({ registrationId }, { ...here, now: late }),
      sweepEvent(elsewhere, event.id, late),
      rejoinLine({ registrationId }, { ...there, now: late }),
    ]);
    expect([answers[0].ok, answers[2].ok].filter(Boolean)).toHaveLength(1);
    expect(await standing(event)).toMatchObject({ b: "waitlisted", c: "offered" });
    return event;
  });

  often("does not take a seat from whoever proves their address at the last moment", async () => {
    const event = await eventWith(1, ["a", "b"], { admissionMode: "verified" });
    const { id: registrationId, heldUntil } = await find(event, "a");
    const last = heldUntil as Date;
    const [verified] = await Promise.all([
      verifyAddress({ registrationId }, { ...here, now: last }),
      sweepEvent(elsewhere, event.id, last),
    ]);
    expect(verified).toEqual({ ok: true, status: "confirmed" });
    return event;
  });
});

describe("the last seats", () => {
  often("and a group: everybody has either, and no seat is left over", async () => {
    const event = await eventWith(3, []);
    await Promise.all([
      registerParticipant(sending(event.id, "lead", ["first", "second"]), here),
      registerParticipant(sending(event.id, "single"), there),
      registerParticipant(sending(event.id, "other"), here),
    ]);
    const states = Object.values(await standing(event));
    expect(states.filter((status) => status === "confirmed")).toHaveLength(3);
    expect(states.filter((status) => status === "waitlisted")).toHaveLength(2);
    return event;
  });

  often("promised to a group are all there, or the group is asked again and nobody of it is registered", async () => {
    const event = await eventWith(3, []);
    const [group] = await Promise.all([
      registerParticipant({ ...sending(event.id, "lead", ["first", "second"]), promisedSeats: 3 }, here),
      registerParticipant(sending(event.id, "single"), there),
    ]);
    const { single, ...others } = await standing(event);
    if (group.ok)
      expect([single, ...Object.values(others)].sort()).toEqual([...Array(3).fill("confirmed"), "waitlisted"]);
    else expect([group.reason, single, others]).toEqual(["outcome_changed", "confirmed", {}]);
    return event;
  });

  often("and one address, sent from everywhere at once, are one registration", async () => {
    const event = await eventWith(3, []);
    const answers = await Promise.all(
      [here, there, here, there].map((context) => registerParticipant(sending(event.id, "same"), context)),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await db.registration.count({ where: { eventId: event.id } })).toBe(1);
    expect(await mailsTo(event, "same", "registration.already_registered")).toBe(3);
    return event;
  });

  often("while the capacity goes down: nobody is thrown out, nobody gets in beyond it", async () => {
    const event = await eventWith(3, ["a"]);
    const newcomers = ["b", "c", "d", "e"];
    await Promise.all([
      ...newcomers.map((name, index) => registerParticipant(sending(event.id, name), index % 2 ? here : there)),
      changeSeating(capacityOf(event, 2), { db, now, actor: organiser }),
    ]);
    const { a, ...others } = await standing(event);
    const confirmed = Object.values(others).filter((status) => status === "confirmed").length;
    expect(a).toBe("confirmed");
    expect([1, 2]).toContain(confirmed);
    return event;
  });

  often("while the capacity goes up: those who wait come before those who come", async () => {
    const event = await eventWith(1, ["a", "b", "c"]);
    await Promise.all([
      registerParticipant(sending(event.id, "new"), there),
      changeSeating(capacityOf(event, 3), { db, now, actor: organiser }),
      registerParticipant(sending(event.id, "newer"), here),
    ]);
    expect(await standing(event)).toEqual({
      a: "confirmed",
      b: "offered",
      c: "offered",
      new: "waitlisted",
      newer: "waitlisted",
    });
    return event;
  });

  often("given back while somebody new sends the form go to whoever waits", async () => {
    const event = await eventWith(1, ["a", "b"]);
    const a = await idOf(event, "a");
    await Promise.all([cancelRegistration(a, here), registerParticipant(sending(event.id, "new"), there)]);
    expect(await standing(event)).toEqual({ a: "cancelled", b: "offered", new: "waitlisted" });
    return event;
  });
});

describe("a place that is handed over", () => {
  /** `a` has the only seat and has offered it to `to`; `b` waits. */
  async function handingOver(people = ["a", "b"]) {
    const event = await eventWith(1, people);
    const a = await idOf(event, "a");
    await offerHandover({ ...a, name: "to", email: addressOf("to"), locale: "en" }, here);
    const { id: handoverId } = await db.handover.findFirstOrThrow({ where: { registrationId: a.registrationId } });
    const { email: _, ...details } = detailsOf("to");
    const taking = () => ({ handoverId, submissionId: randomUUID(), fromDraft: false, locale: "en" as const, details });
    return { event, a, handoverId, taking };
  }

  often("is taken over or given back, never both", async () => {
    const { event, a, taking } = await handingOver();
    const [taken, cancelled] = await Promise.all([acceptHandover(taking(), here), cancelRegistration(a, there)]);
    expect([taken.ok, cancelled.ok].filter(Boolean)).toHaveLength(1);
    const { b, to } = await standing(event);
    expect([to, b]).toEqual(taken.ok ? ["confirmed", "waitlisted"] : [undefined, "offered"]);
    return event;
  });

  often("is taken over once by a button that is pressed twice", async () => {
    const { event, taking } = await handingOver();
    const answers = await Promise.all([acceptHandover(taking(), here), acceptHandover(taking(), there)]);
    expect(answers[0]).toMatchObject({ ok: true });
    expect(answers[1]).toEqual(answers[0]);
    expect(await mailsTo(event, "to", "registration.confirmed")).toBe(1);
    return event;
  });

  often("is taken over or withdrawn or declined, one of the three", async () => {
    const { event, a, handoverId, taking } = await handingOver();
    const answers = await Promise.all([
      acceptHandover(taking(), here),
      withdrawHandover(a, there),
      declineHandover({ handoverId }, here),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    return event;
  });

  often("to somebody who is just being offered a seat never gives them two", async () => {
    const { event, taking } = await handingOver(["a", "to", "c"]);
    // A second seat: `to` is offered it while taking the other over.
    const [taken] = await Promise.all([
      acceptHandover(taking(), here),
      changeSeating(capacityOf(event, 2), { db: elsewhere, now, actor: organiser }),
    ]);
    const states = await standing(event);
    if (taken.ok) expect(states).toMatchObject({ a: "cancelled", to: "confirmed", c: "offered" });
    else expect([taken.reason, states.a, states.to]).toEqual(["already_has_place", "confirmed", "offered"]);
    return event;
  });
});

/** An organiser who sees the event as it is and wants another number of seats. */
function capacityOf(event: Event, capacity: number): Parameters<typeof changeSeating>[0] {
  const basis = seatingOf({ ...event, texts: [] });
  return { eventId: event.id, basis, seating: { ...basis, capacity } };
}
