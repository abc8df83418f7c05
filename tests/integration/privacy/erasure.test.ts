import { describe, expect, it } from "vitest";
import { eraseRegistration } from "@/lib/privacy/commands/erase-registration";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { findOwnRegistration, registrationKey } from "@/lib/registrations/queries";
import { testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";
import { placesWith } from "./everything";
import { deskOf, fullRecord, now, somebody } from "./full-record";

const { db, url } = await testDatabase();
const { organiser, by } = await deskOf(db);

describe("erasing a registration", () => {
  it("leaves nothing of the person in any table", async () => {
    const { person, registration } = await fullRecord(db);
    const words = [person.givenName, person.familyName, person.email, "Somebody Else", "else@example.org"];
    expect(await placesWith(url, words)).toEqual(
      expect.arrayContaining([
        "registration.given_name",
        "outgoing_mail.data",
        "audit_entry.after",
        "stored_file.content",
        "announcement.audience",
        "announcement_text.body",
        "mail_rule_text.body",
        "mail_opt_out.email_key",
      ]),
    );
    expect(await eraseRegistration({ registrationId: registration.id }, by(organiser))).toEqual({ ok: true });
    expect(await placesWith(url, words)).toEqual([]);
  });

  it("keeps what the funder asks for, and that it was erased", async () => {
    const { registration } = await fullRecord(db);
    const registrationId = registration.id;
    const before = await db.auditEntry.findMany({ where: { registrationId }, orderBy: { number: "asc" } });
    const mails = await db.outgoingMail.count({ where: { registrationId } });
    await eraseRegistration({ registrationId }, by(organiser));
    const row = await db.registration.findUniqueOrThrow({ where: { id: registrationId } });
    expect(row).toMatchObject({
      reference: registration.reference,
      status: "cancelled",
      country: "DK",
      organisationType: "municipality",
      registeredAt: registration.registeredAt,
      deletionRequestedAt: now,
      erasedAt: now,
      email: `deleted-${registrationId}@invalid.invalid`,
    });
    const after = await db.auditEntry.findMany({ where: { registrationId }, orderBy: { number: "asc" } });
    const facts = ({ id, number, at, actorKind, actorId, action }: (typeof after)[number]) => ({
      id,
      number,
      at,
      actorKind,
      actorId,
      action,
    });
    expect(after.slice(0, -1).map(facts)).toEqual(before.map(facts));
    expect(after.every((entry) => entry.before === null && entry.after === null && entry.reason === null)).toBe(true);
    expect(after.at(-1)).toMatchObject({
      action: "registration.erased",
      actorKind: "organiser",
      actorId: organiser.kind === "organiser" && organiser.id,
      at: now,
    });
    const left = await db.outgoingMail.findMany({ where: { registrationId } });
    expect(left).toHaveLength(mails);
    expect(new Set(left.map(({ status }) => status))).toEqual(new Set(["withdrawn"]));
  });

  it("makes the mailed link open nothing", async () => {
    const { registration } = await fullRecord(db);
    const key = registrationKey(registration);
    await eraseRegistration({ registrationId: registration.id }, by(organiser));
    expect(await findOwnRegistration(db, key)).toBe("old");
  });

  it("touches nobody else", async () => {
    const other = await fullRecord(db);
    const { registration, lead, event, declined, unrelated } = await fullRecord(db);
    await eraseRegistration({ registrationId: registration.id }, by(organiser));
    expect(await db.registration.findUniqueOrThrow({ where: { id: lead.id } })).toMatchObject({ email: lead.email });
    const { data, recipient, status } = await db.outgoingMail.findUniqueOrThrow({ where: { id: declined.id } });
    expect({ data, recipient, status }).toEqual({ data: { to: "—" }, recipient: lead.email, status: "queued" });
    expect(await db.outgoingMail.findUniqueOrThrow({ where: { id: unrelated.id } })).toMatchObject({
      data: { repeatedReference: "BRINC-2W8MXA" },
    });
    const seating = await db.auditEntry.findFirstOrThrow({
      where: { eventId: event.id, action: "event.seating_changed" },
    });
    expect(seating.after).toEqual({ capacity: 9 });
    expect(await placesWith(url, [other.person.familyName])).toEqual(
      expect.arrayContaining(["registration.family_name", "answer.in_words", "audit_entry.after"]),
    );
  });

  it("is possible at an event that was cancelled, where nobody can cancel their place any more", async () => {
    const person = somebody();
    const { id, eventId } = await buildRegistration(db, person);
    await db.event.update({ where: { id: eventId }, data: { status: "cancelled", cancelledAt: now } });
    expect(await cancelRegistration({ registrationId: id }, by(organiser))).toMatchObject({ ok: false });
    expect(await eraseRegistration({ registrationId: id }, by(organiser))).toEqual({ ok: true });
    expect(await placesWith(url, [person.email, person.familyName])).toEqual([]);
  });

  it("takes along earlier registrations with the same address, and waits for a live one", async () => {
    const person = somebody();
    const first = await buildRegistration(db, { ...person, status: "cancelled" });
    const second = await buildRegistration(db, { ...person, eventId: first.eventId });
    expect(await eraseRegistration({ registrationId: first.id }, by(organiser))).toEqual({
      ok: false,
      reason: "still_live",
    });
    await cancelRegistration({ registrationId: second.id }, by(organiser));
    expect(await eraseRegistration({ registrationId: second.id }, by(organiser))).toEqual({ ok: true });
    expect(await placesWith(url, [person.email, person.familyName])).toEqual([]);
    expect(await eraseRegistration({ registrationId: first.id }, by(organiser))).toEqual({
      ok: false,
      reason: "already_erased",
    });
  });

  it("gives a seat set aside for the person to the next in line, on record", async () => {
    const person = somebody();
    const event = await buildEvent(db, { capacity: 1 });
    const eventId = event.id;
    const { id: registrationId } = await buildRegistration(db, { ...person, eventId, status: "cancelled" });
    const next = await buildRegistration(db, { eventId, status: "waitlisted", queueNumber: 1 });
    const { id: invitation } = await db.invitation.create({
      data: {
        eventId,
        email: person.email,
        emailKey: person.email.toLowerCase(),
        locale: "da",
        holdsSeat: true,
        reservedUntil: new Date("2024-02-09T08:00:00Z"),
        createdAt: now,
      },
    });
    expect(await eraseRegistration({ registrationId }, by(organiser))).toEqual({ ok: true });
    expect(await db.registration.findUniqueOrThrow({ where: { id: next.id } })).toMatchObject({ status: "offered" });
    const entries = await db.auditEntry.findMany({ where: { eventId }, orderBy: { number: "asc" } });
    expect(entries).toMatchObject([
      {
        action: "invitation.withdrawn",
        actorKind: "organiser",
        before: { holdsSeat: true },
        after: { invitation, holdsSeat: false },
      },
      { action: "registration.erased" },
      { action: "registration.offered", registrationId: next.id },
    ]);
  });

  it("pressed by two at once, erases once", async () => {
    const { id: registrationId } = await buildRegistration(db, { status: "cancelled" });
    const results = await Promise.all([1, 2, 3].map(() => eraseRegistration({ registrationId }, by(organiser))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.auditEntry.count({ where: { registrationId, action: "registration.erased" } })).toBe(1);
  });
});
