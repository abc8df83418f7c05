import { randomUUID } from "node:crypto";
import { runMigrations } from "graphile-worker";
import { describe, expect, it } from "vitest";
import { recordAudit } from "@/lib/audit/commands";
import { eraseLeftovers } from "@/lib/privacy/commands/erase-leftovers";
import { eraseDueContactData } from "@/lib/privacy/jobs";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";
import { placesWith } from "./everything";

const { db, url } = await testDatabase();
const at = (day: string) => new Date(`${day}T09:00:00Z`);
const realNow = new Date();

/** An event that ended on a day; its windows lie before. */
function eventOf(day: string, changes: object = {}) {
  const before = (days: number) => new Date(at(day).getTime() - days * 86_400_000);
  return buildEvent(db, {
    startsAt: new Date(at(day).getTime() - 3_600_000),
    endsAt: at(day),
    registrationOpensAt: before(60),
    registrationClosesAt: before(7),
    changesCloseAt: before(7),
    cancellationsCloseAt: before(1),
    travelRequestsCloseAt: null,
    capacity: 500,
    ...changes,
  });
}

const mail = (eventId: string, changes: object = {}) =>
  db.outgoingMail.create({
    data: {
      kind: "invitation.sent",
      status: "sent",
      sentAt: at("2020-02-01"),
      queuedAt: at("2020-02-01"),
      locale: "en",
      recipient: "invited@example.org",
      recipientName: "Invited Guest",
      subject: "Dear Invited Guest",
      messageId: `<${randomUUID()}@example.org>`,
      eventId,
      ...changes,
    },
  });

describe("contact data whose time is over", () => {
  it("goes by itself, of those who registered and of those who never did, on record; others stay", async () => {
    const event = await eventOf("2020-03-19");
    const recent = await eventOf(realNow.toISOString().slice(0, 10));
    const stays = await buildRegistration(db, { eventId: recent.id, givenName: "Recent", familyName: "Guest" });
    const live = await buildRegistration(db, { eventId: event.id, givenName: "Liva", familyName: "Goneby" });
    await buildRegistration(db, { eventId: event.id, givenName: "Carl", familyName: "Goneby", status: "cancelled" });
    await recordAudit(db, {
      at: at("2020-02-02"),
      actor: { kind: "participant" },
      action: "registration.changed",
      eventId: event.id,
      registrationId: live.id,
      before: { familyName: "Goneby-Før" },
      after: { familyName: "Goneby" },
    });
    const invitation = await db.invitation.create({
      data: {
        eventId: event.id,
        name: "Invited Guest",
        email: "invited@example.org",
        emailKey: "invited@example.org",
        locale: "en",
        holdsSeat: false,
        reservedUntil: at("2020-03-01"),
        createdAt: at("2020-02-01"),
      },
    });
    await mail(event.id, { invitationId: invitation.id });
    const organiser = await buildOrganiser(db);
    const forOrganiser = {
      recipient: organiser.email,
      organiserId: organiser.id,
      recipientName: "Anne",
      subject: "News",
    };
    const own = await mail(event.id, forOrganiser);
    await db.importRun.create({
      data: {
        eventId: event.id,
        organiserId: organiser.id,
        fileName: "list.csv",
        headings: ["Name"],
        uploadedAt: at("2020-02-01"),
        rows: { create: { number: 2, cells: ["Invited Guest"] } },
      },
    });
    const words = ["Goneby", "Invited Guest", "invited@example.org", live.email];
    expect((await placesWith(url, words)).length).toBeGreaterThan(5);

    expect(await eraseDueContactData({ db, now: realNow })).toBe(2);
    expect(await placesWith(url, words)).toEqual([]);
    expect(await db.outgoingMail.findUniqueOrThrow({ where: { id: own.id } })).toMatchObject({
      recipient: organiser.email,
    });
    const entries = await db.auditEntry.findMany({ where: { eventId: event.id }, orderBy: { number: "asc" } });
    expect(entries.map(({ action, actorKind }) => [action, actorKind])).toEqual([
      ["registration.changed", "participant"],
      ["registration.erased", "system"],
      ["registration.erased", "system"],
      ["event.contacts_erased", "system"],
    ]);
    expect(entries[0]).toMatchObject({ before: null, after: null, detailsRemovedAt: expect.any(Date) });
    expect(entries[3]?.after).toEqual({ invitations: 1, handovers: 0, mails: 1, rows: 1 });
    expect(await db.registration.findUniqueOrThrow({ where: { id: live.id } })).toMatchObject({
      reference: live.reference,
      status: "confirmed",
      country: live.country,
      erasedAt: expect.any(Date),
    });
    expect(await db.registration.findUniqueOrThrow({ where: { id: stays.id } })).toEqual(stays);

    expect(await eraseDueContactData({ db, now: realNow })).toBe(0);
    expect(await db.auditEntry.count({ where: { eventId: event.id } })).toBe(4);
  });

  it("stays while the machine's own clock says that it may, whatever a demonstration shows", async () => {
    const event = await eventOf("2021-03-19");
    const person = await buildRegistration(db, { eventId: event.id });
    expect(await eraseDueContactData({ db, now: new Date("2022-03-19T08:59:59Z") })).toBe(0);
    expect(await db.registration.findUniqueOrThrow({ where: { id: person.id } })).toEqual(person);
    expect(await eraseDueContactData({ db, now: new Date("2022-03-19T09:00:00Z") })).toBe(1);
  });

  it("goes until nobody is left, and when its time is up asks for its next turn, two at once doing nothing twice", async () => {
    const event = await eventOf("2019-03-19");
    const first = await buildRegistration(db, { eventId: event.id });
    const others = 24;
    await db.registration.createMany({
      data: Array.from({ length: others }, (_, index) => ({
        ...first,
        id: undefined,
        reference: `DUE-${index}`,
        email: `due-${index}@example.org`,
        emailKey: `due-${index}@example.org`,
        submissionId: randomUUID(),
      })),
    });
    const context = { db, now: realNow, actor: { kind: "system" } as const };
    await runMigrations({ connectionString: url });
    const wished = () => db.$queryRaw<{ name: string }[]>`SELECT task_identifier AS name FROM graphile_worker.jobs`;
    expect(await eraseDueContactData({ db, now: realNow, turnMs: 0 })).toBe(1);
    expect(await wished()).toEqual([{ name: "erase_due_contact_data" }]);
    expect(await eraseLeftovers({ eventId: event.id }, context)).toEqual({ ok: false, reason: "people_left" });
    const both = await Promise.all([1, 2].map(() => eraseDueContactData({ db, now: realNow, batch: 4 })));
    expect(both.reduce((sum, count) => sum + count)).toBe(others);
    const where = { eventId: event.id, action: "registration.erased" };
    expect(await db.auditEntry.count({ where })).toBe(others + 1);
    expect(await eraseDueContactData({ db, now: realNow, turnMs: 0 })).toBe(0);
    expect(await wished()).toHaveLength(1);
    const young = await eventOf(realNow.toISOString().slice(0, 10));
    expect(await eraseLeftovers({ eventId: young.id }, context)).toEqual({ ok: false, reason: "not_due" });
  });
});
