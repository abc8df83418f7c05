import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { logAsCsv, logAsJson } from "@/app/admin/log/export-pieces";
import { recordAudit } from "@/lib/audit/commands";
import type { AuditAction, AuditValues } from "@/lib/audit/schema";
import { recordLogExport } from "@/lib/audit-log/commands";
import { ENTRIES_PER_PAGE, LOG_BATCH } from "@/lib/audit-log/constants";
import {
  countLogEntries,
  findLogPerson,
  listLogEntries,
  listQuestionLabels,
  streamLogEntries,
} from "@/lib/audit-log/queries";
import { labelsAt, logQuery } from "@/lib/audit-log/rules";
import { type LogFilter, logFilterSchema, wholeLog } from "@/lib/audit-log/schema";
import { grantScope, type OrganiserScope } from "@/lib/organisers/policy";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const timeZone = "Europe/Brussels";
const reading = { locale: "en", timeZone, askedAt: () => new Map() } as const;
let scope: OrganiserScope<"audit.read">;
let anne: Awaited<ReturnType<typeof buildOrganiser>>;

beforeAll(async () => {
  anne = await buildOrganiser(db, { name: "Anne Åberg", email: "anne@desk.example" });
  scope = grantScope(anne, "audit.read") as OrganiserScope<"audit.read">;
});

type Written = {
  at?: string;
  by?: string | "participant" | "system";
  registrationId?: string;
  before?: AuditValues;
  after?: AuditValues;
};

async function write(
  eventId: string | undefined,
  action: AuditAction,
  { at, by = "system", registrationId, before, after }: Written = {},
) {
  const actor =
    by === "participant" || by === "system" ? ({ kind: by } as const) : ({ kind: "organiser", id: by } as const);
  await recordAudit(db, {
    at: new Date(at ?? "2024-02-05T09:00:00Z"),
    actor,
    action,
    ...(eventId && { eventId }),
    ...(registrationId && { registrationId }),
    ...(before && { before }),
    ...(after && { after }),
  });
}

const filtered = (changes: Partial<LogFilter>): LogFilter => ({ ...wholeLog, ...changes });
const place = (eventId: string | null) => ({ eventId, timeZone });
async function actions(eventId: string | null, changes: Partial<LogFilter>) {
  const { entries } = await listLogEntries(db, scope, place(eventId), filtered(changes));
  return entries.map(({ action }) => action);
}

