import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import readXlsx from "read-excel-file/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { everybody } from "@/lib/audience/schema";
import { recordExport } from "@/lib/exports/commands";
import { EXPORT_BATCH, type ExportPurpose } from "@/lib/exports/constants";
import { countNeeds, listExportedQuestions, streamByName, streamRegistrations } from "@/lib/exports/queries";
import { cateredColumns, cateredLines, columnsOf } from "@/lib/exports/rules";
import { readExportRequest } from "@/lib/exports/schema";
import { grantScope } from "@/lib/organisers/policy";
import { type TableFormat, tableFile } from "@/lib/table-file";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

const { db, url } = await testDatabase();
const organiser = await buildOrganiser(db);
const scope = grantScope(organiser, "registrations.export");
if (!scope) throw new Error("An organiser may export.");

/** Reads CSV with PostgreSQL's own parser, which shares no code with what wrote it. */
const client = new pg.Client({ connectionString: url });
let folder: string;
beforeAll(async () => {
  await client.connect();
  folder = await mkdtemp(path.join(tmpdir(), "export-"));
  await chmod(folder, 0o755);
});
afterAll(async () => {
  await client.end();
  await rm(folder, { recursive: true, force: true });
});

async function parse(csv: string, separator: string): Promise<string[][]> {
  const file = path.join(folder, `${randomUUID()}.csv`);
  await writeFile(file, csv.replace(/^\uFEFF/, ""), { mode: 0o644 });
  const count = csv.slice(0, csv.indexOf("\r\n")).split(separator).length;
  const columns = Array.from({ length: count }, (_, index) => `c${index} text`).join(", ");
  await client.query(`CREATE TEMP TABLE parsed (n serial, ${columns})`);
  const names = Array.from({ length: count }, (_, index) => `c${index}`).join(", ");
  await client.query(`COPY parsed (${names}) FROM '${file}' WITH (FORMAT csv, DELIMITER '${separator}', NULL '\\N')`);
  const { rows } = await client.query({ text: `SELECT ${names} FROM parsed ORDER BY n`, rowMode: "array" });
  await client.query("DROP TABLE parsed");
  return rows;
}

async function reading(eventId: string, locale: "da" | "en" = "en") {
  const questions = await listExportedQuestions(db, scope!, eventId);
  return {
    locale,
    timeZone: "Europe/Brussels",
    languages: ["da", "en"],
    questions,
    days: ["2024-03-19", "2024-03-20"],
  };
}

async function file(
  eventId: string,
  purpose: ExportPurpose,
  format: TableFormat,
  { columns = [], locale = "en" }: { columns?: string[]; locale?: "da" | "en" } = {},
) {
  const request = readExportRequest({ purpose, format, column: columns });
  const batches =
    purpose === "desk" || purpose === "badges"
      ? streamByName(db, scope!, eventId, request.audience, locale)
      : streamRegistrations(db, scope!, eventId, request.audience);
  const table = { name: "People", columns: columnsOf(request, await reading(eventId, locale)), batches, about: {} };
  return new Response(tableFile(table, { format }));
}

