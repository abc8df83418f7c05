import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { allowOverCapacity } from "@/lib/db";
import { keepDraft } from "@/lib/drafts/commands";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { type RegisterInput, registerParticipant } from "@/lib/registrations/commands/register-participant";
import { registrationSchema } from "@/lib/registrations/schema";
import { testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const now = new Date("2024-02-05T08:00:00Z");
const context: Context = { db, now, actor: { kind: "participant" } };

const typed = {
  givenName: "Mette",
  familyName: "Sørensen",
  email: "Mette@Kommune.dk",
  organisation: "Aarhus Kommune",
  organisationType: "municipality",
  country: "DK",
};

function submission(eventId: string, changes: Partial<typeof typed> = {}): RegisterInput {
  const details = registrationSchema.parse({ ...typed, ...changes });
  return { eventId, submissionId: randomUUID(), locale: "da", details, fromDraft: false };
}

async function recordOf(eventId: string) {
  const [registrations, audit, mails] = await Promise.all([
    db.registration.findMany({ where: { eventId } }),
    db.auditEntry.findMany({ where: { eventId }, orderBy: { id: "asc" } }),
    db.outgoingMail.findMany({ where: { eventId }, orderBy: { id: "asc" } }),
  ]);
  return { registrations, audit, mails };
}

describe("registering", () => {
  it("writes the registration, its audit entry and its mail together", async () => {
    const event = await buildEvent(db);
    const result = await registerParticipant(submission(event.id), context);
    const { registrations, audit, mails } = await recordOf(event.id);
    expect(result).toMatchObject({
      ok: true,
      outcome: { reference: registrations[0]?.reference, email: "Mette@Kommune.dk" },
    });
    expect(registrations).toMatchObject([
      { status: "confirmed", email: "Mette@Kommune.dk", emailKey: "mette@kommune.dk", locale: "da", registeredAt: now },
    ]);
    expect(audit).toMatchObject([{ action: "registration.confirmed", actorKind: "participant", at: now }]);
    expect(mails).toMatchObject([{ kind: "registration.confirmed", status: "queued", recipient: "Mette@Kommune.dk" }]);
  });

  it("stores nothing that would open the registration", async () => {
    const event = await buildEvent(db);
    await registerParticipant(submission(event.id), context);
    const { mails } = await recordOf(event.id);
    expect(mails).toHaveLength(1);
    expect(JSON.stringify(mails)).not.toContain("/registrations/");
    expect(mails[0]?.sealed).toBeNull();
  });

  it("answers a second time with the same address alike, and tells only the mail's reader", async () => {
    const event = await buildEvent(db);
    const first = await registerParticipant(submission(event.id), context);
    const second = await registerParticipant(submission(event.id, { email: " mette@KOMMUNE.dk " }), context);
    if (!first.ok || !second.ok) throw new Error("Both should be answered.");
    expect(Object.keys(second.outcome)).toEqual(Object.keys(first.outcome));
    expect(second.outcome.reference).toMatch(/^BRINC-/);
    expect(second.outcome.reference).not.toBe(first.outcome.reference);

    const { registrations, audit, mails } = await recordOf(event.id);
    expect(registrations).toHaveLength(1);
    expect(mails.map(({ kind }) => kind)).toEqual(["registration.confirmed", "registration.already_registered"]);
    expect(mails[1]?.recipient).toBe("Mette@Kommune.dk");
    expect(audit.map(({ action }) => action)).toEqual(["registration.confirmed", "registration.repeated"]);
    expect(await db.repeatedSubmission.findMany({ where: { registrationId: registrations[0]?.id } })).toMatchObject([
      { reference: second.outcome.reference },
    ]);
  });

  it("lets somebody who cancelled register again", async () => {
    const event = await buildEvent(db);
    const first = await registerParticipant(submission(event.id), context);
    if (!first.ok || !first.registrationId) throw new Error("Should register.");
    await cancelRegistration({ registrationId: first.registrationId }, context);
    expect(await registerParticipant(submission(event.id), context)).toMatchObject({ ok: true });
    const { registrations } = await recordOf(event.id);
    expect(registrations.map(({ status }) => status).sort()).toEqual(["cancelled", "confirmed"]);
  });

  it.each([
    ["not_yet_open", { registrationOpensAt: new Date("2024-02-05T08:00:00.001Z") }],
    ["closed", { registrationClosesAt: new Date("2024-02-05T07:59:59.999Z") }],
    ["full", { capacity: 0, hasWaitingList: false }],
  ])("refuses when %s, and leaves nothing behind", async (reason, changes) => {
    const event = await buildEvent(db, changes);
    expect(await registerParticipant(submission(event.id), context)).toEqual({ ok: false, reason });
    expect(await recordOf(event.id)).toEqual({ registrations: [], audit: [], mails: [] });
  });

  it("tells somebody registered already nothing else than others when the event is full", async () => {
    const event = await buildEvent(db, { capacity: 1 });
    await registerParticipant(submission(event.id), context);
    const again = await registerParticipant(submission(event.id), context);
    const other = await registerParticipant(submission(event.id, { email: "other@kommune.dk" }), context);
    expect([again, other]).toMatchObject([
      { outcome: { status: "waitlisted" } },
      { outcome: { status: "waitlisted" } },
    ]);
    expect((await recordOf(event.id)).registrations).toHaveLength(2);
  });
});

describe("at the same moment", () => {
  it("gives the last 5 seats to 5 of 40, and lines up the others in their order", async () => {
    const event = await buildEvent(db, { capacity: 8 });
    for (let held = 0; held < 3; held++) await buildRegistration(db, { eventId: event.id });
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        registerParticipant(submission(event.id, { email: `p${index}@example.org` }), context),
      ),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    const { registrations, audit, mails } = await recordOf(event.id);
    expect(registrations.filter(({ status }) => status === "confirmed")).toHaveLength(8);
    expect([audit.length, mails.length]).toEqual([40, 40]);
    const arrivals = (await db.auditEntry.findMany({ where: { eventId: event.id }, orderBy: { number: "asc" } })).map(
      ({ action, after }) => [action, (after as { queueNumber?: number }).queueNumber],
    );
    expect(arrivals).toEqual([
      ...Array.from({ length: 5 }, () => ["registration.confirmed", undefined]),
      ...Array.from({ length: 35 }, (_, index) => ["registration.waitlisted", index + 1]),
    ]);
  });

  it("makes one registration of 20 with the same address", async () => {
    const event = await buildEvent(db);
    const results = await Promise.all(
      Array.from({ length: 20 }, () => registerParticipant(submission(event.id), context)),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    const { registrations, mails } = await recordOf(event.id);
    expect(registrations).toHaveLength(1);
    expect(mails.filter(({ kind }) => kind === "registration.confirmed")).toHaveLength(1);
    expect(await db.repeatedSubmission.count({ where: { registrationId: registrations[0]?.id } })).toBe(19);
  });

  it("makes one registration of one form sent 10 times, with one answer", async () => {
    const event = await buildEvent(db);
    const form = `register:${event.slug}`;
    const draftId = await keepDraft({ browserToken: "a browser", form, values: typed }, context);
    if (!draftId) throw new Error("Should be kept.");
    const input = { ...submission(event.id), submissionId: draftId, fromDraft: true };
    const results = await Promise.all(Array.from({ length: 10 }, () => registerParticipant(input, context)));
    expect(new Set(results.map((result) => (result.ok ? result.outcome.reference : result.reason))).size).toBe(1);
    const { registrations, audit, mails } = await recordOf(event.id);
    expect([registrations.length, audit.length, mails.length]).toEqual([1, 1, 1]);
    const draft = await db.formDraft.findUniqueOrThrow({ where: { id: draftId } });
    expect(draft.values).toEqual({});
  });
});

describe("the database itself", () => {
  it("refuses a seat that there is not, unless an organiser's command has said so", async () => {
    const event = await buildEvent(db, { capacity: 1 });
    await buildRegistration(db, { eventId: event.id });
    await expect(buildRegistration(db, { eventId: event.id })).rejects.toThrow();
    const waiting = await buildRegistration(db, { eventId: event.id, status: "waitlisted" });
    const seated = { status: "confirmed", queueNumber: null } as const;
    await expect(db.registration.update({ where: { id: waiting.id }, data: seated })).rejects.toThrow();
    await db.$transaction(async (tx) => {
      await allowOverCapacity(tx);
      await tx.registration.update({ where: { id: waiting.id }, data: seated });
    });
    expect(await db.eventSeats.findUnique({ where: { eventId: event.id } })).toMatchObject({ held: 2, waiting: 0 });
  });

  it("refuses a second live registration with one address", async () => {
    const { eventId } = await buildRegistration(db, { email: "one@example.org" });
    await expect(buildRegistration(db, { eventId, email: "ONE@example.org" })).rejects.toThrow();
    await expect(
      buildRegistration(db, { eventId, email: "one@example.org", status: "cancelled" }),
    ).resolves.toBeTruthy();
  });

  it("refuses to change, delete or empty the audit log", async () => {
    const event = await buildEvent(db);
    await registerParticipant(submission(event.id), context);
    await expect(db.auditEntry.updateMany({ data: { reason: "forged" } })).rejects.toThrow(/cannot be changed/);
    await expect(db.auditEntry.deleteMany()).rejects.toThrow(/cannot be changed/);
    await expect(db.$executeRaw`TRUNCATE audit_entry`).rejects.toThrow(/cannot be changed/);
  });
});
