import { describe, expect, it } from "vitest";
import { joining, type Tx } from "@/lib/db";
import { eraseRegistration } from "@/lib/privacy/commands/erase-registration";
import { testDatabase } from "../../support/database";
import { buildRegistration } from "../../support/factories";
import { placesWith } from "./everything";
import { deskOf } from "./full-record";

const { db, url } = await testDatabase();
const { by, organiser } = await deskOf(db);

const ENTRIES = 5_000;

/** How many rows of each table this connection has looked at, as far as it is not yet in PostgreSQL's statistics. */
async function rowsRead(tx: Tx): Promise<Map<string, number>> {
  const tables = await tx.$queryRaw<{ table: string; rows: number }[]>`
    SELECT relname::text AS table, (seq_tup_read + idx_tup_fetch)::int AS rows FROM pg_stat_xact_user_tables
    WHERE relname IN ('audit_entry', 'outgoing_mail', 'registration') ORDER BY 1`;
  return new Map(tables.map(({ table, rows }) => [table, rows]));
}

describe("erasing a person from an event with a large log", () => {
  it("does not look through all entries and mails", async () => {
    const lead = await buildRegistration(db);
    const eventId = lead.eventId;
    const person = await buildRegistration(db, {
      eventId,
      givenName: "Þóra Ýr",
      familyName: "Thrastar",
      status: "cancelled",
    });
    await db.$executeRaw`
      INSERT INTO audit_entry (id, at, actor_kind, action, event_id, registration_id, before, after)
      SELECT gen_random_uuid(), now(), 'participant', 'registration.changed', ${eventId}::uuid, ${lead.id}::uuid,
        jsonb_build_object('organisation', 'City of ' || n), jsonb_build_object('organisation', 'Thrastar ' || n, 'givenName', 'Bo')
      FROM generate_series(1, ${ENTRIES}) AS n`;
    await db.$executeRaw`
      INSERT INTO outgoing_mail (id, kind, status, sent_at, queued_at, locale, recipient, registration_id, event_id, subject, message_id)
      SELECT gen_random_uuid(), 'registration.changed', 'sent', now(), now(), 'en', 'lead' || n || '@example.org', ${lead.id}::uuid,
        ${eventId}::uuid, 'Change ' || n, '<' || n || '@large.example>'
      FROM generate_series(1, ${ENTRIES / 2}) AS n`;
    const name = `${person.givenName} ${person.familyName}`;
    await db.$executeRaw`
      INSERT INTO audit_entry (id, at, actor_kind, action, event_id, registration_id, after)
      SELECT gen_random_uuid(), now(), 'participant', 'registration.handover_offered', ${eventId}::uuid, ${lead.id}::uuid,
        jsonb_build_object('name', ${name}::text)`;
    await db.$executeRawUnsafe("ANALYZE");
    const read = await db.$transaction(async (tx) => {
      // What this connection did before counts in until PostgreSQL writes it down, which is not at once.
      const before = await rowsRead(tx);
      const context = { ...by(organiser), db: joining(tx) };
      expect(await eraseRegistration({ registrationId: person.id }, context)).toEqual({ ok: true });
      const after = await rowsRead(tx);
      return [...after].map(([table, rows]) => ({ table, rows: rows - (before.get(table) ?? 0) }));
    });
    // Rows that were looked at, some of them several times.
    for (const { table, rows } of read) expect({ table, isFew: rows < 100 }).toEqual({ table, isFew: true });
    expect(read.map(({ table }) => table)).toEqual(["audit_entry", "outgoing_mail", "registration"]);
    expect(await placesWith(url, [name, person.email])).toEqual([]);
    expect(await db.auditEntry.count({ where: { eventId, detailsRemovedAt: null } })).toBe(ENTRIES + 1);
  });
});
