import { describe, expect, it } from "vitest";
import { carryOutNext } from "@/lib/bulk/commands/carry-out-next";
import { chooseTicked } from "@/lib/bulk/commands/choose-people";
import { startBulkAction } from "@/lib/bulk/commands/start-bulk-action";
import { bulkKinds } from "@/lib/bulk/constants";
import { carryOutRunning } from "@/lib/bulk/jobs";
import { countChosen, findBulkAction, listBulkActions, listForecast } from "@/lib/bulk/queries";
import { prospectOf } from "@/lib/bulk/rules";
import { testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";
import { brokenInvariants } from "../../support/invariants";
import { arrive, monday, openDesk, results, standing } from "./desk";

const { db } = await testDatabase();
const begins = () => {};
const soon = new Date(monday.getTime() + 3_600_000);
const carryOut = () => carryOutRunning({ db, now: () => soon });

describe("what is done to many", () => {
  it("is done to each by the command for one, and says of everybody else why not", async () => {
    const event = await buildEvent(db, { admissionMode: "approval", capacity: 3 });
    await arrive(db, event.id, ["Ana", "Bo", "Cy", "Di"]);
    const desk = await openDesk(db, event.id);
    const id = await desk.choose();
    expect(await desk.foresee(id, "approve")).toMatchObject({
      willBe: 3,
      leftOut: [{ reason: "wrong_state", count: 1 }],
      blocked: null,
    });
    const action = (await findBulkAction(db, desk.scope, event.id, id))!;
    const names = async (leftOut: boolean) =>
      (await listForecast(db, desk.scope, action, "approve", { leftOut, page: 1, now: desk.ctx.now })).map(
        ({ givenName }) => givenName,
      );
    expect([await names(false), await names(true)]).toEqual([["Ana", "Bo", "Cy"], ["Di"]]);
    expect(await desk.start(id, "approve")).toEqual({ ok: true });
    expect(await carryOut()).toBe(3);
    expect(await standing(db, event.id)).toEqual({
      Ana: "confirmed",
      Bo: "confirmed",
      Cy: "confirmed",
      Di: "waitlisted",
    });
    expect(await results(db, id)).toEqual({ Ana: "done", Bo: "done", Cy: "done", Di: "wrong_state" });
    const { rows } = await listBulkActions(db, desk.scope, event.id, 1);
    expect(rows).toMatchObject([{ id, status: "done", counts: { all: 4, done: 3, refused: 1, waiting: 0 } }]);
    const entries = await db.auditEntry.findMany({ where: { eventId: event.id, actorId: desk.organiser.id } });
    expect(entries.map(({ action }) => action).sort()).toEqual([
      "bulk.started",
      ...Array(3).fill("registration.approved"),
    ]);
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it.each([
    ["decline", { reason: "The room is small." }, { Ana: "wrong_state", Bo: "wrong_state", Cy: "done", Di: "done" }],
    ["cancel", { reason: "The room is small." }, { Ana: "done", Bo: "done", Cy: "done", Di: "done" }],
    ["offer", {}, { Cy: "no_seat", Di: "no_seat", Ana: "wrong_state", Bo: "wrong_state" }],
    ["tag", { tag: "VIP" }, { Ana: "done", Bo: "done", Cy: "done", Di: "done" }],
    ["untag", { tag: "VIP" }, { Ana: "already", Bo: "already", Cy: "already", Di: "already" }],
    ["move_to_waiting_list", {}, { Ana: "nobody_else_waits" }],
  ] as const)("%s", async (kind, params, outcome) => {
    const isMove = kind === "move_to_waiting_list";
    const event = await buildEvent(db, { capacity: isMove ? 5 : 2 });
    await arrive(db, event.id, isMove ? ["Ana"] : ["Ana", "Bo", "Cy", "Di"]);
    const desk = await openDesk(db, event.id);
    const id = await desk.choose();
    const started = await desk.start(id, kind, params);
    if (kind === "offer" || isMove) {
      // Nobody would be dealt with: nothing is started.
      expect(started).toEqual({ ok: false, reason: "nobody" });
      const { leftOut } = await desk.foresee(id, kind);
      expect(new Set(leftOut.map(({ reason }) => reason))).toEqual(new Set(Object.values(outcome)));
      return;
    }
    await carryOut();
    expect(await results(db, id)).toEqual(outcome);
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("offers seats by place in line, as many as there are, and says whom it passes over", async () => {
    const event = await buildEvent(db, { capacity: 1 });
    const { Cy, Di, Ed } = await arrive(db, event.id, ["Ana", "Bo", "Cy", "Di", "Ed"]);
    // Two seats more: the sweep has not been there yet.
    await db.event.update({ where: { id: event.id }, data: { capacity: 3 } });
    const desk = await openDesk(db, event.id);
    const shown = [Ed!, Di!, Cy!];
    const chosen = await chooseTicked(desk.scope, { eventId: event.id, listQuery: "", shown, ticked: shown }, desk.ctx);
    if (!chosen.ok) throw new Error("They are there.");
    expect(await desk.foresee(chosen.id, "offer")).toMatchObject({
      willBe: 2,
      passedOver: 1,
      leftOut: [{ reason: "no_seat", count: 1 }],
    });
    await desk.start(chosen.id, "offer");
    await carryOut();
    expect(await results(db, chosen.id)).toEqual({ Cy: "done", Di: "done", Ed: "no_seat" });
    expect(await standing(db, event.id)).toMatchObject({ Bo: "waitlisted", Cy: "offered", Di: "offered" });
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("goes over capacity for an organiser who has agreed to by how much, and puts it on record", async () => {
    const event = await buildEvent(db, { capacity: 2 });
    await arrive(db, event.id, ["Ana", "Bo", "Cy", "Di", "Ed"]);
    const desk = await openDesk(db, event.id);
    const id = await desk.choose();
    expect(await desk.foresee(id, "offer")).toMatchObject({ willBe: 0, overBy: 0 });
    const seen = await desk.foresee(id, "offer", { over: "yes" });
    expect(seen).toMatchObject({ willBe: 3, overBy: 3, passedOver: 0, leftOut: [{ reason: "wrong_state", count: 2 }] });
    // A seat fewer: the same people, but further beyond capacity than the page said.
    await db.event.update({ where: { id: event.id }, data: { capacity: 1 } });
    const input = { eventId: event.id, id, kind: "offer", params: { over: "yes" }, basis: seen.basis } as const;
    expect(await startBulkAction(desk.scope, input, desk.ctx)).toEqual({ ok: false, reason: "changed" });
    await db.event.update({ where: { id: event.id }, data: { capacity: 2 } });
    expect(await startBulkAction(desk.scope, { ...input, params: {} }, desk.ctx)).toMatchObject({ ok: false });
    expect(await startBulkAction(desk.scope, input, desk.ctx)).toEqual({ ok: true });
    await carryOut();
    expect(await standing(db, event.id)).toMatchObject({ Cy: "offered", Di: "offered", Ed: "offered" });
    const entries = await db.auditEntry.findMany({
      where: { eventId: event.id, actorId: desk.organiser.id },
      orderBy: { number: "asc" },
    });
    expect(entries.map(({ after }) => (after as { overCapacity?: unknown }).overCapacity)).toEqual([
      3,
      true,
      true,
      true,
    ]);
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("goes no further over capacity than was agreed to, though seats go elsewhere meanwhile", async () => {
    const event = await buildEvent(db, { capacity: 3 });
    await arrive(db, event.id, ["Ana", "Bo", "Cy"]);
    await db.event.update({ where: { id: event.id }, data: { capacity: 2 } });
    await arrive(db, event.id, ["Di", "Ed"]);
    await db.event.update({ where: { id: event.id }, data: { capacity: 3 } });
    const desk = await openDesk(db, event.id);
    const id = await desk.choose();
    const { basis, overBy } = await desk.foresee(id, "offer", { over: "yes" });
    expect(overBy).toBe(2);
    const input = { eventId: event.id, id, kind: "offer", params: { over: "yes" }, basis } as const;
    expect(await startBulkAction(desk.scope, input, desk.ctx)).toEqual({ ok: true });
    await db.event.update({ where: { id: event.id }, data: { capacity: 2 } });
    await carryOut();
    expect(await results(db, id)).toMatchObject({ Di: "done", Ed: "no_seat" });
    expect(await standing(db, event.id)).toMatchObject({ Di: "offered", Ed: "waitlisted" });
  });

  it("is said to be possible, before choosing, for as many as the preview then names", async () => {
    const event = await buildEvent(db, { capacity: 3, admissionMode: "approval" });
    const ids = await arrive(db, event.id, ["Ana", "Bo", "Cy", "Di", "Ed"]);
    const overdue = { status: "offered", heldUntil: monday, queueNumber: 90 } as const;
    await db.registration.update({ where: { id: ids.Ana! }, data: overdue });
    await buildRegistration(db, { eventId: event.id, status: "cancelled", erasedAt: monday });
    const desk = await openDesk(db, event.id);
    const id = await desk.choose();
    const action = (await findBulkAction(db, desk.scope, event.id, id))!;
    const { groups, event: seating } = await countChosen(db, desk.scope, action, desk.ctx.now);
    for (const kind of bulkKinds) {
      const { blocked, willBe, leftOut } = await desk.foresee(id, kind);
      const said = prospectOf(kind, groups, seating, desk.ctx.now);
      const byReason = (all: typeof leftOut) => Object.fromEntries(all.map(({ reason, count }) => [reason, count]));
      expect({ ...said, leftOut: byReason(said.leftOut) }, kind).toEqual({
        blocked,
        willBe,
        leftOut: byReason(leftOut),
      });
    }
  });

  it("moves no more to the line than others wait for their seats", async () => {
    const event = await buildEvent(db, { capacity: 3 });
    const ids = await arrive(db, event.id, ["Ana", "Bo", "Cy", "Di", "Ed"]);
    const desk = await openDesk(db, event.id);
    const shown = [ids.Ana!, ids.Bo!, ids.Cy!];
    const chosen = await chooseTicked(desk.scope, { eventId: event.id, listQuery: "", shown, ticked: shown }, desk.ctx);
    if (!chosen.ok) throw new Error("They are there.");
    expect(await desk.foresee(chosen.id, "move_to_waiting_list")).toMatchObject({ willBe: 2 });
    await desk.start(chosen.id, "move_to_waiting_list");
    await carryOut();
    expect(await results(db, chosen.id)).toEqual({ Ana: "done", Bo: "done", Cy: "nobody_else_waits" });
    expect(await standing(db, event.id)).toEqual({
      Ana: "waitlisted",
      Bo: "waitlisted",
      Cy: "confirmed",
      Di: "offered",
      Ed: "offered",
    });
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("marks as present on one day, whoever is coming", async () => {
    const event = await buildEvent(db, {
      startsAt: monday,
      endsAt: new Date("2024-02-05T17:00:00+01:00"),
      cancellationsCloseAt: monday,
      registrationOpensAt: new Date("2024-01-01"),
      registrationClosesAt: monday,
    });
    await buildRegistration(db, { eventId: event.id, givenName: "Ana" });
    await buildRegistration(db, { eventId: event.id, givenName: "Bo", status: "cancelled" });
    const desk = await openDesk(db, event.id);
    const id = await desk.choose();
    expect(await desk.start(id, "mark_present", { day: "2024-02-05" })).toEqual({ ok: true });
    while ((await carryOutNext(db, id, { now: desk.ctx.now, begins })) === "done");
    expect(await results(db, id)).toEqual({ Ana: "done", Bo: "wrong_state" });
    expect(await db.attendance.count({ where: { registration: { eventId: event.id } } })).toBe(1);
  });
});

/** BULK_PEOPLE=5000 for whoever wants to see it: 20 ms a person on a busy machine. */
const crowd = Number(process.env.BULK_PEOPLE ?? 300);

it(`does ${crowd} in one go, a turn at a time`, { timeout: 300_000 }, async () => {
  const event = await buildEvent(db, { capacity: 6000 });
  await db.$executeRaw`
    INSERT INTO registration (id, event_id, reference, status, locale, given_name, family_name, email, email_key,
      organisation, organisation_type, country, submission_id, registered_at, updated_at)
    SELECT gen_random_uuid(), ${event.id}::uuid, 'BULK-' || n, 'awaiting_approval', 'en', 'Person ' || n, 'Example',
      'bulk-' || n || '@example.org', 'bulk-' || n || '@example.org', 'Example', 'municipality', 'DK',
      gen_random_uuid(), ${monday}, ${monday} FROM generate_series(1, ${crowd}::int) n`;
  const desk = await openDesk(db, event.id);
  const began = performance.now();
  const id = await desk.choose();
  const { willBe } = await desk.foresee(id, "approve");
  expect(willBe).toBe(crowd);
  await desk.start(id, "approve");
  const prepared = performance.now();
  let done = 0;
  for (let turns = 0; done < crowd && turns < 400; turns += 1)
    done += await carryOutRunning({ db, now: () => desk.ctx.now }, 500);
  await carryOut();
  const ended = performance.now();
  console.info(`${crowd}: started in ${Math.round(prepared - began)} ms, done in ${Math.round(ended - prepared)} ms`);
  expect(await db.registration.count({ where: { eventId: event.id, status: "confirmed" } })).toBe(crowd);
  expect(await db.bulkAction.findUnique({ where: { id } })).toMatchObject({ status: "done" });
});
