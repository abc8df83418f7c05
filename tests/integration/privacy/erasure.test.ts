import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { draftAnnouncement } from "@/lib/announcements/commands/save-announcement";
import { countAudience } from "@/lib/audience/queries";
import { audienceSchema, everybody } from "@/lib/audience/schema";
import { recordAudit } from "@/lib/audit/commands";
import type { Actor, Context } from "@/lib/context";
import { queueMail } from "@/lib/mail/commands";
import { optIn, optOut } from "@/lib/opt-outs/commands";
import { eraseRegistration } from "@/lib/privacy/commands/erase-registration";
import { requestDeletion } from "@/lib/privacy/commands/request-deletion";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { changeDetails } from "@/lib/registrations/commands/change-details";
import { correctAddress } from "@/lib/registrations/commands/correct-address";
import { findOwnRegistration, registrationKey } from "@/lib/registrations/queries";
import { asTyped, changeSchema } from "@/lib/registrations/schema";
import { countWaiting, testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";
import { placesWith } from "./everything";

const { db, url } = await testDatabase();
const now = new Date("2024-02-05T08:00:00Z");
const organiser: Actor = { kind: "organiser", id: (await buildOrganiser(db)).id };
const participant: Actor = { kind: "participant" };
const by = (actor: Actor): Context => ({ db, now, actor });

/** Somebody with a name and an address that stand nowhere else in the database. */
let count = 0;
function somebody() {
  count += 1;
  return {
    givenName: `Ørsted${count}`,
    familyName: `Åkjær-Quist${count}`,
    email: `Oersted.${count}+x@Kommune.Example`,
  };
}

async function question(eventId: string, key: string, isSensitive: boolean) {
  return db.question.create({ data: { eventId, key, kind: "short_text", position: 1, isSensitive } });
}

/** A cancelled registration with everything around it that can name its person. */
async function fullRecord() {
  const person = somebody();
  const fullName = `${person.givenName} ${person.familyName}`;
  const emailKey = person.email.toLowerCase();
  const event = await buildEvent(db);
  const eventId = event.id;
  const lead = await buildRegistration(db, { eventId });
  const registration = await buildRegistration(db, {
    ...person,
    eventId,
    jobTitle: `Adviser to ${fullName}`,
    groupLeadId: lead.id,
  });
  const registrationId = registration.id;
  const details = asTyped(registration);
  await changeDetails(
    { registrationId, details: changeSchema.parse({ ...details, givenName: "Former" }) },
    by(participant),
  );
  await changeDetails({ registrationId, details: changeSchema.parse(details) }, by(participant));

  const answer = { registrationId, value: fullName, asked: "Who?", inWords: fullName, answeredAt: now };
  await db.answer.create({ data: { ...answer, questionId: (await question(eventId, "who", false)).id } });
  await db.sensitiveAnswer.create({
    data: { ...answer, questionId: (await question(eventId, "diet", true)).id, consentedAt: now },
  });
  await db.storedFile.create({
    data: {
      registrationId,
      name: `${fullName}.pdf`,
      contentType: "application/pdf",
      size: 8,
      sha256: "00",
      content: Buffer.from(`%PDF-1.4 ${emailKey}`),
    },
  });
  await db.registrationNote.create({ data: { registrationId, text: `${fullName} is ill.`, writtenAt: now } });
  await db.registrationNote.create({
    data: { registrationId: lead.id, text: `Comes with ${fullName}, as always.`, writtenAt: now },
  });
  const tagOf = (name: string, id: string) =>
    db.tag.create({
      data: {
        eventId,
        name,
        nameKey: name.toLowerCase(),
        registrations: { create: { registrationId: id, taggedAt: now } },
      },
    });
  await tagOf(`Guests of ${fullName}`, lead.id);
  await tagOf("Speaker", registrationId);
  await db.repeatedSubmission.create({
    data: { id: randomUUID(), registrationId, reference: `TEST-${randomUUID()}`, submittedAt: now },
  });
  const invitation = await db.invitation.create({
    data: {
      eventId,
      email: person.email,
      emailKey,
      name: fullName,
      locale: "da",
      holdsSeat: false,
      reservedUntil: now,
      createdAt: now,
      acceptedAt: now,
      registrationId,
    },
  });
  const handover = (registration: { id: string }, to: { name: string; email: string }) =>
    db.handover.create({
      data: {
        eventId,
        registrationId: registration.id,
        name: to.name,
        email: to.email,
        emailKey: to.email.toLowerCase(),
        locale: "da",
        createdAt: now,
        expiresAt: now,
      },
    });
  const toPerson = await handover(lead, { name: `Dr. ${fullName}`, email: person.email });
  await handover(registration, { name: "Somebody Else", email: "else@example.org" });

  const common = { locale: "da", eventId, queuedAt: now } as const;
  const recipient = { ...common, recipient: person.email, recipientName: fullName };
  const sent = await queueMail(db, { ...recipient, kind: "invitation.sent", invitationId: invitation.id });
  await queueMail(db, {
    ...recipient,
    kind: "handover.offered",
    handoverId: toPerson.id,
    data: { from: "Åse Nyström" },
  });
  await db.outgoingMail.update({
    where: { id: sent.id },
    data: { status: "sent", sentAt: now, subject: `Invitation for ${fullName}`, lastError: `450 <${emailKey}> later` },
  });
  await db.outgoingMailAttempt.create({
    data: {
      mailId: sent.id,
      startedAt: now,
      finishedAt: now,
      succeeded: true,
      serverAnswer: `250 <${person.email}> ok`,
    },
  });
  const toLead = { ...common, recipient: lead.email, registrationId: lead.id };
  const declined = await queueMail(db, { ...toLead, kind: "handover.declined", data: { to: `Dr. ${fullName}` } });
  const message = { shown: "BRINC-2W8MXA" };
  const unrelated = await queueMail(db, {
    ...toLead,
    kind: "registration.already_registered",
    data: { repeatedReference: message.shown },
  });
  await recordAudit(db, {
    at: now,
    actor: participant,
    action: "registration.handover_offered",
    eventId,
    registrationId: lead.id,
    after: { name: `Dr. ${fullName}`, email: person.email },
  });
  await recordAudit(db, {
    at: now,
    actor: organiser,
    action: "registrations.exported",
    eventId,
    after: { q: person.email, count: 1 },
  });
  await recordAudit(db, {
    at: now,
    actor: organiser,
    action: "event.seating_changed",
    eventId,
    after: { capacity: 9 },
  });
  await db.formDraft.create({
    data: {
      browserHash: randomUUID(),
      form: `register:${event.slug}`,
      values: {},
      outcome: { reference: lead.reference, email: lead.email, others: [{ name: fullName, email: person.email }] },
      expiresAt: now,
    },
  });
  await db.formDraft.create({
    data: {
      browserHash: randomUUID(),
      form: `change:${registrationId}`,
      values: { givenName: person.givenName },
      expiresAt: now,
    },
  });
  await optOut({ registrationId }, by(participant));
  const words = { subject: `${fullName} speaks`, body: `Write to ${person.email}, or call ${fullName.toUpperCase()}.` };
  await draftAnnouncement(
    { eventId, texts: [{ locale: "en", ...words }], audience: { ...everybody, q: fullName }, isNews: false },
    by(organiser),
  );
  await db.mailRule.create({
    data: {
      eventId,
      letter: "own",
      anchor: "after_end",
      createdAt: now,
      texts: { create: { locale: "en", ...words } },
    },
  });
  await requestDeletion({ registrationId }, by(participant));
  await cancelRegistration({ registrationId, reason: `As ${fullName} asked` }, by(organiser));
  return { person, fullName, registration, lead, event, declined, unrelated };
}

describe("erasing a registration", () => {
  it("leaves nothing of the person in any table", async () => {
    const { person, registration } = await fullRecord();
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

  it("strikes names out of announcements, leaves their other words, and widens no audience", async () => {
    const { registration, event } = await fullRecord();
    await eraseRegistration({ registrationId: registration.id }, by(organiser));
    const announcement = await db.announcement.findFirstOrThrow({
      where: { eventId: event.id },
      include: { texts: true },
    });
    expect(announcement.texts).toMatchObject([{ subject: "— speaks", body: "Write to —, or call —." }]);
    const { reached } = await countAudience(db, event.id, audienceSchema.parse(announcement.audience), {
      isNews: false,
    });
    expect(reached).toBe(0);
  });

  it("keeps to the wish for no news as long as the address lives on elsewhere, and takes it along when it is corrected", async () => {
    const { person, registration } = await fullRecord();
    const elsewhere = await buildRegistration(db, { email: person.email });
    await eraseRegistration({ registrationId: registration.id }, by(organiser));
    const keys = async () => (await db.mailOptOut.findMany()).map(({ emailKey }) => emailKey);
    expect(await keys()).toEqual([elsewhere.emailKey]);
    const email = `else-${person.email}`;
    await correctAddress({ registrationId: elsewhere.id, email }, by(organiser));
    expect(await keys()).toEqual([email.toLowerCase()]);
    await optIn({ registrationId: elsewhere.id }, by(participant));
    expect(await keys()).toEqual([]);
  });

  it("finds what stands under an address that was corrected since, and what servers said of it", async () => {
    const { person, registration } = await fullRecord();
    const registrationId = registration.id;
    const email = `corrected-${person.email}`;
    const mail = await db.outgoingMail.findFirstOrThrow({ where: { registrationId } });
    await db.mailBounce.create({
      data: {
        mailId: mail.id,
        kind: "hard",
        status: "5.1.1",
        diagnostic: `550 <${person.email}>: unknown`,
        sourceId: randomUUID(),
        receivedAt: now,
      },
    });
    expect(await correctAddress({ registrationId, email }, by(organiser))).toMatchObject({ ok: true });
    expect(await placesWith(url, [person.email])).toContain("mail_bounce.diagnostic");
    expect(await eraseRegistration({ registrationId }, by(organiser))).toEqual({ ok: true });
    expect(await placesWith(url, [person.givenName, person.familyName, person.email])).toEqual([]);
    expect(await db.mailBounce.findFirstOrThrow({ where: { mailId: mail.id } })).toMatchObject({ status: "5.1.1" });
  });

  it("leaves alone whoever is registered with an address that was somebody else's by mistake", async () => {
    const { registration } = await fullRecord();
    const { email } = await buildRegistration(db, { eventId: registration.eventId });
    const mistaken = await buildRegistration(db, { eventId: registration.eventId, status: "cancelled" });
    await recordAudit(db, {
      at: now,
      actor: organiser,
      action: "registration.address_corrected",
      eventId: mistaken.eventId,
      registrationId: mistaken.id,
      before: { email },
      after: { email: mistaken.email },
    });
    expect(await eraseRegistration({ registrationId: mistaken.id }, by(organiser))).toEqual({ ok: true });
    expect(await placesWith(url, [email])).toEqual([
      "registration.email",
      "registration.email_key",
      "registration.search_text",
    ]);
  });

  it("keeps what the funder asks for, and that it was erased", async () => {
    const { registration } = await fullRecord();
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
    const { registration } = await fullRecord();
    const key = registrationKey(registration);
    await eraseRegistration({ registrationId: registration.id }, by(organiser));
    expect(await findOwnRegistration(db, key)).toBe("old");
  });

  it("touches nobody else", async () => {
    const other = await fullRecord();
    const { registration, lead, event, declined, unrelated } = await fullRecord();
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

  it("does not take somebody for the person whose name or address only begins alike", async () => {
    const person = { givenName: "Bo", familyName: "Li", email: "li@example.org" };
    const registration = await buildRegistration(db, { ...person, status: "cancelled" });
    const { eventId } = registration;
    const lead = await buildRegistration(db, { eventId });
    const about = { at: now, actor: participant, action: "registration.handover_offered", eventId } as const;
    const alike = { name: "Bo Lindt", email: "bo.li@example.org.dk" };
    await recordAudit(db, { ...about, registrationId: lead.id, after: alike });
    await recordAudit(db, { ...about, registrationId: lead.id, after: { name: 'BO "Li"', email: "LI@example.org" } });
    await eraseRegistration({ registrationId: registration.id }, by(organiser));
    const entries = await db.auditEntry.findMany({ where: { registrationId: lead.id }, orderBy: { number: "asc" } });
    expect(entries.map(({ after }) => after)).toEqual([alike, null]);
  });

  it("finds names with quotes and signs that mean something to a search", async () => {
    const person = { givenName: 'Eli "B." (née', familyName: "C.*) \\ Øst", email: "eli+c.*@example.org" };
    const registration = await buildRegistration(db, { ...person, status: "declined" });
    const { eventId } = registration;
    const lead = await buildRegistration(db, { eventId });
    const name = `${person.givenName} ${person.familyName}`;
    await recordAudit(db, {
      at: now,
      actor: participant,
      action: "registration.handed_over",
      eventId,
      registrationId: lead.id,
      after: { name },
    });
    await eraseRegistration({ registrationId: registration.id }, by(organiser));
    expect(await placesWith(url, ["née", "eli+c"])).toEqual([]);
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

  it("waits while a mail to the person is being handed over", async () => {
    const registration = await buildRegistration(db, { status: "cancelled" });
    const { id: registrationId, eventId, email } = registration;
    const mail = await queueMail(db, {
      kind: "registration.cancelled",
      locale: "en",
      recipient: email,
      registrationId,
      eventId,
      queuedAt: now,
    });
    await db.outgoingMail.update({
      where: { id: mail.id },
      data: { status: "sending", claimedBy: "w", claimedUntil: new Date("2100-01-01") },
    });
    expect(await eraseRegistration({ registrationId }, by(organiser))).toEqual({
      ok: false,
      reason: "mail_on_its_way",
    });
    expect(await db.registration.findUniqueOrThrow({ where: { id: registrationId } })).toMatchObject({
      email,
      erasedAt: null,
    });
  });

  it.each(["to the person", "to somebody else, naming them"])(
    "sees a mail %s that a worker takes up at this very moment",
    async (whose) => {
      const person = somebody();
      const { id: registrationId, eventId } = await buildRegistration(db, { ...person, status: "cancelled" });
      const common = { locale: "en", eventId, queuedAt: now } as const;
      const { id: mailId } = await queueMail(
        db,
        whose === "to the person"
          ? { ...common, kind: "registration.cancelled", recipient: person.email, registrationId }
          : {
              ...common,
              kind: "handover.declined",
              recipient: "lead@example.org",
              data: { to: `${person.givenName} ${person.familyName}` },
            },
      );
      let result: Promise<unknown> | undefined;
      await db.$transaction(async (worker) => {
        await worker.outgoingMail.update({
          where: { id: mailId },
          data: { status: "sending", claimedBy: "w", claimedUntil: new Date("2100-01-01") },
        });
        result = eraseRegistration({ registrationId }, by(organiser));
        await expect.poll(() => countWaiting(db)).toBe(1);
      });
      expect(await result).toEqual({ ok: false, reason: "mail_on_its_way" });
    },
  );

  it("finds mails by the address however it was typed", async () => {
    const { eventId, id: registrationId } = await buildRegistration(db, {
      email: "Ünal@i\u0307zmir.example",
      status: "cancelled",
    });
    const mail = { kind: "invitation.sent", locale: "en", eventId, queuedAt: now } as const;
    await queueMail(db, { ...mail, recipient: "Ünal@İzmir.example" });
    await queueMail(db, { ...mail, recipient: "U\u0308nal@İzmir.example" });
    await eraseRegistration({ registrationId }, by(organiser));
    expect(await db.outgoingMail.findMany({ where: { eventId } })).toMatchObject([
      { status: "withdrawn", recipient: expect.stringMatching(/@invalid\.invalid$/) },
      { status: "withdrawn", recipient: expect.stringMatching(/@invalid\.invalid$/) },
    ]);
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
