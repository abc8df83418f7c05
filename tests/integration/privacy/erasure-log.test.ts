import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { recordAudit } from "@/lib/audit/commands";
import { eraseRegistration } from "@/lib/privacy/commands/erase-registration";
import { testDatabase } from "../../support/database";
import { buildRegistration } from "../../support/factories";
import { deskOf, now, participant } from "./full-record";

const { db } = await testDatabase();
const { organiser, by } = await deskOf(db);

describe("the audit log", () => {
  const refusal = /audit entries cannot be changed or deleted/;

  async function erased() {
    const registration = await buildRegistration(db, { status: "cancelled" });
    const { id: registrationId, eventId } = registration;
    const entry = { at: now, actor: participant, action: "registration.changed", eventId, registrationId } as const;
    await recordAudit(db, { ...entry, before: { jobTitle: "A" }, after: { jobTitle: "B" } });
    await eraseRegistration({ registrationId }, by(organiser));
    await recordAudit(db, { ...entry, after: { jobTitle: "C" } });
    const written = await db.auditEntry.findFirstOrThrow({ where: { registrationId }, orderBy: { number: "desc" } });
    return { registrationId, eventId, written };
  }

  it("says of each entry that lost its details when that was, once", async () => {
    const { registrationId, written } = await erased();
    const entries = await db.auditEntry.findMany({ where: { registrationId }, orderBy: { number: "asc" } });
    expect(entries.map(({ action, after, detailsRemovedAt }) => [action, after, detailsRemovedAt])).toEqual([
      ["registration.changed", null, now],
      ["registration.erased", null, null],
      ["registration.changed", { jobTitle: "C" }, null],
    ]);
    const again = db.$transaction([
      db.$executeRaw`SELECT set_config('desk.erasing', ${registrationId}, true)`,
      db.$executeRaw`UPDATE audit_entry SET details_removed_at = now() WHERE registration_id = ${registrationId}::uuid
        AND id <> ${written.id}::uuid`,
    ]);
    await expect(again).rejects.toThrow(refusal);
  });

  it("refuses to lose details outside the door", async () => {
    const { written } = await erased();
    const blank = db.$executeRaw`UPDATE audit_entry SET after = NULL, before = NULL WHERE id = ${written.id}::uuid`;
    await expect(blank).rejects.toThrow(refusal);
    await expect(db.$executeRaw`DELETE FROM audit_entry WHERE id = ${written.id}::uuid`).rejects.toThrow(refusal);
    await expect(db.$executeRaw`TRUNCATE audit_entry`).rejects.toThrow(refusal);
  });

  /** Every such change says, as the door does, when details went; unless that is what the change leaves out. */
  const removal = (change: string) =>
    change.includes("details_removed_at") ? change : `details_removed_at = now(), ${change}`;

  it.each([
    "action = 'registration.cancelled', after = NULL",
    "at = now(), after = NULL",
    "actor_kind = 'system', after = NULL",
    "registration_id = NULL, after = NULL",
    "number = number + 1000000, after = NULL",
    "id = gen_random_uuid(), after = NULL",
    'after = \'{"jobTitle": "D"}\'',
    "after = NULL, reason = 'because'",
    "details_removed_at = NULL, after = NULL",
  ])("lets nothing else through, even with the door's key in hand: %s", async (change) => {
    const { registrationId, written } = await erased();
    const attempt = db.$transaction([
      db.$executeRaw`SELECT set_config('desk.erasing', ${registrationId}, true)`,
      db.$executeRawUnsafe(`UPDATE audit_entry SET ${removal(change)} WHERE id = '${written.id}'`),
    ]);
    await expect(attempt).rejects.toThrow(refusal);
  });

  it("does not open for a registration that was not erased, nor for another event", async () => {
    const live = await buildRegistration(db);
    const entry = { at: now, actor: participant, action: "registration.changed" } as const;
    await recordAudit(db, { ...entry, eventId: live.eventId, registrationId: live.id, after: { jobTitle: "B" } });
    const { registrationId } = await erased();
    for (const key of [live.id, registrationId]) {
      const attempt = db.$transaction([
        db.$executeRaw`SELECT set_config('desk.erasing', ${key}, true)`,
        db.$executeRaw`UPDATE audit_entry SET after = NULL WHERE registration_id = ${live.id}::uuid`,
      ]);
      await expect(attempt).rejects.toThrow(refusal);
    }
    const call = db.$executeRaw`
      SELECT erase_audit_details(${live.id}::uuid, 'a@b', '{}', ${randomUUID()}::uuid, now(), 'system', NULL)::text`;
    await expect(call).rejects.toThrow(/has not been erased/);
  });

  it("closes the door again in the same transaction", async () => {
    const registration = await buildRegistration(db, { status: "cancelled" });
    const { id: registrationId, eventId } = registration;
    await db.registration.update({ where: { id: registrationId }, data: { erasedAt: now } });
    const attempt = db.$transaction(async (tx) => {
      await tx.$executeRaw`
        SELECT erase_audit_details(${registrationId}::uuid, 'a@b', '{}', ${randomUUID()}::uuid, now(), 'system', NULL)::text`;
      await recordAudit(tx, {
        at: now,
        actor: participant,
        action: "registration.changed",
        eventId,
        registrationId,
        after: { a: 1 },
      });
      await tx.$executeRaw`UPDATE audit_entry SET after = NULL WHERE registration_id = ${registrationId}::uuid`;
    });
    await expect(attempt).rejects.toThrow(refusal);
  });
});
