import { describe, expect, it } from "vitest";
import { countAudience } from "@/lib/audience/queries";
import { audienceSchema, everybody } from "@/lib/audience/schema";
import { carryOutNext } from "@/lib/bulk/commands/carry-out-next";
import { chooseAgain, chooseTicked, clearTicks, keepTicks } from "@/lib/bulk/commands/choose-people";
import { startBulkAction } from "@/lib/bulk/commands/start-bulk-action";
import { stopBulkAction } from "@/lib/bulk/commands/stop-bulk-action";
import { carryOutRunning } from "@/lib/bulk/jobs";
import { countOutcomes, findBulkAction, findTicks, listOutcomes } from "@/lib/bulk/queries";
import { eraseRegistration } from "@/lib/privacy/commands/erase-registration";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";
import { brokenInvariants } from "../../support/invariants";
import { arrive, monday, openDesk, results, standing } from "./desk";

const { db } = await testDatabase();
const begins = () => {};
const soon = new Date(monday.getTime() + 3_600_000);
const carryOut = () => carryOutRunning({ db, now: () => soon });

describe("an action that was prepared", () => {
  async function prepared(names = ["Ana", "Bo", "Cy"]) {
    const event = await buildEvent(db);
    const ids = await arrive(db, event.id, names);
    const desk = await openDesk(db, event.id);
    return { event, ids, desk, id: await desk.choose() };
  }

  it("is not carried out on others than the page has shown", async () => {
    const { event, ids, desk, id } = await prepared();
    const { basis } = await desk.foresee(id, "cancel");
    await cancelRegistration({ registrationId: ids.Bo! }, { db, now: monday, actor: { kind: "participant" } });
    const input = { eventId: event.id, id, kind: "cancel", params: { reason: "x" }, basis } as const;
    expect(await startBulkAction(desk.scope, input, desk.ctx)).toEqual({ ok: false, reason: "changed" });
    expect(await desk.start(id, "cancel", { reason: "x" })).toEqual({ ok: true });
  });

  it("is started once by two organisers who press at the same moment, and carried out once by two workers", async () => {
    const { event, desk, id } = await prepared(["Ana", "Bo", "Cy", "Di", "Ed", "Flo"]);
    const both = await Promise.all([1, 2].map(() => desk.start(id, "cancel", { reason: "The room is small." })));
    expect(both).toContainEqual({ ok: true });
    expect(both).toContainEqual({ ok: false, reason: "started" });
    await Promise.all([1, 2, 3].map(() => carryOut()));
    await carryOut();
    const mails = await db.outgoingMail.count({ where: { eventId: event.id, kind: "registration.cancelled" } });
    expect(mails).toBe(6);
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("loses and doubles nothing when the worker dies between any two steps", async () => {
    const { event, desk, id } = await prepared();
    await desk.start(id, "cancel", { reason: "The room is small." });
    // The database goes away after the person's command and before the result, then with the first statement.
    for (const point of ["bulkItem.update", "registration.update"]) {
      const dying = new Proxy(db, {
        get: (target, name) =>
          name !== "$transaction"
            ? Reflect.get(target, name)
            : (work: (tx: unknown) => Promise<unknown>) =>
                target.$transaction(async (tx) => {
                  const [model, call] = point.split(".") as ["bulkItem", "update"];
                  const mortal = new Proxy(tx, {
                    get: (inner, part) =>
                      part !== model
                        ? Reflect.get(inner, part)
                        : new Proxy(inner[model], {
                            get: (delegate, method) =>
                              method === call
                                ? () => Promise.reject(new Error("The worker is dead."))
                                : Reflect.get(delegate, method),
                          }),
                  });
                  return work(mortal);
                }),
      });
      await expect(carryOutNext(dying as typeof db, id, { now: monday, begins })).rejects.toThrow("dead");
      expect(new Set(Object.values(await results(db, id)))).toEqual(new Set(["waiting"]));
    }
    expect(await carryOut()).toBe(3);
    expect(await db.outgoingMail.count({ where: { eventId: event.id, kind: "registration.cancelled" } })).toBe(3);
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("stops between two people, by anybody who may do what it does", async () => {
    const { event, desk, id } = await prepared();
    await desk.start(id, "cancel", { reason: "The room is small." });
    await carryOutNext(db, id, { now: monday, begins });
    const other = await openDesk(db, event.id);
    expect(await stopBulkAction(other.scope, { eventId: event.id, id }, other.ctx)).toBe(true);
    expect(await stopBulkAction(other.scope, { eventId: event.id, id }, other.ctx)).toBe(false);
    expect(await carryOut()).toBe(0);
    expect(await results(db, id)).toEqual({ Ana: "done", Bo: "waiting", Cy: "waiting" });
    const again = await chooseAgain(other.scope, { eventId: event.id, id, refusedOnly: false }, other.ctx);
    expect(again).toMatchObject({ ok: true });
  });

  it.each([
    ["lose the role", (id: string) => db.organiser.update({ where: { id }, data: { role: "viewer" } })],
    ["lose access", (id: string) => db.organiser.update({ where: { id }, data: { disabledAt: monday } })],
  ])("stops with a reason when whoever started it comes to %s in the middle", async (_, takeAway) => {
    const { desk, event, id } = await prepared();
    await desk.start(id, "cancel", { reason: "The room is small." });
    await carryOutNext(db, id, { now: monday, begins });
    await takeAway(desk.organiser.id);
    expect(await carryOut()).toBe(0);
    expect(await findBulkAction(db, desk.scope, event.id, id)).toMatchObject({
      status: "stopped",
      stopReason: "not_allowed",
    });
    expect(await standing(db, event.id)).toEqual({ Ana: "cancelled", Bo: "confirmed", Cy: "confirmed" });
  });

  it("goes on behind somebody with whom the command fails, and says so", async () => {
    const { desk, event, ids, id } = await prepared();
    await desk.start(id, "cancel", { reason: "The room is small." });
    await db.$executeRaw`
      CREATE FUNCTION refuse_bo() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.given_name = 'Bo' AND NEW.status = 'cancelled' THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW; END $$`;
    await db.$executeRaw`CREATE TRIGGER refuse_bo BEFORE UPDATE ON registration FOR EACH ROW EXECUTE FUNCTION refuse_bo()`;
    await carryOut();
    await db.$executeRaw`DROP TRIGGER refuse_bo ON registration`;
    expect(await results(db, id)).toEqual({ Ana: "done", Bo: "fault", Cy: "done" });
    expect(await db.registration.findUnique({ where: { id: ids.Bo! } })).toMatchObject({ status: "confirmed" });
    const action = (await findBulkAction(db, desk.scope, event.id, id))!;
    expect(await countOutcomes(db, desk.scope, action)).toMatchObject({ done: 2, refused: 1 });
    expect((await listOutcomes(db, desk.scope, action, { outcome: "refused", page: 9 })).rows).toMatchObject([
      { givenName: "Bo", reason: "fault" },
    ]);
  });
});

it("keeps nothing that names whoever has their data deleted", async () => {
  const event = await buildEvent(db);
  const name = { givenName: "Ørsted", familyName: "Åkjær" };
  const { id: registrationId } = await buildRegistration(db, { eventId: event.id, ...name, status: "cancelled" });
  const desk = await openDesk(db, event.id);
  const id = await desk.choose({ ...everybody, q: "Ørsted" });
  await desk.start(id, "tag", { tag: "with Ørsted Åkjær" });
  await db.bulkAction.update({ where: { id }, data: { listQuery: "q=%C3%98rsted&page=2" } });
  await carryOut();
  const ctx = { db, now: soon, actor: { kind: "organiser" as const, id: desk.organiser.id } };
  expect(await eraseRegistration({ registrationId }, ctx)).toMatchObject({ ok: true });
  const kept = JSON.stringify(await db.bulkAction.findUnique({ where: { id } }));
  expect(kept).not.toMatch(/rsted|kj/);
});

describe("choosing", () => {
  it("keeps ticks over several pages, each organiser's own, and names them to an announcement", async () => {
    const event = await buildEvent(db);
    const ids = await arrive(db, event.id, ["Ana", "Bo", "Cy", "Di"]);
    const [one, other] = [await openDesk(db, event.id), await openDesk(db, event.id)];
    const first = { eventId: event.id, listQuery: "page=1", shown: [ids.Ana!, ids.Bo!] };
    expect(await keepTicks(one.scope, { ...first, ticked: [ids.Ana!, ids.Bo!] }, one.ctx)).toBe(2);
    expect(await keepTicks(one.scope, { ...first, ticked: [ids.Bo!] }, one.ctx)).toBe(1);
    const shown = Object.values(ids);
    expect(await findTicks(db, one.scope, { eventId: event.id, shown, now: one.ctx.now })).toEqual({
      ticked: [ids.Bo],
      count: 1,
    });
    expect(await findTicks(db, other.scope, { eventId: event.id, shown, now: one.ctx.now })).toMatchObject({
      count: 0,
    });
    const second = { eventId: event.id, listQuery: "page=2", shown: [ids.Cy!, ids.Di!], ticked: [ids.Cy!] };
    const chosen = await chooseTicked(one.scope, second, one.ctx);
    if (!chosen.ok) throw new Error("Two were ticked.");
    const among = audienceSchema.parse({ ...everybody, among: chosen.id });
    expect(await countAudience(db, event.id, among, { isNews: false })).toMatchObject({ total: 2 });
    const elsewhere = await buildEvent(db);
    expect(await countAudience(db, elsewhere.id, among, { isNews: false })).toMatchObject({ total: 0 });
  });

  it("adds no tick to those of the day before, which no page shows any more", async () => {
    const event = await buildEvent(db);
    const ids = await arrive(db, event.id, ["Ana", "Bo"]);
    const desk = await openDesk(db, event.id);
    const page = { eventId: event.id, listQuery: "" };
    expect(await keepTicks(desk.scope, { ...page, shown: [ids.Ana!], ticked: [ids.Ana!] }, desk.ctx)).toBe(1);
    const nextDay = { ...desk.ctx, now: new Date(desk.ctx.now.getTime() + 24 * 3_600_000) };
    expect(await keepTicks(desk.scope, { ...page, shown: [ids.Bo!], ticked: [ids.Bo!] }, nextDay)).toBe(1);
  });

  it("takes nobody of another event, and nobody at all for nothing", async () => {
    const [event, other] = [await buildEvent(db), await buildRegistration(db)];
    const desk = await openDesk(db, event.id);
    const input = { eventId: event.id, listQuery: "", shown: [other.id], ticked: [other.id] };
    expect(await chooseTicked(desk.scope, input, desk.ctx)).toEqual({ ok: false, reason: "nobody" });
    await clearTicks(desk.scope, { eventId: event.id }, desk.ctx);
    const scope = desk.scope;
    await expect(keepTicks(scope, { ...input, eventId: other.eventId }, desk.ctx)).rejects.toThrow();
  });
});
