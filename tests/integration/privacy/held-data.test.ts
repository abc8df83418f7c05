import { describe, expect, it } from "vitest";
import { recordAudit } from "@/lib/audit/commands";
import { findEvent } from "@/lib/events/queries";
import { queueMail } from "@/lib/mail/commands";
import { optOut } from "@/lib/opt-outs/commands";
import { requestDeletion } from "@/lib/privacy/commands/request-deletion";
import { getHeldData } from "@/lib/privacy/queries";
import { ownDataFile } from "@/lib/privacy/rules";
import { changeDetails } from "@/lib/registrations/commands/change-details";
import { asTyped, changeSchema } from "@/lib/registrations/schema";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const now = new Date("2024-02-05T08:00:00Z");
const participant = { db, now, actor: { kind: "participant" } } as const;

describe("what is held about somebody", () => {
  it("holds answers with their consent, files, mails, the invitation and what happened", async () => {
    const registration = await buildRegistration(db, { status: "waitlisted" });
    const { id: registrationId, eventId, email } = registration;
    const question = (key: string, position: number, isSensitive: boolean) =>
      db.question.create({ data: { eventId, key, kind: "short_text", position, isSensitive } });
    const answer = { registrationId, asked: "What do you eat?", inWords: "Vegan", value: "Vegan", answeredAt: now };
    await db.sensitiveAnswer.create({
      data: { ...answer, questionId: (await question("diet", 1, true)).id, consentedAt: now },
    });
    await db.answer.create({
      data: { ...answer, asked: "Which case?", inWords: "Bricks", questionId: (await question("case", 2, false)).id },
    });
    await db.storedFile.create({
      data: {
        registrationId,
        name: "programme.pdf",
        contentType: "application/pdf",
        size: 4,
        sha256: "00",
        content: Buffer.from("%PDF"),
      },
    });
    await queueMail(db, {
      kind: "registration.waitlisted",
      locale: "en",
      recipient: email,
      registrationId,
      eventId,
      data: { position: 1 },
      queuedAt: now,
    });
    const mail = await db.outgoingMail.findFirstOrThrow({ where: { registrationId } });
    const report = { kind: "soft", status: "4.2.2", diagnostic: "452 Mailbox full", receivedAt: now } as const;
    await db.mailBounce.create({ data: { ...report, mailId: mail.id, sourceId: "<report@example.org>" } });
    await db.attendance.create({ data: { registrationId, day: new Date("2024-03-19"), recordedAt: now } });
    await optOut({ registrationId }, participant);
    const author = await buildOrganiser(db, { name: "Nils Notetaker" });
    await db.registrationNote.create({
      data: { registrationId, authorId: author.id, text: "Is vegan.", writtenAt: now },
    });
    await db.tag.create({
      data: {
        eventId,
        name: "Speaker",
        nameKey: "speaker",
        registrations: { create: { registrationId, taggedAt: now } },
      },
    });
    const held = await getHeldData(db, registrationId);
    expect(held.tags).toEqual([{ name: "Speaker", taggedAt: now }]);
    expect(held.notes).toMatchObject([{ text: "Is vegan.", writtenAt: now, changedAt: null }]);
    expect(JSON.stringify(held)).not.toMatch(/Notetaker/);
    expect(held.attendance).toEqual([{ day: "2024-03-19", recordedAt: now }]);
    expect(held.registration).toMatchObject({ optedOutAt: now });
    expect(held.mails[0]?.bounces).toEqual([report]);
    expect(held.answers).toMatchObject([
      { key: "case", asked: "Which case?", inWords: "Bricks", consentedAt: null },
      { key: "diet", inWords: "Vegan", consentedAt: now },
    ]);
    expect(held.files).toMatchObject([{ name: "programme.pdf", size: 4 }]);
    expect(held.files[0]).not.toHaveProperty("content");
    expect(held.mails).toMatchObject([{ kind: "registration.waitlisted", recipient: email, status: "queued" }]);
    expect(held.registration).toMatchObject({ reference: registration.reference, email, status: "waitlisted" });
  });

  it("says that an organiser did something, not which one", async () => {
    const organiser = await buildOrganiser(db, { name: "Olga Organiser" });
    const { id: registrationId, eventId } = await buildRegistration(db);
    await recordAudit(db, {
      at: now,
      actor: { kind: "organiser", id: organiser.id },
      action: "registration.approved",
      eventId,
      registrationId,
      reason: "A known body",
    });
    const held = await getHeldData(db, registrationId);
    expect(held.history).toMatchObject([
      { action: "registration.approved", actorKind: "organiser", reason: "A known body" },
    ]);
    const everything = JSON.stringify(held);
    for (const secret of [organiser.id, organiser.email, "Olga"]) expect(everything).not.toContain(secret);
  });

  it("names colleagues as they were typed, and nothing else of them", async () => {
    const lead = await buildRegistration(db);
    const colleague = await buildRegistration(db, {
      eventId: lead.eventId,
      groupLeadId: lead.id,
      route: "colleague",
      givenName: "Mja",
      familyName: "Friis",
      jobTitle: "Secret adviser",
    });
    await changeDetails(
      {
        registrationId: colleague.id,
        details: changeSchema.parse({ ...asTyped(colleague), givenName: "Maja", familyName: "Friis-Holm" }),
      },
      participant,
    );
    const held = await getHeldData(db, lead.id);
    expect(held.colleagues).toEqual(["Mja Friis"]);
    expect(JSON.stringify(held)).not.toMatch(/Secret adviser|Friis-Holm/);
    expect(JSON.stringify(held)).not.toContain(colleague.email);
    expect((await getHeldData(db, colleague.id)).registration.registeredBy).toBe("Åse Nyström");
  });

  it("makes a file whose keys stay the same", async () => {
    const { slug } = await buildEvent(db);
    const event = await findEvent(db, slug);
    if (!event) throw new Error("no event");
    const { id } = await buildRegistration(db, { eventId: event.id });
    const file = JSON.parse(JSON.stringify(ownDataFile(await getHeldData(db, id), event, "en", now)));
    expect(Object.keys(file)).toEqual([
      "format",
      "producedAt",
      "event",
      "registration",
      "answers",
      "files",
      "mails",
      "history",
      "invitation",
      "handovers",
      "attendance",
      "colleagues",
      "tags",
      "notes",
      "merged",
      "retention",
    ]);
    expect(file).toMatchObject({
      format: "registration-desk/own-data/1",
      producedAt: "2024-02-05T08:00:00.000Z",
      registration: { givenName: "Åse", repeatedReferences: [] },
      retention: {
        registrationUntil: "2025-03-19T14:00:00.000Z",
        sensitiveAnswersUntil: "2024-04-18T14:00:00.000Z",
        fundingEvidenceUntil: "2029-03-19T14:00:00.000Z",
      },
    });
    expect(file.registration).not.toHaveProperty("linkVersion");
  });
});

