import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { fieldChoices, valuesAsRead } from "@/components/imports/import-words";
import { retentionDates } from "@/lib/events/rules";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { checkImport } from "@/lib/imports/commands/check-import";
import { decideRows } from "@/lib/imports/commands/decide-rows";
import { discardImport } from "@/lib/imports/commands/discard-import";
import { IMPORT_MAX_BYTES } from "@/lib/imports/constants";
import { forgetImports } from "@/lib/imports/jobs";
import { checkVersion, countVerdicts, findImport, listCheckedRows } from "@/lib/imports/queries";
import { differenceVersion } from "@/lib/imports/rules";
import { optionsSchema } from "@/lib/imports/schema";
import { eraseRegistration } from "@/lib/privacy/commands/erase-registration";
import { testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";
import { importDesk, importHeading, importLine } from "../../support/imports";

const { db } = await testDatabase();
const now = new Date("2024-02-05T09:00:00+01:00");
const { scope, context, upload, checked } = await importDesk(db, now);

const rowsOf = (eventId: string, id: string) => listCheckedRows(db, scope, eventId, { id, verdict: null, page: 1 });
/** "Import now" on a page that shows what stands. */
const apply = async (eventId: string, id: string, more: { seatAnyway?: boolean; leaveOutWrong?: boolean } = {}) =>
  applyImport(
    { eventId, id, seen: await checkVersion(db, id), seatAnyway: false, leaveOutWrong: false, ...more },
    context,
  );
/** A tick as the page has it now. */
const tick = async (eventId: string, id: string, number: number, decision: "ours" | "theirs") => {
  const row = (await rowsOf(eventId, id)).find((one) => one.number === number);
  if (!row) throw new Error(`No row ${number}`);
  return { [number]: { decision, version: differenceVersion(row.findings) } };
};

it("tells new, same, conflict and wrong apart before anything is done, and then does it all", async () => {
  const event = await buildEvent(db, { capacity: 10 });
  const person = { organisationType: "municipality", country: "DK", organisation: "Kommune" } as const;
  const same = await buildRegistration(db, {
    eventId: event.id,
    ...person,
    givenName: "Ida",
    familyName: "Holm",
    email: "ida@a.dk",
  });
  const other = await buildRegistration(db, {
    eventId: event.id,
    ...person,
    givenName: "Bo",
    familyName: "Lund",
    email: "Bo@a.dk",
  });
  const id = await checked(event.id, [
    importLine("Søren", "Ærø", "soren@a.dk", "Γραφείο;region;Grækenland;VIP, bus"),
    importLine("Ida", "Holm", "IDA@a.dk"),
    importLine("Bo", "Lund", "bo@a.dk", "Ny organisation;Kommune;Danmark;VIP"),
    importLine("", "Uden", "uden@a.dk"),
    importLine("Søren", "Igen", "Soren@a.dk"),
    importLine("=1+1", "Formel", "formel@a.dk"),
  ]);
  expect(
    (await rowsOf(event.id, id)).map(({ number, verdict, findings }) => [
      number,
      verdict,
      findings.wrong.map(({ code }) => code),
    ]),
  ).toEqual([
    [2, "fresh", []],
    [3, "same", []],
    [4, "conflict", []],
    [5, "wrong", ["missing"]],
    [6, "wrong", ["given_twice"]],
    [7, "wrong", ["formula"]],
  ]);
  expect(await db.registration.count({ where: { eventId: event.id } })).toBe(2);
  expect(await apply(event.id, id)).toEqual({ ok: false, reason: "wrong_rows" });
  expect(await apply(event.id, id, { leaveOutWrong: true })).toEqual({ ok: false, reason: "undecided" });
  await decideRows({ eventId: event.id, id, rows: await tick(event.id, id, 4, "theirs") }, context);
  expect(await apply(event.id, id, { leaveOutWrong: true })).toEqual({ ok: true, added: 1, waiting: 0, changed: 1 });
  expect(await apply(event.id, id, { leaveOutWrong: true })).toEqual({ ok: false, reason: "not_checked" });

  const added = await db.registration.findFirstOrThrow({
    where: { eventId: event.id, emailKey: "soren@a.dk" },
    include: { tags: { include: { tag: true } }, auditEntries: true, outgoingMails: true },
  });
  expect(added).toMatchObject({
    status: "confirmed",
    route: "import",
    country: "GR",
    organisationType: "region",
    locale: "en",
  });
  expect(added.tags.map(({ tag }) => tag.name).sort()).toEqual(["VIP", "bus"]);
  expect(added.auditEntries.map(({ action }) => action)).toEqual(["registration.confirmed"]);
  expect(added.outgoingMails).toEqual([]);
  const changed = await db.registration.findUniqueOrThrow({
    where: { id: other.id },
    include: { auditEntries: true, tags: true },
  });
  expect(changed).toMatchObject({ organisation: "Ny organisation", email: "Bo@a.dk" });
  expect(changed.tags).toHaveLength(1);
  expect(changed.auditEntries[0]).toMatchObject({
    action: "registration.changed",
    before: { organisation: "Kommune" },
  });
  expect(await db.auditEntry.count({ where: { registrationId: same.id } })).toBe(0);
  const entry = await db.auditEntry.findFirstOrThrow({
    where: { eventId: event.id, action: "registrations.imported" },
  });
  expect(entry.after).toMatchObject({ fileName: "folk.csv", added: 1, changed: 1, leftOut: 4 });
  const kept = await db.importRow.findMany({ where: { importRunId: id } });
  expect(kept.every(({ cells }) => cells.length === 0)).toBe(true);
  expect(kept.find(({ number }) => number === 2)?.registrationId).toBe(added.id);
});

it("passes over nobody who waits, and goes over the capacity, only when told to, on record", async () => {
  const event = await buildEvent(db, { capacity: 1 });
  const lines = [importLine("A", "A", "a@b.dk"), importLine("B", "B", "b@b.dk"), importLine("C", "C", "c@b.dk")];
  const first = await checked(event.id, lines);
  expect(await apply(event.id, first)).toEqual({ ok: true, added: 3, waiting: 2, changed: 0 });
  const second = await checked(event.id, [importLine("D", "D", "d@b.dk")], { mails: true });
  expect(await apply(event.id, second, { seatAnyway: true })).toMatchObject({ ok: true, waiting: 0 });
  const d = await db.registration.findFirstOrThrow({
    where: { emailKey: "d@b.dk" },
    include: { auditEntries: true, outgoingMails: true },
  });
  expect(d.auditEntries[0]?.after).toMatchObject({ overCapacity: true, outOfTurn: true, passedOver: 2 });
  expect(d.outgoingMails.map(({ kind }) => kind)).toEqual(["registration.confirmed"]);
  const closed = await buildEvent(db, { capacity: 0, hasWaitingList: false });
  const third = await checked(closed.id, lines);
  expect(await apply(closed.id, third)).toEqual({ ok: false, reason: "full" });
  expect(await db.registration.count({ where: { eventId: closed.id } })).toBe(0);
});

it("shows what changed since the check instead of carrying it out, and keeps what was decided", async () => {
  const event = await buildEvent(db);
  const bo = await buildRegistration(db, { eventId: event.id, givenName: "Bo", familyName: "Lund", email: "bo@c.dk" });
  const id = await checked(event.id, [importLine("Bo", "Lund", "bo@c.dk"), importLine("Ny", "Person", "ny@c.dk")]);
  await decideRows({ eventId: event.id, id, rows: "all", all: "ours", seen: await checkVersion(db, id) }, context);
  await buildRegistration(db, { eventId: event.id, email: "ny@c.dk", givenName: "Ny", familyName: "Selv" });
  expect(await apply(event.id, id)).toEqual({ ok: false, reason: "changed" });
  expect(await countVerdicts(db, scope, event.id, id)).toMatchObject({ fresh: 0, conflict: 2, undecided: 1 });
  expect(await db.registration.findUniqueOrThrow({ where: { id: bo.id } })).toMatchObject({
    organisation: bo.organisation,
  });
});

it("carries out once what is pressed twice at the same time", async () => {
  const event = await buildEvent(db);
  const id = await checked(event.id, [importLine("A", "A", "a@d.dk"), importLine("B", "B", "b@d.dk")]);
  const results = await Promise.all([apply(event.id, id), apply(event.id, id)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.registration.count({ where: { eventId: event.id } })).toBe(2);
});

it("reads answers by their words, and dates only as somebody says", async () => {
  const event = await buildEvent(db);
  const ask = (key: string, kind: "date" | "several_of" | "one_of", options: string[] = []) =>
    db.question.create({
      data: {
        eventId: event.id,
        key,
        kind,
        position: 1,
        options,
        texts: { create: { locale: "da", label: `Spørgsmål ${key}`, options: { a: "Æble", b: "Brød" } } },
      },
    });
  await ask("arrival", "date");
  await ask("food", "several_of", ["a", "b"]);
  const file = [
    "Navn,Email,Organisation,Type,Country,Spørgsmål arrival,food",
    "Ida Marie Holm,ida@e.dk,X,university,dk,03/19/2024,Æble; brød",
    '"Παπαδοπούλου, Μαρία",maria@e.dk,X,university,Greece,03/04/2024,a',
  ].join("\n");
  const uploaded = await upload(event.id, file);
  if (!uploaded.ok) throw new Error(uploaded.reason);
  const { id } = uploaded;
  const run = await findImport(db, scope, event.id, id);
  const mapping = run?.mapping ?? {};
  expect(mapping).toEqual({
    0: "fullName",
    1: "email",
    2: "organisation",
    3: "organisationType",
    4: "country",
    5: "answers.arrival",
    6: "answers.food",
  });
  const options = optionsSchema.parse({});
  await checkImport({ eventId: event.id, id, mapping, options }, context);
  expect((await rowsOf(event.id, id)).map(({ verdict, findings }) => [verdict, findings.wrong[0]?.code])).toEqual([
    ["fresh", undefined],
    ["wrong", "ambiguous_date"],
  ]);
  await checkImport({ eventId: event.id, id, mapping, options: { ...options, dates: "day_first" } }, context);
  expect((await rowsOf(event.id, id)).map(({ verdict, findings }) => [verdict, findings.wrong[0]?.code])).toEqual([
    ["wrong", "not_day_first"],
    ["fresh", undefined],
  ]);
  await checkImport({ eventId: event.id, id, mapping, options: { ...options, dates: "month_first" } }, context);
  expect(await apply(event.id, id)).toMatchObject({ ok: true, added: 2 });
  const people = await db.registration.findMany({
    where: { eventId: event.id },
    orderBy: { emailKey: "asc" },
    select: {
      givenName: true,
      familyName: true,
      answers: { select: { value: true, question: { select: { key: true } } } },
    },
  });
  const answersOf = (index: number) =>
    Object.fromEntries(people[index]?.answers.map(({ question, value }) => [question.key, value]) ?? []);
  expect(people.map(({ givenName, familyName }) => [givenName, familyName])).toEqual([
    ["Ida Marie", "Holm"],
    ["Μαρία", "Παπαδοπούλου"],
  ]);
  expect(answersOf(0)).toEqual({ arrival: "2024-03-19", food: ["a", "b"] });
  expect(answersOf(1)).toEqual({ arrival: "2024-03-04", food: ["a"] });
});

it("leaves out dates that contradict each other, as it was shown, and reads what is new as it will be registered", async () => {
  const event = await buildEvent(db);
  await db.question.create({
    data: {
      eventId: event.id,
      key: "arrival",
      kind: "date",
      position: 1,
      texts: { create: { locale: "en", label: "Arrival" } },
    },
  });
  const file = [
    "Navn,Email,Organisation,Type,Country,arrival,Sprog,Mærker",
    "Ida Holm,ida@o.dk,X,university,dk,18/03/2024,,",
    "Bo Lund,bo@o.dk,X,university,dk,4/13/2024,,",
    "Ane Marie Friis,ane@o.dk,X,university,Tyskland,18.03.2024,dansk,VIP; Press",
  ].join("\n");
  const uploaded = await upload(event.id, file);
  if (!uploaded.ok) throw new Error(uploaded.reason);
  const { id } = uploaded;
  const mapping = (await findImport(db, scope, event.id, id))?.mapping ?? {};
  await checkImport({ eventId: event.id, id, mapping, options: optionsSchema.parse({}) }, context);
  const rows = await rowsOf(event.id, id);
  expect(rows.map(({ verdict, findings }) => [verdict, findings.wrong[0]?.code, findings.wrong[0]?.limit])).toEqual([
    ["wrong", "other_order", 3],
    ["wrong", "other_order", 2],
    ["fresh", undefined, undefined],
  ]);
  const run = await findImport(db, scope, event.id, id);
  if (!run) throw new Error("gone");
  const read = valuesAsRead(rows, run, "en", ["en"], fieldChoices(run.questions, "en", ["en"]));
  expect([...read.keys()]).toEqual([4]);
  expect(read.get(4)?.find(({ field }) => field === "tags")?.label).toBe("Tags");
  expect(Object.fromEntries(read.get(4)?.map(({ field, value }) => [field, value]) ?? [])).toEqual({
    givenName: "Ane Marie",
    familyName: "Friis",
    email: "ane@o.dk",
    organisation: "X",
    organisationType: "University or research institution",
    country: "Germany",
    locale: "Danish",
    tags: "VIP and Press",
    "answers.arrival": "18 March 2024",
  });
  expect(await apply(event.id, id, { leaveOutWrong: true })).toMatchObject({ ok: true, added: 1 });
});

it("says what is wrong with a file, and takes nothing of it", async () => {
  const event = await buildEvent(db);
  const problem = async (content: string | Uint8Array) => {
    const result = await upload(event.id, content);
    return result.ok ? "taken" : result.reason;
  };
  const crowd = Array.from({ length: 5_001 }, (_, index) => `x${index}@f.dk`);
  expect(await problem("")).toBe("empty");
  expect(await problem("E-mail\n")).toBe("no_rows");
  expect(await problem(["E-mail", ...crowd].join("\n"))).toBe("too_many_rows");
  expect(await problem(`${"a;".repeat(150)}\n${"1;".repeat(150)}`)).toBe("too_many_columns");
  expect(await problem(new Uint8Array(IMPORT_MAX_BYTES + 1))).toBe("too_large");
  expect(await problem("%PDF-1.7\nx")).toBe("document");
  expect(await problem('E-mail;Navn\na@b.dk;"Aldrig lukket\n')).toBe("broken");
  expect(await problem(Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2_000)]))).toBe("locked");
  expect(await problem(Buffer.concat([Buffer.from("504b0304", "hex"), Buffer.alloc(2_000)]))).not.toBe("taken");
  expect(await db.importRun.count({ where: { eventId: event.id } })).toBe(0);
});

