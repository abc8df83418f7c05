import { randomUUID } from "node:crypto";
import { draftAnnouncement } from "@/lib/announcements/commands/save-announcement";
import { everybody } from "@/lib/audience/schema";
import { recordAudit } from "@/lib/audit/commands";
import type { Actor, Context } from "@/lib/context";
import type { Db } from "@/lib/db";
import { queueMail } from "@/lib/mail/commands";
import { optOut } from "@/lib/opt-outs/commands";
import { requestDeletion } from "@/lib/privacy/commands/request-deletion";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { changeDetails } from "@/lib/registrations/commands/change-details";
import { asTyped, changeSchema } from "@/lib/registrations/schema";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

export const now = new Date("2024-02-05T08:00:00Z");
export const participant: Actor = { kind: "participant" };

/** Somebody with a name and an address that stand nowhere else in the database. */
let count = 0;
export function somebody() {
  count += 1;
  return {
    givenName: `Ørsted${count}`,
    familyName: `Åkjær-Quist${count}`,
    email: `Oersted.${count}+x@Kommune.Example`,
  };
}

/** An organiser, and what is done in their name. */
export async function deskOf(db: Db) {
  const organiser: Actor = { kind: "organiser", id: (await buildOrganiser(db)).id };
  const by = (actor: Actor): Context => ({ db, now, actor });
  return { organiser, by };
}

/** A cancelled registration with everything around it that can name its person. */
export async function fullRecord(db: Db) {
  const { organiser, by } = await deskOf(db);
  const question = (key: string, isSensitive: boolean) =>
    db.question.create({ data: { eventId, key, kind: "short_text", position: 1, isSensitive } });
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
  await db.answer.create({ data: { ...answer, questionId: (await question("who", false)).id } });
  await db.sensitiveAnswer.create({
    data: { ...answer, questionId: (await question("diet", true)).id, consentedAt: now },
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