describe("the log of an event", () => {
  it("shows its own entries, newest first, and no other event's", async () => {
    const [event, other] = [await buildEvent(db), await buildEvent(db)];
    await write(event.id, "event.moved", { at: "2024-02-05T09:00:00Z" });
    await write(event.id, "event.cancelled", { at: "2024-02-07T09:00:00Z" });
    await write(event.id, "mail.retried", { at: "2024-02-06T09:00:00Z" });
    await write(other.id, "event.moved");
    await write(undefined, "organiser.signed_in", { by: anne.id });
    expect(await actions(event.id, {})).toEqual(["event.cancelled", "mail.retried", "event.moved"]);
  });

  it("is filtered by actor, kind and days of the event's zone, together", async () => {
    const event = await buildEvent(db);
    const bo = await buildOrganiser(db);
    await write(event.id, "registration.confirmed", { by: "participant", at: "2024-02-04T22:59:59.999Z" });
    await write(event.id, "registration.cancelled", { by: anne.id, at: "2024-02-04T23:00:00Z" });
    await write(event.id, "registration.offered", { by: "system", at: "2024-02-05T22:59:59.999Z" });
    await write(event.id, "event.seating_changed", { by: bo.id, at: "2024-02-05T23:00:00Z" });
    const day = { from: "2024-02-05", to: "2024-02-05" };
    expect(await actions(event.id, day)).toEqual(["registration.offered", "registration.cancelled"]);
    expect(await actions(event.id, { actor: "participant" })).toEqual(["registration.confirmed"]);
    expect(await actions(event.id, { actor: anne.id })).toEqual(["registration.cancelled"]);
    expect(await actions(event.id, { group: "waiting_list" })).toEqual(["registration.offered"]);
    expect(await actions(event.id, { ...day, group: "registrations", actor: anne.id })).toEqual([
      "registration.cancelled",
    ]);
    expect(await actions(event.id, { ...day, actor: bo.id })).toEqual([]);
    expect(await actions(event.id, { from: "2024-02-06", to: "2024-02-05" })).toEqual([]);
  });

  it("finds a person by name, address and reference, and keeps to the other filters", async () => {
    const event = await buildEvent(db);
    const mia = await buildRegistration(db, { eventId: event.id, givenName: "Mia", familyName: "Ångström" });
    const other = await buildRegistration(db, { eventId: event.id, givenName: "Ali", familyName: "الفارسي" });
    await write(event.id, "registration.confirmed", { by: "participant", registrationId: mia.id });
    await write(event.id, "registration.cancelled", {
      by: anne.id,
      registrationId: mia.id,
      at: "2024-02-06T09:00:00Z",
    });
    await write(event.id, "registration.confirmed", { by: "participant", registrationId: other.id });
    await write(event.id, "event.moved");
    for (const q of ["ångström", mia.email, mia.reference.toLowerCase()])
      expect(await actions(event.id, { q }), q).toEqual(["registration.cancelled", "registration.confirmed"]);
    expect(await actions(event.id, { q: "ångström", actor: anne.id })).toEqual(["registration.cancelled"]);
    expect(await actions(event.id, { registration: other.id })).toEqual(["registration.confirmed"]);
    expect(await actions(event.id, { q: "nobody at all" })).toEqual([]);
    expect(await actions(event.id, { q: "100%_" })).toEqual([]);
    expect(await findLogPerson(db, scope, place(event.id), other.id)).toMatchObject({ reference: other.reference });
    expect(await findLogPerson(db, scope, place((await buildEvent(db)).id), other.id)).toBeNull();
  });

  it("goes through pages without losing or doubling any, also entries of one moment and while new ones come", async () => {
    const event = await buildEvent(db);
    const count = 2 * ENTRIES_PER_PAGE + 7;
    for (let index = 0; index < count; index += 1) await write(event.id, "mail.retried", { after: { index } });
    const indexes = (page: Awaited<ReturnType<typeof listLogEntries>>) =>
      page.entries.map(({ after }) => (after as { index: number }).index);
    const first = await listLogEntries(db, scope, place(event.id), wholeLog);
    await write(event.id, "mail.retried", { after: { index: count } });
    // As it travels: through an address.
    const reopened = (changes: Partial<LogFilter>) =>
      logFilterSchema.parse(Object.fromEntries(new URLSearchParams(logQuery(filtered(changes)))));
    const second = await listLogEntries(db, scope, place(event.id), reopened({ older: first.older }));
    const third = await listLogEntries(db, scope, place(event.id), reopened({ older: second.older }));
    expect([...indexes(first), ...indexes(second), ...indexes(third)]).toEqual(
      Array.from({ length: count }, (_, index) => count - 1 - index),
    );
    expect([first.newer, third.older]).toEqual([null, null]);
    const back = await listLogEntries(db, scope, place(event.id), reopened({ newer: third.newer }));
    expect(indexes(back)).toEqual(indexes(second));
    const newest = await listLogEntries(db, scope, place(event.id), reopened({ newer: second.newer }));
    expect(indexes(newest)[0]).toBe(count - 1);
  });
});

