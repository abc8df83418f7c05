import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { findAddressTrouble } from "@/lib/bounces/queries";
import type { Actor } from "@/lib/context";
import { queueMail } from "@/lib/mail/commands";
import { claimMails } from "@/lib/mail-queue/commands/claim-mails";
import { grantScope, type OrganiserScope } from "@/lib/organisers/policy";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { correctAddress } from "@/lib/registrations/commands/correct-address";
import { tellStanding } from "@/lib/registrations/commands/tell-participant";
import { findOwnRegistration, registrationKey } from "@/lib/registrations/queries";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";
import { eventually, startWorker } from "../mail/desk";
import { openMailbox } from "../mail/mailbox";

const { db, url } = await testDatabase();
const now = new Date("2024-02-05T08:00:00Z");
const person = await buildOrganiser(db);
const actor: Actor = { kind: "organiser", id: person.id };
const ctx = { db, now, actor };
const scope = grantScope(person, "registrations.read") as OrganiserScope<"registrations.read">;
const mailsOf = (registrationId: string) =>
  db.outgoingMail.findMany({ where: { registrationId }, orderBy: { id: "asc" } });
let count = 0;
const address = () => {
  count += 1;
  return `right-${count}@example.org`;
};
const told = (registration: Parameters<typeof tellStanding>[1]) =>
  db.$transaction((tx) => tellStanding(tx, registration, { now }));
/** As an organiser does who sees what is on record now. */
async function correct(registrationId: string, email: string) {
  const { email: basis } = await db.registration.findUniqueOrThrow({ where: { id: registrationId } });
  return correctAddress({ registrationId, basis, email }, ctx);
}

beforeEach(async () => {
  await db.outgoingMail.deleteMany();
});

