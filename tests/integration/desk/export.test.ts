import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exportPieces } from "@/app/admin/events/[slug]/registrations/export.csv/columns";
import { everybody } from "@/lib/audience/schema";
import { recordExport } from "@/lib/desk/commands";
import { EXPORT_BATCH } from "@/lib/desk/constants";
import { listExportedQuestions, streamRegistrations } from "@/lib/desk/queries";
import { grantScope } from "@/lib/organisers/policy";
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

async function exported(eventId: string, separator: ";" | ",", locale: "da" | "en" = "en", filter = everybody) {
  let csv = "";
  const batches = streamRegistrations(db, scope!, eventId, filter);
  const questions = await listExportedQuestions(db, scope!, eventId);
  const options = { locale, timeZone: "Europe/Brussels", separator, questions, languages: ["da", "en"] };
  for await (const piece of exportPieces(batches, options)) csv += piece;
  return csv;
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
  expect(header?.slice(15)).toEqual(columns);
  expect(rows.find(([reference]) => reference === waiting.reference)?.slice(15)).toEqual([
    "The registration form",
    "",
    "",
    "7",
    "",
    "",
  ]);
  expect(rows.find(([reference]) => reference === guest.reference)?.slice(15)).toEqual([
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

it("is on record: who took what, with which filter, how many", async () => {
  const event = await buildEvent(db);
  const filter = { ...everybody, q: "anne", statuses: ["confirmed" as const] };
  await recordExport(scope, { eventId: event.id, filter, count: 3, format: "csv" }, { db, now: new Date() });
  const [entry] = await db.auditEntry.findMany({ where: { eventId: event.id } });
  expect(entry).toMatchObject({
    action: "registrations.exported",
    actorId: organiser.id,
    after: { q: "anne", statuses: ["confirmed"], count: 3, format: "csv" },
  });
});
