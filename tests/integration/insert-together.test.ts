import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { auditRow } from "@/lib/audit/commands";
import { insertTogether, isUniqueViolation } from "@/lib/db";
import { testDatabase } from "../support/database";
import { buildEvent, buildRegistration } from "../support/factories";

const { db } = await testDatabase();

describe("rows of several tables in one statement", () => {
  it("arrive with every kind of value, and with the defaults of what is not named", async () => {
    const { id: _, ...like } = await buildRegistration(db);
    const id = randomUUID();
    const row = {
      ...like,
      id,
      reference: "TEST-ODD",
      submissionId: randomUUID(),
      emailKey: "odd@example.org",
      familyName: `O'Brien "Ødegård" \\ Παπαδόπουλος {"json": "'); DROP TABLE registration; --"}`,
      jobTitle: null,
      photoConsent: true,
      registeredAt: new Date("2024-03-31T02:30:00.123+02:00"),
    };
    const { linkVersion: __, ...named } = row;
    const entry = auditRow({
      at: row.registeredAt,
      actor: { kind: "system" },
      action: "registration.confirmed",
      registrationId: id,
      after: { list: [1, "two", null], nested: { deep: true } },
    });
    await db.$transaction((tx) => insertTogether(tx, { registration: [named], auditEntry: [entry], outgoingMail: [] }));
    expect(await db.registration.findUnique({ where: { id } })).toEqual({ ...row, linkVersion: 1 });
    const stored = await db.auditEntry.findUnique({ where: { id: entry.id } });
    expect(stored).toMatchObject({ after: entry.after, reason: null, actorKind: "system" });
    expect(stored?.number).toBeGreaterThan(0n);
  });

  it("leave nothing behind when one of them is refused, and say when it was for a value that is taken", async () => {
    const event = await buildEvent(db);
    const { id: _, ...like } = await buildRegistration(db, { eventId: event.id });
    const entry = auditRow({ at: like.registeredAt, actor: { kind: "system" }, action: "registration.confirmed" });
    const twice = { ...like, id: randomUUID(), emailKey: "other@example.org", submissionId: randomUUID() };
    const refused = await db
      .$transaction((tx) => insertTogether(tx, { registration: [twice], auditEntry: [entry] }))
      .catch((error: unknown) => error);
    expect(isUniqueViolation(refused)).toBe(true);
    expect(await db.auditEntry.findUnique({ where: { id: entry.id } })).toBeNull();
    const nonsense = { ...twice, country: "nowhere" };
    const other = await db
      .$transaction((tx) => insertTogether(tx, { registration: [nonsense] }))
      .catch((e: unknown) => e);
    expect(other).toBeInstanceOf(Error);
    expect(isUniqueViolation(other)).toBe(false);
  });
});
