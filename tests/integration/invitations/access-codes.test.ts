import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { findDeskSeats } from "@/lib/desk/queries";
import { addAccessCode } from "@/lib/invitations/commands/add-access-code";
import { changeAccessCode } from "@/lib/invitations/commands/change-access-code";
import { closeAccessCode } from "@/lib/invitations/commands/close-access-code";
import { endReservations } from "@/lib/invitations/jobs";
import { listAccessCodes } from "@/lib/invitations/queries";
import { grantScope } from "@/lib/organisers/policy";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";
import { buildAccessCode } from "../../support/invitations";

const { db } = await testDatabase();
const somebody = await buildOrganiser(db);
const scope = grantScope(somebody, "registrations.read")!;
const now = new Date("2024-02-05T09:00:00+01:00");
const ctx: Context = { db, now, actor: { kind: "organiser", id: somebody.id } };
const reservedUntil = new Date("2024-03-01T18:00:00+01:00");
const code = { code: "NETWORK24", label: "BRINC network", seats: 3, holdsSeats: true, reservedUntil };

const seats = (eventId: string) => findDeskSeats(db, scope, eventId);
const actionsOf = async (eventId: string) =>
  (await db.auditEntry.findMany({ where: { eventId }, orderBy: { number: "asc" } })).map(({ action }) => action);

describe("a shared code", () => {
  it("sets its seats aside, is listed with how many it let in, and is given out once", async () => {
    const event = await buildEvent(db, { capacity: 5 });
    const added = await addAccessCode({ eventId: event.id, ...code }, ctx);
    expect(added).toMatchObject({ ok: true });
    expect(await addAccessCode({ eventId: event.id, ...code, holdsSeats: false }, ctx)).toEqual({
      ok: false,
      reason: "code_taken",
    });
    const accessCodeId = (added as { id: string }).id;
    await buildRegistration(db, { eventId: event.id, accessCodeId });
    await buildRegistration(db, { eventId: event.id, accessCodeId, status: "cancelled" });
    expect(await listAccessCodes(db, scope, event.id)).toMatchObject([{ ...code, used: 1, closedAt: null }]);
    expect(await seats(event.id)).toMatchObject({ held: 1, reserved: 2 });
    expect(await actionsOf(event.id)).toEqual(["access_code.added"]);
  });

  it("does not set aside what is not free, nor over those who wait unless told to", async () => {
    const event = await buildEvent(db, { capacity: 2 });
    const input = { eventId: event.id, ...code };
    expect(await addAccessCode(input, ctx)).toEqual({ ok: false, reason: "not_enough_seats", free: 2 });
    await buildRegistration(db, { eventId: event.id, status: "waitlisted" });
    expect(await addAccessCode({ ...input, seats: 2 }, ctx)).toEqual({
      ok: false,
      reason: "people_waiting",
      waiting: 1,
    });
    expect(await addAccessCode({ ...input, seats: 2, overWaitingList: true }, ctx)).toMatchObject({ ok: true });
    expect(await addAccessCode({ ...input, code: "OTHER24", holdsSeats: false }, ctx)).toMatchObject({ ok: true });
  });

  it("grows by free seats alone, shrinks at will, and what it no longer keeps goes to the waiting list", async () => {
    const event = await buildEvent(db, { capacity: 4 });
    const { id: codeId } = await buildAccessCode(db, { eventId: event.id });
    await buildRegistration(db, { eventId: event.id, accessCodeId: codeId });
    const change = async (wanted: number) => {
      const { seats: basis } = await db.accessCode.findUniqueOrThrow({ where: { id: codeId } });
      return changeAccessCode({ eventId: event.id, codeId, basis, seats: wanted }, ctx);
    };
    expect(await change(5)).toEqual({ ok: false, reason: "not_enough_seats", free: 1 });
    expect(await change(4)).toEqual({ ok: true, changed: true });
    expect(await change(4)).toEqual({ ok: true, changed: false });
    const waiting = await buildRegistration(db, { eventId: event.id, status: "waitlisted" });
    expect(await change(1)).toEqual({ ok: true, changed: true });
    expect(await db.registration.findUnique({ where: { id: waiting.id } })).toMatchObject({ status: "offered" });
    expect(await actionsOf(event.id)).toEqual(["access_code.changed", "access_code.changed", "registration.offered"]);
  });

  it("has the number of one of two who change it at the same moment; the other hears which", async () => {
    const event = await buildEvent(db, { capacity: 20 });
    const { id: codeId, seats: basis } = await buildAccessCode(db, { eventId: event.id });
    const wishes = [basis + 1, basis + 2, basis + 3];
    const change = (wanted: number) => changeAccessCode({ eventId: event.id, codeId, basis, seats: wanted }, ctx);
    const results = await Promise.all(wishes.map(change));
    const { seats: saved } = await db.accessCode.findUniqueOrThrow({ where: { id: codeId } });
    const overtaken = { ok: false, reason: "changed_meanwhile", seats: saved };
    expect(results).toEqual(wishes.map((wish) => (wish === saved ? { ok: true, changed: true } : overtaken)));
  });

  it.each(["closed", "over"])("gives its seats to the waiting list when it is %s", async (how) => {
    const event = await buildEvent(db, { capacity: 3 });
    const { id: codeId } = await buildAccessCode(db, { eventId: event.id });
    const waiting = await buildRegistration(db, { eventId: event.id, status: "waitlisted" });
    const close = () => closeAccessCode({ eventId: event.id, codeId }, ctx);
    if (how === "closed") await Promise.all([close(), close()]);
    else await endReservations({ db, now: new Date(reservedUntil.getTime() + 1) });
    expect(await db.registration.findUnique({ where: { id: waiting.id } })).toMatchObject({ status: "offered" });
    expect(await seats(event.id)).toMatchObject({ reserved: 0 });
    expect(await actionsOf(event.id)).toEqual([
      how === "closed" ? "access_code.closed" : "access_code.reservation_ended",
      "registration.offered",
    ]);
  });

  it("of another event is not found", async () => {
    const event = await buildEvent(db);
    const { id: codeId } = await buildAccessCode(db, { eventId: (await buildEvent(db)).id });
    await expect(closeAccessCode({ eventId: event.id, codeId }, ctx)).rejects.toThrow("No such code");
    await expect(changeAccessCode({ eventId: event.id, codeId, basis: 1, seats: 1 }, ctx)).rejects.toThrow(
      "No such code",
    );
  });
});