describe("the log of the desk", () => {
  it("has every event's entries and those of none, and finds organisers as persons", async () => {
    const event = await buildEvent(db);
    const cleo = await buildOrganiser(db, { name: "Cleo Unique", email: "cleo@desk.example" });
    await write(undefined, "organiser.role_changed", {
      by: anne.id,
      before: { role: "viewer" },
      after: { organiserId: cleo.id, role: "desk" },
    });
    await write(undefined, "organiser.signed_in", { by: cleo.id });
    await write(undefined, "organiser.signed_in", { by: anne.id });
    const mia = await buildRegistration(db, { eventId: event.id, familyName: "Uniquesen" });
    await write(event.id, "registration.confirmed", { by: "participant", registrationId: mia.id });
    expect((await actions(null, { q: "unique" })).sort()).toEqual([
      "organiser.role_changed",
      "organiser.signed_in",
      "registration.confirmed",
    ]);
    const { entries } = await listLogEntries(db, scope, place(null), filtered({ q: "cleo" }));
    expect(entries.find(({ action }) => action === "organiser.role_changed")?.subject).toMatchObject({
      name: "Cleo Unique",
      email: "cleo@desk.example",
    });
  });

  it("is closed to those who may only read registrations", () => {
    for (const role of ["viewer", "desk", null] as const)
      expect(grantScope({ ...anne, role }, "audit.read"), `${role}`).toBeNull();
  });
});

describe("the export of the log", () => {
  async function texts(eventId: string) {
    const batches = () => streamLogEntries(db, scope, place(eventId), wholeLog);
    let [csv, json] = ["", ""];
    for await (const piece of logAsCsv(batches(), reading, ";")) csv += piece;
    for await (const piece of logAsJson(batches())) json += piece;
    return { csv, json };
  }

  it("calls a question what it was called then, and reads its changes from the log", async () => {
    const event = await buildEvent(db);
    const label = (text: string) => ({ create: [{ locale: "en", label: text, options: {} }] });
    await db.question.create({
      data: { eventId: event.id, key: "bus", kind: "short_text", position: 1, texts: label("Which shuttle?") },
    });
    const day = (number: number) => new Date(`2024-02-0${number}T09:00:00Z`);
    const { id } = await buildRegistration(db, { eventId: event.id });
    const common = { actorKind: "organiser" as const, eventId: event.id };
    const answered = { ...common, action: "registration.changed", registrationId: id };
    const renamed = { before: { key: "bus", texts: { en: { label: "Which bus?", help: null, options: {} } } } };
    await db.auditEntry.createMany({
      data: [
        { ...answered, at: day(1), before: { "answers.bus": null }, after: { "answers.bus": "9:00" } },
        { ...common, action: "question.changed", at: day(2), ...renamed, after: { key: "bus" } },
        {
          ...common,
          action: "question.changed",
          at: day(3),
          before: { key: "bus", isRequired: true },
          after: { key: "bus" },
        },
        { ...answered, at: day(4), before: { "answers.bus": "9:00" }, after: { "answers.bus": "10:00" } },
      ],
    });
    const askedAt = labelsAt(await listQuestionLabels(db, scope, event.id), ["en"]);
    let csv = "";
    const batches = streamLogEntries(db, scope, place(event.id), wholeLog);
    for await (const piece of logAsCsv(batches, { ...reading, askedAt }, ";")) csv += piece;
    expect(csv).toContain("Which shuttle?: 9:00 → 10:00");
    expect(csv).toContain("Which bus?: nothing → 9:00");
  });

  it("has every entry of every batch, in words as CSV and as stored in JSON", async () => {
    const event = await buildEvent(db);
    const mia = await buildRegistration(db, { eventId: event.id, givenName: "=Mia", familyName: "الفارسي" });
    await db.auditEntry.createMany({
      data: Array.from({ length: LOG_BATCH + 3 }, () => ({
        at: new Date("2024-02-05T09:00:00Z"),
        actorKind: "participant" as const,
        action: "registration.changed",
        eventId: event.id,
        registrationId: mia.id,
        before: { country: "BE" },
        after: { country: "DK" },
      })),
    });
    const { csv, json } = await texts(event.id);
    const entries = JSON.parse(json);
    expect(entries).toHaveLength(LOG_BATCH + 3);
    expect(new Set(entries.map(({ number }: { number: number }) => number)).size).toBe(LOG_BATCH + 3);
    expect(entries[0]).toMatchObject({ registration: mia.reference, before: { country: "BE" } });
    const lines = csv.split("\r\n").filter(Boolean);
    expect(lines).toHaveLength(LOG_BATCH + 4);
    expect(lines[1]).toContain("2024-02-05 10:00:00;2024-02-05T09:00:00.000Z;Participant");
    expect(lines[1]).toContain("Country: Belgium → Denmark");
    expect(lines[1]).toContain("'=Mia الفارسي");
  });

  it("of nothing is an empty list", async () => {
    expect(JSON.parse((await texts((await buildEvent(db)).id)).json)).toEqual([]);
  });

  it("is itself on record: who, what was filtered, how many", async () => {
    const event = await buildEvent(db);
    await write(event.id, "event.moved");
    const filter = filtered({ q: "anne", group: "mail" });
    expect(await countLogEntries(db, scope, place(event.id), wholeLog)).toBe(1);
    await recordLogExport(scope, { eventId: event.id, filter, count: 1, format: "csv" }, { db, now: new Date() });
    const { entries } = await listLogEntries(db, scope, place(event.id), filtered({ group: "files" }));
    expect(entries).toMatchObject([
      {
        action: "audit.exported",
        organiser: { email: "anne@desk.example" },
        after: { q: "anne", group: "mail", count: 1, format: "csv" },
      },
    ]);
  });
});