async function exported(eventId: string, separator: ";" | ",", locale: "da" | "en" = "en", filter = everybody) {
  const batches = streamRegistrations(db, scope!, eventId, filter);
  const columns = columnsOf({ purpose: "full", columns: [] }, await reading(eventId, locale));
  const body = tableFile({ name: "All", columns, batches, about: {} }, { format: "csv", separator });
  const bytes = new Uint8Array(await new Response(body).arrayBuffer());
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

const awkward = [
  { familyName: "O'Brien", organisation: 'Stad "Gent"; dienst, inkoop' },
  { familyName: "الفارسي", organisation: "بلدية الدار البيضاء" },
  { familyName: "Παπαδοπούλου", organisation: "Δήμος Αθηναίων 👩🏽‍💼" },
  { familyName: '=HYPERLINK("http://evil.example";"x")', organisation: "@SUM(A1:A9)" },
  { familyName: "+45", organisation: "-1" },
  { familyName: "\\N", organisation: "\\" },
  { familyName: "Umlaut\u0308", organisation: "two  spaces" },
];

it.each([";", ","] as const)("brings awkward values through unharmed, separated by %s", async (separator) => {
  const event = await buildEvent(db);
  for (const person of awkward) {
    await buildRegistration(db, { eventId: event.id, registeredAt: new Date("2024-02-05T08:30:00Z"), ...person });
  }
  const csv = await exported(event.id, separator);
  expect(csv.startsWith("\uFEFFReference")).toBe(true);
  expect(csv.replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
  const [header, ...rows] = await parse(csv, separator);
  expect(header?.slice(0, 4)).toEqual(["Reference", "Status", "Given names", "Family name"]);
  const defused = (text: string) => (/^[=+\-@]/.test(text) ? `'${text}` : text);
  const nothing = (text: string) => (text === "\\N" ? null : text);
  expect(rows.map((row) => [row[3], row[5]])).toEqual(
    awkward.map(({ familyName, organisation }) => [nothing(defused(familyName)), defused(organisation)]),
  );
  expect(rows[0]?.[13]).toBe("2024-02-05 09:30:00");
  expect(rows[0]?.[14]).toBe("");
});

it("speaks the organiser's language and keeps to the filter", async () => {
  const event = await buildEvent(db);
  await buildRegistration(db, { eventId: event.id, familyName: "Coming" });
  await buildRegistration(db, { eventId: event.id, familyName: "Gone", status: "cancelled" });
  const csv = await exported(event.id, ";", "da", { ...everybody, q: "gone" });
  const [header, ...rows] = await parse(csv, ";");
  expect(header?.slice(0, 4)).toEqual(["Reference", "Status", "Fornavn", "Efternavn"]);
  expect(rows.map((row) => [row[1], row[3], row[7]])).toEqual([["Annulleret", "Gone", "Danmark"]]);
});

it("has how somebody got in, and a column for each question that is not sensitive", async () => {
  const event = await buildEvent(db);
  const at = new Date("2024-02-05T08:30:00Z");
  const ask = (key: string, changes: object = {}) =>
    db.question.create({
      data: {
        eventId: event.id,
        key,
        kind: "short_text",
        position: 1,
        texts: { create: { locale: "en", label: `Question ${key}` } },
        ...changes,
      },
    });
  const topic = await ask("topic");
  const gone = await ask("gone", { position: 2, retiredAt: at, texts: { create: { locale: "da", label: "Væk" } } });
  await ask("never_answered", { position: 3, retiredAt: at });
  const diet = await ask("diet", { isSensitive: true });
  const waiting = await buildRegistration(db, { eventId: event.id, status: "waitlisted", queueNumber: 7 });
  const guest = await buildRegistration(db, {
    eventId: event.id,
    route: "invitation",
    verifiedAt: at,
    approvedAt: at,
  });
  const answer = { registrationId: guest.id, value: "x", asked: "?", answeredAt: at };
  await db.answer.create({ data: { ...answer, questionId: topic.id, inWords: "=1+1" } });
  await db.answer.create({ data: { ...answer, questionId: gone.id, inWords: "one, two; three" } });
  await db.sensitiveAnswer.create({ data: { ...answer, questionId: diet.id, inWords: "Peanuts", consentedAt: at } });
  const csv = await exported(event.id, ";");
  expect(csv).not.toMatch(/Peanuts|diet/i);
  const [header, ...rows] = await parse(csv, ";");
  const columns = ["How they came", "Address confirmed", "Approved", "Number in the queue", "Question topic", "Væk"];
  expect(header?.slice(15)).toEqual([...columns, "Tags", "Present on 19 March 2024", "Present on 20 March 2024"]);
  expect(rows.find(([reference]) => reference === waiting.reference)?.slice(15, 21)).toEqual([
    "The registration form",
    "",
    "",
    "7",
    "",
    "",
  ]);
  expect(rows.find(([reference]) => reference === guest.reference)?.slice(15, 21)).toEqual([
    "Invitation",
    "2024-02-05 09:30:00",
    "2024-02-05 09:30:00",
    "",
    "'=1+1",
    "one, two; three",
  ]);
});

it("streams more than one batch without leaving anybody out", async () => {
  const event = await buildEvent(db, { capacity: 2 * EXPORT_BATCH });
  const first = await buildRegistration(db, { eventId: event.id });
  const at = { registeredAt: first.registeredAt, updatedAt: first.updatedAt };
  await db.registration.createMany({
    data: Array.from({ length: EXPORT_BATCH + 5 }, (_, index) => ({
      ...first,
      ...at,
      id: undefined,
      reference: `CROWD-${index}`,
      emailKey: `crowd-${index}@example.org`,
      submissionId: randomUUID(),
    })),
  });
  const batches: number[] = [];
  const seen = new Set<string>();
  for await (const batch of streamRegistrations(db, scope, event.id, everybody)) {
    batches.push(batch.length);
    for (const { id } of batch) seen.add(id);
  }
  expect(batches).toEqual([EXPORT_BATCH, 6]);
  expect(seen.size).toBe(EXPORT_BATCH + 6);
});

/** An event with a number, a date, tags, attendance and needs, and the people who gave them. */
async function fullEvent() {
  const event = await buildEvent(db);
  const at = new Date("2024-02-05T08:30:00Z");
  const ask = (key: string, kind: "number" | "date" | "several_of" | "short_text", changes: object = {}) =>
    db.question.create({
      data: {
        eventId: event.id,
        key,
        kind,
        position: 1,
        texts: { create: { locale: "en", label: key, options: { vegan: "Vegan", halal: "Halal" } } },
        ...changes,
      },
    });
  const nights = await ask("nights", "number");
  const arrival = await ask("arrival", "date", { position: 2 });
  const diet = await ask("diet", "several_of", { isSensitive: true, options: ["vegan", "halal"] });
  const allergy = await ask("allergy", "short_text", { isSensitive: true, position: 3 });
  const tag = await db.tag.create({ data: { eventId: event.id, name: "VIP", nameKey: "vip" } });
  const person = (familyName: string, changes: object = {}) =>
    buildRegistration(db, { eventId: event.id, familyName, registeredAt: at, ...changes });
  const aagaard = await person("Ågård");
  const zorba = await person("Ζορμπάς");
  const zimmer = await person("=Zimmer", { organisation: "+45 Kommune" });
  await person("Gone", { status: "cancelled" });
  const given = { asked: "?", answeredAt: at };
  const answer = { ...given, registrationId: zimmer.id };
  await db.answer.create({ data: { ...answer, questionId: nights.id, value: 1234.5, inWords: "1,234.5" } });
  await db.answer.create({ data: { ...answer, questionId: arrival.id, value: "2024-03-18", inWords: "18 March" } });
  for (const { id: registrationId } of [aagaard, zimmer]) {
    const need = { ...given, registrationId, consentedAt: at };
    await db.sensitiveAnswer.create({ data: { ...need, questionId: diet.id, value: ["vegan"], inWords: "Vegan" } });
  }
  const need = { ...given, registrationId: zorba.id, consentedAt: at };
  await db.sensitiveAnswer.create({ data: { ...need, questionId: diet.id, value: ["vegan", "halal"], inWords: "-" } });
  await db.sensitiveAnswer.create({ data: { ...need, questionId: allergy.id, value: "peanuts", inWords: "peanuts" } });
  await db.registrationTag.create({ data: { registrationId: zimmer.id, tagId: tag.id, taggedAt: at } });
  await db.attendance.create({
    data: { registrationId: zimmer.id, day: new Date("2024-03-19T00:00:00Z"), recordedAt: at },
  });
  return { event, zimmer };
}

it("writes typed cells that another reader finds again, and formulas as text", async () => {
  const { event, zimmer } = await fullEvent();
  const answer = await file(event.id, "full", "xlsx");
  const [sheet] = await readXlsx(Buffer.from(await answer.arrayBuffer()));
  const [header = [], ...rows] = sheet?.data ?? [];
  const row = rows.find(([reference]) => reference === zimmer.reference) ?? [];
  const cell = (name: string) => row[header.indexOf(name)];
  expect(rows).toHaveLength(4);
  expect(cell("Family name")).toBe("=Zimmer");
  expect(cell("Organisation")).toBe("+45 Kommune");
  // To the millisecond: days as a fraction are not exact.
  expect(Math.abs(Number(cell("Registered")) - Date.parse("2024-02-05T09:30:00Z"))).toBeLessThan(2);
  expect(cell("nights")).toBe(1234.5);
  expect(cell("arrival")).toEqual(new Date("2024-03-18T00:00:00Z"));
  expect(cell("Tags")).toBe("VIP");
  expect(cell("Present on 19 March 2024")).toBe("Yes");
  expect(JSON.stringify(sheet?.data)).not.toMatch(/peanuts|vegan/i);
});

it("writes JSON for programs: codes, moments with their offset, numbers as numbers", async () => {
  const { event, zimmer } = await fullEvent();
  const parsed = await (await file(event.id, "full", "json")).json();
  expect(parsed.rows).toHaveLength(4);
  expect(parsed.rows.find((row: { reference: string }) => row.reference === zimmer.reference)).toMatchObject({
    status: "confirmed",
    country: "DK",
    familyName: "=Zimmer",
    registeredAt: "2024-02-05T09:30:00+01:00",
    "answers.nights": 1234.5,
    "answers.arrival": "2024-03-18",
    tags: ["VIP"],
    "present.2024-03-19": true,
    "present.2024-03-20": false,
  });
  const empty = await buildEvent(db);
  expect((await (await file(empty.id, "full", "json")).json()).rows).toEqual([]);
});

it("gives each purpose no more than its readers need, of those who are coming", async () => {
  const { event } = await fullEvent();
  const badges = await (await file(event.id, "badges", "json", { locale: "da" })).json();
  expect(badges.rows.map((row: { familyName: string }) => row.familyName)).toEqual(["=Zimmer", "Ågård", "Ζορμπάς"]);
  expect(Object.keys(badges.rows[0])).not.toContain("email");
  const door = await parse(await (await file(event.id, "desk", "csv")).text(), ";");
  expect(door[0]).toEqual([
    "Family name",
    "Given names",
    "Organisation",
    "Reference",
    "19 March 2024",
    "20 March 2024",
  ]);
  expect(door.slice(1).map((row) => row[4])).toEqual(["☑", "☐", "☐"]);
  const funder = await (await file(event.id, "funder", "csv")).text();
  expect(funder).not.toMatch(/@|vegan|peanuts/i);
  expect(funder).toContain("Present on 19 March 2024");
});

it("takes the columns that were ticked, and leaves out what is gone, sensitive or made up", async () => {
  const { event } = await fullEvent();
  const questions = await db.question.findMany({ where: { eventId: event.id } });
  const columns = ["email", "made_up", "answer.x", ...questions.map(({ id }) => `answer.${id}`)];
  const [row] = (await (await file(event.id, "own", "json", { columns })).json()).rows;
  expect(Object.keys(row).sort()).toEqual(["answers.arrival", "answers.nights", "email"]);
});

it("counts needs for the caterer and names nobody", async () => {
  const { event } = await fullEvent();
  const reader = grantScope(organiser, "answers.sensitive");
  if (!reader) throw new Error("An organiser may read sensitive answers.");
  const { audience } = readExportRequest({ purpose: "caterer" });
  const needs = await countNeeds(db, scope, reader, event.id, audience);
  const lines = cateredLines(3, needs, await reading(event.id));
  expect(lines.map(({ what, answer, people }) => [what, answer, people])).toEqual([
    ["Expected on 19 March 2024", "", 3],
    ["Expected on 20 March 2024", "", 3],
    ["diet", "Vegan", 3],
    ["diet", "Halal", 1],
    ["allergy", "wrote something", 1],
    ["Note", expect.stringContaining("below 5"), null],
  ]);
  async function* once() {
    yield lines;
  }
  const table = { name: "Caterer", columns: cateredColumns("en"), batches: once(), about: {} };
  const text = await new Response(tableFile(table, { format: "csv" })).text();
  expect(text).not.toMatch(/Zimmer|peanuts|TEST-/);
});

/** Excel's own competitor reads what we write, where it is installed. */
const office = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((place) => existsSync(place));

it("is opened by LibreOffice with every value in its cell", { timeout: 120_000 }, async () => {
  if (!office) return console.info("LibreOffice is not installed here; the other reader alone has read the file.");
  const { event } = await fullEvent();
  const own = await mkdtemp(path.join(tmpdir(), "office-"));
  try {
    const source = path.join(own, "full.xlsx");
    await writeFile(source, Buffer.from(await (await file(event.id, "full", "xlsx")).arrayBuffer()));
    const profile = `-env:UserInstallation=file://${path.join(own, "profile")}`;
    await promisify(execFile)(String(office), [
      profile,
      "--headless",
      "--convert-to",
      "csv:Text - txt - csv (StarCalc):59,34,76,1",
      "--outdir",
      own,
      source,
    ]);
    const [header = [], ...rows] = await parse(
      (await readFile(path.join(own, "full.csv"), "utf8")).replace(/\r?\n/g, "\r\n"),
      ";",
    );
    const row = rows.find((cells) => cells[3] === "=Zimmer") ?? [];
    expect(rows).toHaveLength(4);
    expect(row[header.indexOf("Registered")]).toBe("2024-02-05 09:30:00");
    expect(row[header.indexOf("arrival")]).toBe("2024-03-18");
    expect(row[header.indexOf("nights")]).toBe("1234.5");
    expect(rows.map((cells) => cells[3])).toContain("Ζορμπάς");
  } finally {
    await rm(own, { recursive: true, force: true });
  }
});

it("is on record: who took what for which purpose, with which filter, how many", async () => {
  const event = await buildEvent(db);
  const request = readExportRequest({
    purpose: "own",
    format: "xlsx",
    column: "email",
    q: "anne",
    status: "confirmed",
  });
  await recordExport(scope, { ...request, eventId: event.id, count: 3 }, { db, now: new Date() });
  const [entry] = await db.auditEntry.findMany({ where: { eventId: event.id } });
  expect(entry).toMatchObject({
    action: "registrations.exported",
    actorId: organiser.id,
    after: { purpose: "own", columns: ["email"], q: "anne", statuses: ["confirmed"], count: 3, format: "xlsx" },
  });
});