it("brings nobody into an event whose contact data goes by now, not even with a list that was checked before", async () => {
  const event = await buildEvent(db);
  const lines = [importLine("A", "A", "a@due.dk")];
  const id = await checked(event.id, lines);
  const later = await importDesk(db, retentionDates(event).contactData);
  const input = { eventId: event.id, id, seen: await checkVersion(db, id), seatAnyway: false, leaveOutWrong: false };
  expect(await applyImport(input, later.context)).toEqual({ ok: false, reason: "data_due" });
  expect(await later.upload(event.id, [importHeading, ...lines].join("\n"))).toEqual({ ok: false, reason: "data_due" });
});

it("reads a file whose lines are in two encodings", async () => {
  const event = await buildEvent(db);
  const mixed = Buffer.concat([
    Buffer.from(`${importHeading}\n${importLine("Søren", "Ærø", "s@g.dk")}\n`, "utf8"),
    Buffer.from(`${importLine("Åse", "Brønd", "a@g.dk")}\n`, "latin1"),
  ]);
  const uploaded = await upload(event.id, mixed);
  if (!uploaded.ok) throw new Error(uploaded.reason);
  const rows = await db.importRow.findMany({ where: { importRunId: uploaded.id }, orderBy: { number: "asc" } });
  expect(rows.map(({ cells }) => cells.slice(0, 2))).toEqual([
    ["Søren", "Ærø"],
    ["Åse", "Brønd"],
  ]);
});