describe("correcting an address", () => {
  it("is done by one of two at the same moment; the other hears that there is another now, and nobody is mailed twice", async () => {
    const { id: registrationId, email: basis } = await buildRegistration(db);
    const wishes = [address(), address(), address()];
    const results = await Promise.all(wishes.map((email) => correctAddress({ registrationId, basis, email }, ctx)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const overtaken = { ok: false, reason: "changed_meanwhile" };
    expect(results.filter(({ ok }) => !ok)).toEqual([overtaken, overtaken]);
    expect(await mailsOf(registrationId)).toHaveLength(1);
  });

  it("changes it with an audit entry, ends the old link, and sends the present state with its calendar entry", async () => {
    const registration = await buildRegistration(db, { verifiedAt: now, email: "Wrong@example.org" });
    const oldKey = registrationKey(registration);
    const email = "Ret.Adresse@Example.org";
    expect(await correct(registration.id, email)).toEqual({ ok: true, wasTold: true });
    const after = await db.registration.findUniqueOrThrow({ where: { id: registration.id } });
    expect(after).toMatchObject({
      email,
      emailKey: "ret.adresse@example.org",
      status: "confirmed",
      verifiedAt: null,
      approvedAt: null,
      linkVersion: registration.linkVersion + 1,
      calendarSequence: registration.calendarSequence + 1,
    });
    expect(await findOwnRegistration(db, oldKey)).toBe("old");
    expect(await findOwnRegistration(db, registrationKey(after))).toMatchObject({ id: registration.id });
    expect(await mailsOf(registration.id)).toMatchObject([
      { kind: "registration.confirmed", recipient: email, status: "queued", data: { calendarSequence: 1 } },
    ]);
    const entry = await db.auditEntry.findFirstOrThrow({ where: { registrationId: registration.id } });
    expect(entry).toMatchObject({
      action: "registration.address_corrected",
      actorId: person.id,
      before: { email: "Wrong@example.org" },
      after: { email },
    });
  });

  it("takes back what still waits for the old address, also what a worker has in hand", async () => {
    const registration = await buildRegistration(db);
    await told(registration);
    await told(registration);
    await claimMails(db, { worker: "a", limit: 1, bulk: 1, claimSeconds: 60, except: [] });
    const email = address();
    await correct(registration.id, email);
    const mails = await mailsOf(registration.id);
    expect(mails.map(({ recipient, status, reason }) => [recipient === email, status, reason])).toEqual([
      [false, "withdrawn", "obsolete"],
      [false, "withdrawn", "obsolete"],
      [true, "queued", null],
    ]);
  });

  it("sends to the new address what goes to many and had not left, since it is written to each only once", async () => {
    const registration = await buildRegistration(db);
    const rule = await db.mailRule.create({
      data: { eventId: registration.eventId, letter: "reminder", anchor: "before_start", createdAt: now },
    });
    const { eventId, id: registrationId, email: recipient } = registration;
    await db.$transaction((tx) =>
      queueMail(tx, {
        kind: "event.reminder",
        locale: "en",
        ...{ recipient, registrationId, eventId, mailRuleId: rule.id, queuedAt: now },
        onceKey: `rule:${rule.id}:1:${registrationId}`,
      }),
    );
    const email = address();
    await correct(registration.id, email);
    const reminder = await db.outgoingMail.findFirstOrThrow({ where: { mailRuleId: rule.id } });
    expect(reminder).toMatchObject({ recipient: email, status: "queued", reason: null });
  });

  it("never lets the new link leave for the old address, however the two meet", async () => {
    const mailbox = await openMailbox();
    const worker = startWorker(url, mailbox.url, { concurrency: 5, pollSeconds: 0.2 });
    const people = await Promise.all(Array.from({ length: 20 }, () => buildRegistration(db)));
    await Promise.all(
      people.map(async (registration) => {
        await told(registration);
        await correct(registration.id, address());
      }),
    );
    await eventually(async () => {
      const open = { status: { in: ["queued", "sending", "waiting_to_retry"] as ("queued" | "sending")[] } };
      return (await db.outgoingMail.count({ where: open })) === 0;
    });
    const mails = await mailbox.mails(20);
    for (const { id, email } of people) {
      const key = registrationKey(await db.registration.findUniqueOrThrow({ where: { id } }));
      const carrying = mails.filter((mail) => mail.text?.includes(key));
      expect(carrying).toHaveLength(1);
      expect(JSON.stringify(carrying[0]?.to)).not.toContain(email);
    }
    await worker.stop();
    await mailbox.close();
  });

  it("refuses an address that somebody else has at this event, also of two at once, and the one on record", async () => {
    const event = await buildEvent(db);
    const [first, second] = [
      await buildRegistration(db, { eventId: event.id }),
      await buildRegistration(db, { eventId: event.id }),
    ];
    expect(await correct(first.id, second.email.toUpperCase())).toEqual({ ok: false, reason: "address_taken" });
    expect(await correct(first.id, first.email)).toEqual({ ok: false, reason: "same_address" });
    const email = address();
    const results = await Promise.all([correct(first.id, email), correct(second.id, email)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "address_taken" });
    // An address that somebody has given up is free.
    const gone = await buildRegistration(db, { eventId: event.id, status: "cancelled" });
    expect(await correct(second.id, gone.email)).toMatchObject({ ok: true });
  });

  it("gives whoever has to prove their address the whole time again", async () => {
    const registration = await buildRegistration(db, {
      status: "awaiting_verification",
      heldUntil: new Date(now.getTime() + 60_000),
    });
    const email = address();
    await correct(registration.id, email);
    const after = await db.registration.findUniqueOrThrow({ where: { id: registration.id }, include: { event: true } });
    const heldUntil = new Date(now.getTime() + after.event.verificationHours * 3_600_000);
    expect(after).toMatchObject({ status: "awaiting_verification", heldUntil });
    expect(await mailsOf(registration.id)).toMatchObject([
      { kind: "registration.verify", recipient: email, data: { heldUntil: heldUntil.toISOString() } },
    ]);
  });

  it("counts as letting in where admission hung on a recognised body's address and the new one is nobody's", async () => {
    await db.recognisedBody.create({
      data: { name: "Eksempel Kommune", domains: ["kommune.example"], createdAt: now },
    });
    const event = await buildEvent(db, { admissionMode: "approval", recognisedSkipApproval: true });
    const inside = () => buildRegistration(db, { eventId: event.id, email: `${randomUUID()}@kommune.example` });
    const [left, stayed] = [await inside(), await inside()];
    await correct(left.id, address());
    await correct(stayed.id, `${randomUUID()}@it.kommune.example`);
    const read = (id: string) => db.registration.findUniqueOrThrow({ where: { id } });
    expect(await read(left.id)).toMatchObject({ status: "confirmed", approvedAt: now });
    expect(await read(stayed.id)).toMatchObject({ status: "confirmed", approvedAt: null });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { registrationId: left.id } });
    expect(entry.after).toMatchObject({ letIn: true });
    const waiting = await buildRegistration(db, { eventId: event.id, status: "awaiting_approval" });
    await correct(waiting.id, `${randomUUID()}@kommune.example`);
    expect(await read(waiting.id)).toMatchObject({ status: "awaiting_approval", approvedAt: null });
  });

  it("sends the end of a registration again, as it was told", async () => {
    const registration = await buildRegistration(db);
    await cancelRegistration({ registrationId: registration.id, reason: "The room is too small." }, ctx);
    const email = address();
    expect(await correct(registration.id, email)).toEqual({ ok: true, wasTold: true });
    expect(await mailsOf(registration.id)).toMatchObject([
      { status: "withdrawn", reason: "obsolete" },
      { kind: "registration.cancelled", recipient: email, data: { reason: "The room is too small." } },
    ]);
    const silent = await buildRegistration(db, { status: "declined" });
    expect(await correct(silent.id, address())).toEqual({ ok: true, wasTold: false });
    const erased = await buildRegistration(db, { status: "cancelled", erasedAt: now });
    expect(await correct(erased.id, address())).toEqual({ ok: false, reason: "erased" });
  });
});

