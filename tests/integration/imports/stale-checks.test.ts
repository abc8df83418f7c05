import { expect, it } from "vitest";
import { joining, lockEvent } from "@/lib/db";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { checkImport } from "@/lib/imports/commands/check-import";
import { decideRows } from "@/lib/imports/commands/decide-rows";
import { checkVersion, countVerdicts, findImport, listCheckedRows } from "@/lib/imports/queries";
import { differenceVersion } from "@/lib/imports/rules";
import { countWaiting, testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";
import { importDesk, importLine } from "../../support/imports";

const { db } = await testDatabase();
const now = new Date("2024-02-05T09:00:00+01:00");
const { scope, context, checked } = await importDesk(db, now);

const changed = { ok: false, reason: "changed" };

/** The check as somebody has it before them from now on, with all that their browser sends when they press something. */
async function openPage(eventId: string, id: string) {
  const seen = await checkVersion(db, id);
  const shown = await listCheckedRows(db, scope, eventId, { id, verdict: null, page: 1 });
  const tick = (number: number, decision: "ours" | "theirs") => ({
    [number]: {
      decision,
      version: differenceVersion(shown.find((row) => row.number === number)?.findings ?? { differs: [] }),
    },
  });
  const save = (rows: ReturnType<typeof tick>) => decideRows({ eventId, id, rows }, context);
  const saveAll = (all: "ours" | "theirs") => decideRows({ eventId, id, rows: "all", all, seen }, context);
  const press = () => applyImport({ eventId, id, seen, seatAnyway: false, leaveOutWrong: false }, context);
  return { tick, save, saveAll, press };
}

/** Bo and Ida are registered, and the list has another organisation for both. */
async function buildCheck(domain: string) {
  const event = await buildEvent(db);
  const person = { eventId: event.id, organisationType: "municipality", country: "DK" } as const;
  const bo = await buildRegistration(db, { ...person, givenName: "Bo", familyName: "Lund", email: `bo@${domain}` });
  await buildRegistration(db, { ...person, givenName: "Ida", familyName: "Holm", email: `ida@${domain}` });
  const id = await checked(event.id, [
    importLine("Bo", "Lund", `bo@${domain}`),
    importLine("Ida", "Holm", `ida@${domain}`),
    importLine("Ny", "Person", `ny@${domain}`),
  ]);
  /** Bo corrects his name and country meanwhile. */
  const correct = () =>
    db.registration.update({ where: { id: bo.id }, data: { familyName: "Lundgreen", country: "SE" } });
  const boNow = () => db.registration.findUniqueOrThrow({ where: { id: bo.id } });
  const decisions = async () =>
    (await listCheckedRows(db, scope, event.id, { id, verdict: "conflict", page: 1 })).map(
      (row) => row.findings.decision,
    );
  return { eventId: event.id, id, correct, boNow, decisions };
}

it("overwrites nothing that nobody saw when the button is pressed again on an old page", async () => {
  const { eventId, id, correct, boNow, decisions } = await buildCheck("old.dk");
  const page = await openPage(eventId, id);
  const ticks = { ...page.tick(2, "theirs"), ...page.tick(3, "theirs") };
  await correct();
  expect(await page.save(ticks)).toEqual({ isStale: false });
  expect(await page.press()).toEqual(changed);
  expect(await decisions()).toEqual([null, "theirs"]);

  // Back in the browser, and the same once more: what still stands of the choices is kept, and nothing is carried out.
  expect(await page.save(ticks)).toEqual({ isStale: true });
  expect(await decisions()).toEqual([null, "theirs"]);
  expect(await page.press()).toEqual(changed);
  expect(await boNow()).toMatchObject({
    familyName: "Lundgreen",
    country: "SE",
    organisation: "Municipality of Example",
  });
  expect(await db.registration.count({ where: { eventId } })).toBe(2);

  const again = await openPage(eventId, id);
  expect(await again.save(again.tick(2, "ours"))).toEqual({ isStale: false });
  expect(await again.press()).toEqual({ ok: true, added: 1, waiting: 0, changed: 1 });
  expect(await boNow()).toMatchObject({ familyName: "Lundgreen", country: "SE" });
});

it("decides about all rows only for whoever saw what stands", async () => {
  const { eventId, id, correct, decisions } = await buildCheck("all.dk");
  const page = await openPage(eventId, id);
  await correct();
  expect(await page.press()).toEqual(changed);
  expect(await page.saveAll("theirs")).toEqual({ isStale: true });
  expect(await decisions()).toEqual([null, null]);
  expect(await (await openPage(eventId, id)).saveAll("theirs")).toEqual({ isStale: false });
  expect(await decisions()).toEqual(["theirs", "theirs"]);
});

it("counts a tick of one organiser for no difference that another one's check has found since", async () => {
  const { eventId, id, correct, boNow, decisions } = await buildCheck("two.dk");
  const [one, other] = await Promise.all([openPage(eventId, id), openPage(eventId, id)]);
  await correct();
  expect(await other.press()).toEqual(changed);
  expect(await one.save({ ...one.tick(2, "theirs"), ...one.tick(3, "ours") })).toEqual({ isStale: true });
  expect(await decisions()).toEqual([null, "ours"]);
  // The other one decides about what stands; the first one's page still does not count.
  const anew = await openPage(eventId, id);
  await anew.save(anew.tick(2, "theirs"));
  expect(await one.press()).toEqual(changed);
  expect(await boNow()).toMatchObject({ familyName: "Lundgreen" });
  expect(await anew.press()).toMatchObject({ ok: true, changed: 1 });
});

it("carries out nothing on a page from before the columns were chosen otherwise, or somebody was new", async () => {
  const { eventId, id } = await buildCheck("columns.dk");
  const page = await openPage(eventId, id);
  await page.saveAll("ours");
  const run = await findImport(db, scope, eventId, id);
  if (!run) throw new Error("No import");
  const { mapping, options } = run;
  await checkImport({ eventId, id, mapping, options: { ...options, mails: true } }, context);
  expect(await page.press()).toEqual(changed);
  await checkImport({ eventId, id, mapping, options }, context);
  expect(await countVerdicts(db, scope, eventId, id)).toMatchObject({ undecided: 0 });

  // "Keep ours" has become "will be registered" by a cancellation.
  await db.registration.updateMany({
    where: { eventId, emailKey: "bo@columns.dk" },
    data: { status: "cancelled", cancelledAt: now },
  });
  expect(await page.press()).toEqual(changed);
  expect(await page.press()).toEqual(changed);
  expect(await (await openPage(eventId, id)).press()).toMatchObject({ ok: true, added: 2 });
});

it("knows a recognised body's address also of somebody who was registered until the event was locked", async () => {
  const event = await buildEvent(db, { admissionMode: "approval", recognisedSkipApproval: true });
  await db.recognisedBody.create({ data: { name: "Body", domains: ["recognised-body.dk"] } });
  const id = await checked(
    event.id,
    [importLine("Ida", "Holm", "Ida@Recognised-Body.dk"), importLine("Ukendt", "Person", "x@unknown-body.dk")],
    { entry: "rules", mails: true },
  );
  const page = await openPage(event.id, id);
  const before = await buildRegistration(db, { eventId: event.id, email: "ida@recognised-body.dk" });
  let applying: ReturnType<typeof page.press> | undefined;
  await db.$transaction(async (tx) => {
    await lockEvent(tx, event.id);
    applying = page.press();
    await expect.poll(() => countWaiting(db)).toBe(1);
    await joining(tx).registration.update({
      where: { id: before.id },
      data: { status: "cancelled", cancelledAt: now },
    });
  });
  expect(await applying).toMatchObject({ ok: true, added: 2 });
  const added = await db.registration.findMany({
    where: { eventId: event.id, status: { not: "cancelled" } },
    select: { email: true, status: true },
    orderBy: { emailKey: "asc" },
  });
  expect(added.map(({ status }) => status)).toEqual(["awaiting_verification", "awaiting_approval"]);
});
