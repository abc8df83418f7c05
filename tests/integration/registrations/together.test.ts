import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { invitationPurpose } from "@/lib/invitations/commands/claim-pass";
import { type RegisterInput, registerParticipant } from "@/lib/registrations/commands/register-participant";
import { registrationSchema } from "@/lib/registrations/schema";
import { issueLinkKey } from "@/lib/secrets";
import type { Prisma } from "@/prisma/generated/client";
import { testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const now = new Date("2024-02-05T09:00:00+01:00");
const context: Context = { db, now, actor: { kind: "participant" } };

const detailsOf = (name: string) =>
  registrationSchema.parse({
    givenName: name,
    familyName: "Example",
    email: `${name}@kommune.dk`,
    organisation: "Aarhus Kommune",
    organisationType: "municipality",
    country: "DK",
  });

function group(eventId: string, names: string[], more: Partial<RegisterInput> = {}): RegisterInput {
  const [lead = "Ana", ...others] = names;
  return {
    eventId,
    submissionId: randomUUID(),
    locale: "da",
    fromDraft: false,
    details: detailsOf(lead),
    colleagues: others.map((name) => ({ details: detailsOf(name) })),
    ...more,
  };
}

async function recordOf(eventId: string) {
  const registrations = await db.registration.findMany({ where: { eventId }, orderBy: { id: "asc" } });
  const mails = await db.outgoingMail.findMany({ where: { eventId }, orderBy: { id: "asc" } });
  return { registrations, mails, states: registrations.map(({ givenName, status }) => `${givenName} ${status}`) };
}

describe("colleagues who come together", () => {
  it("each get their own registration, mail and link, and know who registered them", async () => {
    const event = await buildEvent(db);
    const result = await registerParticipant(group(event.id, ["Ana", "Bo", "Cy"], { promisedSeats: 3 }), context);
    const { registrations, mails } = await recordOf(event.id);
    expect(result).toMatchObject({
      ok: true,
      outcome: { status: "confirmed", others: [{ name: "Bo Example" }, { name: "Cy Example", status: "confirmed" }] },
    });
    expect(registrations.map(({ groupLeadId }) => groupLeadId)).toEqual([
      null,
      registrations[0]?.id,
      registrations[0]?.id,
    ]);
    expect(registrations.map(({ route }) => route)).toEqual(["form", "colleague", "colleague"]);
    expect(mails.map(({ recipient, data }) => [recipient, (data as { registeredBy?: string }).registeredBy])).toEqual([
      ["Ana@kommune.dk", undefined],
      ["Bo@kommune.dk", "Ana Example"],
      ["Cy@kommune.dk", "Ana Example"],
    ]);
    // The one who brought them reads whom, and nobody else does.
    const brought = mails.map(({ data }) => (data as { alsoRegistered?: string[] }).alsoRegistered);
    expect(brought).toEqual([["Bo Example", "Cy Example"], undefined, undefined]);
  });

  it("are not registered at all when fewer get a seat than the page said", async () => {
    const event = await buildEvent(db, { capacity: 2 });
    const input = group(event.id, ["Ana", "Bo", "Cy"], { promisedSeats: 3 });
    expect(await registerParticipant(input, context)).toEqual({ ok: false, reason: "outcome_changed" });
    expect((await recordOf(event.id)).registrations).toEqual([]);
    expect(await registerParticipant({ ...input, promisedSeats: 2 }, context)).toMatchObject({ ok: true });
    expect((await recordOf(event.id)).states).toEqual(["Ana confirmed", "Bo confirmed", "Cy waitlisted"]);
  });

  it("are told of an address that is registered already by that mailbox alone", async () => {
    const event = await buildEvent(db);
    const { id } = await buildRegistration(db, { eventId: event.id, email: "Bo@kommune.dk" });
    const result = await registerParticipant(group(event.id, ["Ana", "Bo"], { promisedSeats: 2 }), context);
    expect(result).toMatchObject({ outcome: { others: [{ name: "Bo Example", status: "confirmed" }] } });
    const { registrations, mails } = await recordOf(event.id);
    expect(registrations).toHaveLength(2);
    expect(mails.map(({ kind }) => kind)).toEqual(["registration.confirmed", "registration.already_registered"]);
    expect(mails[1]?.registrationId).toBe(id);
    // Whoever brings somebody does not learn that they were there already.
    expect(mails[0]?.data).toMatchObject({ alsoRegistered: ["Bo Example"] });
  });

  it("never hold more seats than there are, however many groups send at once", async () => {
    const event = await buildEvent(db, { capacity: 7 });
    const groups = Array.from({ length: 6 }, (_, index) =>
      registerParticipant(group(event.id, [`A${index}`, `B${index}`, `C${index}`], { promisedSeats: 3 }), context),
    );
    const results = await Promise.all(groups);
    expect(results.filter(({ ok }) => ok)).toHaveLength(2);
    expect((await recordOf(event.id)).registrations.map(({ status }) => status)).toEqual(Array(6).fill("confirmed"));
  });
});

describe("an invitation", () => {
  const invite = (eventId: string, changes: Partial<Prisma.InvitationUncheckedCreateInput> = {}) =>
    db.invitation.create({
      data: {
        eventId,
        email: "Dee@region.dk",
        emailKey: "dee@region.dk",
        locale: "da",
        holdsSeat: true,
        reservedUntil: new Date("2024-02-20T12:00:00+01:00"),
        createdAt: now,
        ...changes,
      },
    });
  const keyOf = ({ id, linkVersion }: { id: string; linkVersion: number }) =>
    issueLinkKey(invitationPurpose, id, linkVersion);

  it("keeps its seat from everybody else, skips approval and the waiting list, and is for its own address", async () => {
    const event = await buildEvent(db, { capacity: 2, admissionMode: "approval" });
    const invitation = await invite(event.id);
    await registerParticipant(group(event.id, ["Ana"]), context);
    await registerParticipant(group(event.id, ["Bo"]), context);
    const pass = { invitation: keyOf(invitation) };
    expect(await registerParticipant(group(event.id, ["Cy"], { pass }), context)).toMatchObject({ ok: true });
    const { registrations, states } = await recordOf(event.id);
    expect(states).toEqual(["Ana awaiting_approval", "Bo waitlisted", "Cy confirmed"]);
    expect(registrations[2]).toMatchObject({ email: "Dee@region.dk", emailKey: "dee@region.dk", route: "invitation" });
    expect(await db.invitation.findUnique({ where: { id: invitation.id } })).toMatchObject({
      holdsSeat: false,
      acceptedAt: now,
      registrationId: registrations[2]?.id,
    });
  });

  it("seats somebody who waited, and gives its seat back where there was one already", async () => {
    const event = await buildEvent(db, { capacity: 2 });
    const invitation = await invite(event.id);
    await registerParticipant(group(event.id, ["Ana"]), context);
    const waiting = await buildRegistration(db, { eventId: event.id, status: "waitlisted", email: "dee@region.dk" });
    const pass = { invitation: keyOf(invitation) };
    await registerParticipant(group(event.id, ["Dee"], { pass }), context);
    expect(await db.registration.findUnique({ where: { id: waiting.id } })).toMatchObject({ status: "confirmed" });

    const other = await buildEvent(db, { capacity: 2 });
    const unneeded = await invite(other.id);
    await buildRegistration(db, { eventId: other.id, email: "dee@region.dk" });
    await buildRegistration(db, { eventId: other.id, status: "waitlisted" });
    await registerParticipant(group(other.id, ["Dee"], { pass: { invitation: keyOf(unneeded) } }), context);
    expect((await recordOf(other.id)).registrations.map(({ status }) => status)).toEqual(["confirmed", "offered"]);
  });

  it("seats those who answer first where the capacity was lowered below what is set aside", async () => {
    const event = await buildEvent(db, { capacity: 3 });
    const addresses = ["one@region.dk", "two@region.dk", "three@region.dk"];
    const invitations = await Promise.all(
      addresses.map((email) => invite(event.id, { email, emailKey: email, linkVersion: 1 })),
    );
    await db.event.update({ where: { id: event.id }, data: { capacity: 2 } });
    for (const invitation of invitations) {
      await registerParticipant(group(event.id, ["Dee"], { pass: { invitation: keyOf(invitation) } }), context);
    }
    expect((await recordOf(event.id)).registrations.map(({ email, status }) => [email, status])).toEqual([
      ["one@region.dk", "confirmed"],
      ["two@region.dk", "confirmed"],
      ["three@region.dk", "waitlisted"],
    ]);
  });

  it("is an answer to an open offer, and a second one to the same person can be taken up too", async () => {
    const event = await buildEvent(db, { capacity: 3 });
    const email = "dee@region.dk";
    const offered = await buildRegistration(db, { eventId: event.id, status: "offered", email });
    const first = await invite(event.id, { linkVersion: 1 });
    await registerParticipant(group(event.id, ["Dee"], { pass: { invitation: keyOf(first) } }), context);
    expect(await db.registration.findUnique({ where: { id: offered.id } })).toMatchObject({ status: "confirmed" });
    const second = await invite(event.id, { linkVersion: 1 });
    const again = await registerParticipant(group(event.id, ["Dee"], { pass: { invitation: keyOf(second) } }), context);
    expect(again).toMatchObject({ ok: true });
    expect(await db.invitation.findUnique({ where: { id: second.id } })).toMatchObject({ registrationId: offered.id });
  });

  it.each([
    ["that ran out", { reservedUntil: new Date("2024-02-05T08:59:59+01:00") }],
    ["that was withdrawn", { holdsSeat: false, withdrawnAt: now }],
  ])("%s lets nobody in", async (_what, changes) => {
    const event = await buildEvent(db);
    const invitation = await invite(event.id, changes);
    const input = group(event.id, ["Dee"], { pass: { invitation: keyOf(invitation) } });
    expect(await registerParticipant(input, context)).toEqual({ ok: false, reason: "invitation_over" });
  });
});

describe("a code", () => {
  const addCode = (eventId: string, changes: { holdsSeats?: boolean; seats?: number; reservedUntil?: Date } = {}) =>
    db.accessCode.create({
      data: {
        eventId,
        code: "NETWORK24",
        label: "BRINC network",
        seats: 2,
        holdsSeats: true,
        reservedUntil: new Date("2024-02-20T12:00:00+01:00"),
        createdAt: now,
        ...changes,
      },
    });

  it("lets its number in, past approval, however it is typed; then it is used up", async () => {
    const event = await buildEvent(db, { capacity: 3, admissionMode: "approval" });
    await addCode(event.id);
    await registerParticipant(group(event.id, ["Ana"]), context);
    await registerParticipant(group(event.id, ["Bo"]), context);
    const pass = { code: "network 24" };
    await registerParticipant(group(event.id, ["Cy", "Dee"], { pass, promisedSeats: 2 }), context);
    expect((await recordOf(event.id)).states).toEqual([
      "Ana awaiting_approval",
      "Bo waitlisted",
      "Cy confirmed",
      "Dee confirmed",
    ]);
    expect(await registerParticipant(group(event.id, ["Eve"], { pass }), context)).toEqual({
      ok: false,
      reason: "code_used_up",
    });
  });

  it("counts those who wait with it, so that it lets no more people past approval than it is for", async () => {
    const event = await buildEvent(db, { capacity: 1, admissionMode: "approval" });
    await buildRegistration(db, { eventId: event.id });
    await addCode(event.id, { holdsSeats: false });
    const pass = { code: "NETWORK24" };
    await registerParticipant(group(event.id, ["Ana", "Bo"], { pass }), context);
    expect((await recordOf(event.id)).states).toContain("Bo waitlisted");
    expect(await registerParticipant(group(event.id, ["Cy"], { pass }), context)).toEqual({
      ok: false,
      reason: "code_used_up",
    });
  });

  it("lets nobody in after its last moment", async () => {
    const event = await buildEvent(db);
    await addCode(event.id, { reservedUntil: new Date("2024-02-05T08:59:59.999+01:00") });
    const input = group(event.id, ["Ana"], { pass: { code: "NETWORK24" } });
    expect(await registerParticipant(input, context)).toEqual({ ok: false, reason: "code_over" });
  });

  it("that nobody has given out is unknown", async () => {
    const event = await buildEvent(db);
    await addCode(event.id);
    const input = group(event.id, ["Ana"], { pass: { code: "NETWORK25" } });
    expect(await registerParticipant(input, context)).toEqual({ ok: false, reason: "code_unknown" });
  });
});