describe("an entry", () => {
  it("can be changed, deleted or emptied by nobody, the table's owner included", async () => {
    const event = await buildEvent(db);
    await write(event.id, "event.moved", { after: { a: 1 } });
    const role = `writer_${randomUUID().slice(0, 8)}`;
    await db.$executeRawUnsafe(`CREATE ROLE ${role}`);
    await db.$executeRawUnsafe(`GRANT USAGE ON SCHEMA public TO ${role}`);
    await db.$executeRawUnsafe(`GRANT ALL ON ALL TABLES IN SCHEMA public TO ${role}`);
    const attempts = [
      "UPDATE audit_entry SET reason = 'other'",
      "UPDATE audit_entry SET after = NULL",
      "DELETE FROM audit_entry",
      "TRUNCATE audit_entry CASCADE",
      "WITH gone AS (DELETE FROM audit_entry RETURNING 1) SELECT * FROM gone",
      "INSERT INTO audit_entry SELECT * FROM audit_entry LIMIT 1 ON CONFLICT (id) DO UPDATE SET reason = 'x'",
      "MERGE INTO audit_entry a USING (SELECT 1) s ON true WHEN MATCHED THEN DELETE",
    ];
    for (const as of ["RESET ROLE", `SET LOCAL ROLE ${role}`]) {
      for (const statement of attempts) {
        const attempt = db.$transaction([db.$executeRawUnsafe(as), db.$executeRawUnsafe(statement)]);
        await expect(attempt, `${as}; ${statement}`).rejects.toThrow(/audit entries cannot be changed or deleted/);
      }
    }
    const disable = db.$transaction([
      db.$executeRawUnsafe(`SET LOCAL ROLE ${role}`),
      db.$executeRawUnsafe("ALTER TABLE audit_entry DISABLE TRIGGER ALL"),
    ]);
    await expect(disable).rejects.toThrow(/must be owner/);
    const cascade = db.event.delete({ where: { id: event.id } });
    await expect(cascade).rejects.toThrow();
    await expect(db.organiser.delete({ where: { id: anne.id } })).rejects.toThrow();
    expect(await actions(event.id, {})).toEqual(["event.moved"]);
    await db.$executeRawUnsafe(`DROP OWNED BY ${role}`);
    await db.$executeRawUnsafe(`DROP ROLE ${role}`);
  });
});