it("forgets what is discarded, what lies for a week, and whoever is erased", async () => {
  const event = await buildEvent(db);
  const cellsOf = async (id: string) =>
    (await db.importRow.findMany({ where: { importRunId: id } }))
      .flatMap(({ cells }) => cells)
      .filter((cell) => cell.includes("@"));
  const discarded = await checked(event.id, [importLine("A", "A", "a@h.dk")]);
  await discardImport({ eventId: event.id, id: discarded }, context);
  expect(await cellsOf(discarded)).toEqual([]);
  const old = await checked(event.id, [importLine("A", "A", "a@h.dk")]);
  await db.importRun.update({ where: { id: old }, data: { uploadedAt: new Date("2020-01-01T00:00:00Z") } });
  await forgetImports({ db });
  expect(await cellsOf(old)).toEqual([]);
  expect(await apply(event.id, old)).toEqual({ ok: false, reason: "not_checked" });
  const gone = await buildRegistration(db, { eventId: event.id, email: "gone@h.dk", status: "cancelled" });
  const open = await checked(event.id, [importLine("A", "A", "Gone@h.dk"), importLine("B", "B", "b@h.dk")]);
  await eraseRegistration({ registrationId: gone.id }, context);
  expect(await cellsOf(open)).toEqual(["b@h.dk"]);
});

it("carries out 5,000 rows in one go within the patience of whoever presses the button", {
  timeout: 120_000,
}, async () => {
  const event = await buildEvent(db, { capacity: 6_000 });
  const lines = Array.from({ length: 5_000 }, (_, index) =>
    importLine(`Person ${index}`, "Mange", `${randomUUID()}@i.dk`, "K;Kommune;DK;A"),
  );
  const begun = performance.now();
  const id = await checked(event.id, lines);
  const looked = performance.now();
  expect(await apply(event.id, id)).toMatchObject({ ok: true, added: 5_000 });
  console.info(
    `5,000 rows: checked in ${Math.round(looked - begun)} ms, carried out in ${Math.round(performance.now() - looked)} ms`,
  );
  expect(performance.now() - looked).toBeLessThan(60_000);
});