describe("an address that mail does not reach", () => {
  const sent = (registration: { id: string; email: string; eventId: string }, changes: object = {}) =>
    db.outgoingMail.create({
      data: {
        kind: "registration.confirmed",
        status: "sent",
        sentAt: now,
        locale: "en",
        recipient: registration.email,
        registrationId: registration.id,
        eventId: registration.eventId,
        messageId: `<${randomUUID()}@example.org>`,
        queuedAt: now,
        ...changes,
      },
    });
  const bounce = (mailId: string, kind: "hard" | "soft", diagnostic: string) =>
    db.mailBounce.create({ data: { mailId, kind, diagnostic, sourceId: randomUUID(), receivedAt: now } });

  it("is known by a report or by the server's refusal, until a mail arrives or the address is corrected", async () => {
    const event = await buildEvent(db);
    const eventId = event.id;
    const person = () => buildRegistration(db, { eventId });
    const [hard, soft, refused, fine, mended] = [
      await person(),
      await person(),
      await person(),
      await person(),
      await person(),
    ];
    await bounce((await sent(hard)).id, "hard", "550 5.1.1 No such user");
    await bounce((await sent(soft)).id, "soft", "452 4.2.2 Mailbox full");
    await sent(refused, { status: "failed", sentAt: null, reason: "address", lastError: "550 5.1.1 Unknown" });
    await sent(fine, { status: "failed", sentAt: null, reason: "gave_up", lastError: "ECONNREFUSED" });
    await bounce((await sent(mended)).id, "hard", "550 5.1.1 No such user");
    await sent(mended);
    const trouble = (registration: { id: string }) => findAddressTrouble(db, scope, registration.id);
    expect(await trouble(hard)).toMatchObject({
      trouble: "broken",
      said: "550 5.1.1 No such user",
      email: hard.email,
      at: now,
    });
    expect(await trouble(refused)).toMatchObject({ trouble: "broken", said: "550 5.1.1 Unknown" });
    expect(await trouble(soft)).toMatchObject({ trouble: "unsure", said: "452 4.2.2 Mailbox full" });
    expect([await trouble(fine), await trouble(mended)]).toEqual([null, null]);
    await correct(hard.id, address());
    expect(await trouble(hard)).toBeNull();
  });
});