describe("asking for deletion", () => {
  it("is put on record once, with one mail, and changes nothing else", async () => {
    const { id: registrationId, status } = await buildRegistration(db);
    expect(await requestDeletion({ registrationId }, participant)).toEqual({ ok: true });
    expect(
      await requestDeletion({ registrationId }, { ...participant, now: new Date("2024-02-06T08:00:00Z") }),
    ).toEqual({
      ok: false,
      reason: "already_requested",
    });
    expect(await db.registration.findUniqueOrThrow({ where: { id: registrationId } })).toMatchObject({
      status,
      deletionRequestedAt: now,
      erasedAt: null,
    });
    expect(await db.auditEntry.findMany({ where: { registrationId } })).toMatchObject([
      { action: "registration.deletion_requested", actorKind: "participant" },
    ]);
    expect(await db.outgoingMail.findMany({ where: { registrationId } })).toMatchObject([
      { kind: "registration.deletion_requested" },
    ]);
  });

  it("pressed twice at once, is put on record once", async () => {
    const { id: registrationId } = await buildRegistration(db, { status: "cancelled" });
    const results = await Promise.all([1, 2, 3].map(() => requestDeletion({ registrationId }, participant)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.outgoingMail.count({ where: { registrationId } })).toBe(1);
  });
});
