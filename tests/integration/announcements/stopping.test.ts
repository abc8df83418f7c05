import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendAnnouncement } from "@/lib/announcements/commands/schedule-announcement";
import { stopAnnouncement } from "@/lib/announcements/commands/stop-announcement";
import { finishAnnouncements } from "@/lib/announcements/jobs";
import { findAnnouncement, listOutcome } from "@/lib/announcements/queries";
import { queueMail } from "@/lib/mail/commands";
import { unsubscribeKey } from "@/lib/mail/queries";
import { optIn, optOut } from "@/lib/opt-outs/commands";
import { findSubscriber } from "@/lib/opt-outs/queries";
import { grantScope } from "@/lib/organisers/policy";
import { testDatabase } from "../../support/database";
import { buildOrganiser, buildRegistration } from "../../support/factories";
import { eventually, startWorker } from "../mail/desk";
import { type Mailbox, openMailbox, refusal } from "../mail/mailbox";
import { addCrowd, draft, find, mailsOf, now, openEvent } from "./crowd";

const { db, url } = await testDatabase();
const scope = grantScope(await buildOrganiser(db), "registrations.read");
if (!scope) throw new Error("An organiser may read.");
const opened: { stop(): Promise<void> }[] = [];
let mailbox: Mailbox | undefined;
beforeEach(() => {
  mailbox = undefined;
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((worker) => worker.stop()));
  await mailbox?.close();
  await db.outgoingMail.deleteMany();
});
const work = (smtpUrl: string) => opened.push(startWorker(url, smtpUrl, { concurrency: 2 }));
/** Until nothing of it is on its way. */
const ended = (announcement: { id: string }) =>
  eventually(async () => {
    const mails = await mailsOf(db, announcement);
    return mails.every(({ status }) => ["sent", "failed", "withdrawn"].includes(status)) && mails;
  });

describe("stopping in the middle", () => {
  it("takes back what has not left, says what is just leaving, and tries nothing again", async () => {
    const { event, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 60);
    const announcement = await draft(ctx, event.id);
    await sendAnnouncement(announcement, ctx);
    const [first, second, third] = await mailsOf(db, announcement);
    // One has left, one is with the server, one waits for another try.
    await db.outgoingMail.update({ where: { id: first?.id }, data: { status: "sent", sentAt: now } });
    await db.outgoingMail.update({
      where: { id: second?.id },
      data: { status: "sending", claimedBy: "w", claimedUntil: new Date(Date.now() - 1) },
    });
    await db.outgoingMail.update({ where: { id: third?.id }, data: { status: "waiting_to_retry" } });
    expect(await stopAnnouncement(announcement, ctx)).toEqual({ ok: true, withdrawn: 58, sending: 1 });
    expect(await stopAnnouncement(announcement, ctx)).toEqual({ ok: false, reason: "not_sending" });
    expect(await find(db, announcement)).toMatchObject({ status: "stopped", stoppedAt: now, finishedAt: null });
    expect(await finishAnnouncements({ db, now })).toBe(0);
    // Its worker died: the next one finds that it was stopped, and does not send it.
    mailbox = await openMailbox();
    work(mailbox.url);
    await ended(announcement);
    expect(mailbox.raw).toHaveLength(0);
    const found = await findAnnouncement(db, scope, event.id, announcement.id);
    expect(found?.mails).toEqual({ all: 60, sent: 1, sending: 0, waiting: 0, failed: 0, returned: 0, withdrawn: 59 });
    expect(await finishAnnouncements({ db, now })).toBe(1);
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { eventId: event.id, action: "announcement.stopped" },
    });
    expect(entry.after).toEqual({ announcement: announcement.id, withdrawn: 58, sending: 1 });
  });

  it("while the worker is at it: what the server took stays sent, nobody gets it twice, and the rest stays here", async () => {
    const { event, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 300);
    const announcement = await draft(ctx, event.id);
    mailbox = await openMailbox({ beforeAccepting: () => new Promise((resolve) => setTimeout(resolve, 20)) });
    work(mailbox.url);
    await sendAnnouncement(announcement, ctx);
    await mailbox.mails(5);
    await stopAnnouncement(announcement, ctx);
    const mails = await ended(announcement);
    const sent = mails.filter(({ status }) => status === "sent");
    const withdrawn = mails.filter(({ status, reason }) => status === "withdrawn" && reason === "stopped");
    expect(sent.length + withdrawn.length).toBe(300);
    expect(withdrawn.length).toBeGreaterThan(0);
    expect(mailbox.raw).toHaveLength(sent.length);
  });
});

describe("what became of it, person by person", () => {
  it("says who got it, whose server refused it and what it said, and lists trouble first", async () => {
    const { event, ctx } = await openEvent(db);
    for (const name of ["bad", "good", "slow"]) {
      await buildRegistration(db, { eventId: event.id, givenName: name, email: `${name}@example.org` });
    }
    const announcement = await draft(ctx, event.id);
    mailbox = await openMailbox({
      onRecipient: (address) => {
        if (address.startsWith("bad")) throw refusal(550, "5.1.1 no such mailbox");
        if (address.startsWith("slow")) throw refusal(451, "4.7.1 come back later");
      },
    });
    work(mailbox.url);
    await sendAnnouncement(announcement, ctx);
    const outcome = await eventually(async () => {
      const { rows } = await listOutcome(db, scope, announcement.id, { outcome: null, q: "", page: 1 });
      const done = rows.filter(({ status }) => ["sent", "failed", "waiting_to_retry"].includes(status));
      return done.length === 3 && rows;
    });
    expect(outcome.map(({ recipient, status, reason }) => [recipient, status, reason])).toEqual([
      ["bad@example.org", "failed", "address"],
      ["slow@example.org", "waiting_to_retry", null],
      ["good@example.org", "sent", null],
    ]);
    expect(outcome[0]?.lastError).toContain("no such mailbox");
    const good = outcome[2];
    await db.mailBounce.create({
      data: {
        mailId: good?.id ?? "",
        kind: "hard",
        status: "5.1.1",
        diagnostic: "unknown user",
        sourceId: "s1",
        receivedAt: now,
      },
    });
    const found = await findAnnouncement(db, scope, event.id, announcement.id);
    expect(found?.mails).toMatchObject({ all: 3, sent: 0, returned: 1, failed: 1, waiting: 1 });
    const returned = await listOutcome(db, scope, announcement.id, { outcome: "returned", q: "GOOD", page: 1 });
    expect(returned).toMatchObject({ total: 1, rows: [{ recipient: "good@example.org" }] });
    expect(await listOutcome(db, scope, announcement.id, { outcome: "withdrawn", q: "", page: 9 })).toEqual({
      rows: [],
      total: 0,
      page: 1,
    });
  });
});

describe("no more news", () => {
  it("holds back what waits already, once; the letter has the way out in its head, and there is a way back", async () => {
    const { event, ctx } = await openEvent(db);
    const leaves = await buildRegistration(db, { eventId: event.id, email: "leaves@example.org" });
    await buildRegistration(db, { eventId: event.id, email: "stays@example.org" });
    const announcement = await draft(ctx, event.id, { isNews: true });
    await sendAnnouncement(announcement, ctx);
    const participant = { db, now, actor: { kind: "participant" } } as const;
    const key = unsubscribeKey(leaves.id);
    expect(await findSubscriber(db, key)).toMatchObject({ id: leaves.id, optedOutAt: null });
    const pressed = await Promise.all([1, 2, 3].map(() => optOut({ registrationId: leaves.id }, participant)));
    expect(pressed.filter(Boolean)).toHaveLength(1);
    mailbox = await openMailbox();
    work(mailbox.url);
    const mails = await ended(announcement);
    expect(mails.map(({ recipient, status, reason }) => [recipient, status, reason])).toEqual([
      ["leaves@example.org", "withdrawn", "opted_out"],
      ["stays@example.org", "sent", null],
    ]);
    const [raw] = mailbox.raw;
    expect(raw).toMatch(/^List-Unsubscribe: <http[^>]+\/unsubscribe\/[\w-]{56}>\r?$/m);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    expect(await findSubscriber(db, key)).toMatchObject({ optedOutAt: now });
    expect(await optIn({ registrationId: leaves.id }, participant)).toBe(true);
    expect(await optIn({ registrationId: leaves.id }, participant)).toBe(false);
    const entries = await db.auditEntry.findMany({ where: { registrationId: leaves.id }, orderBy: { number: "asc" } });
    expect(entries.map(({ action }) => action)).toEqual(["registration.opted_out", "registration.opted_in"]);
  });

  it("opens nothing for a key we did not issue, or whose person is erased", async () => {
    const { id } = await buildRegistration(db, { erasedAt: now });
    for (const key of ["", "x".repeat(56), unsubscribeKey(id)]) expect(await findSubscriber(db, key)).toBeNull();
  });
});

it("does not hold up what is about the registration itself, decided while an announcement is still leaving", async () => {
  const { event, ctx } = await openEvent(db);
  const { id: registrationId, email } = await buildRegistration(db, { eventId: event.id });
  const announcement = await draft(ctx, event.id);
  await sendAnnouncement(announcement, ctx);
  await db.outgoingMail.updateMany({
    where: { announcementId: announcement.id },
    data: { status: "waiting_to_retry", notBefore: new Date(Date.now() + 3_600_000) },
  });
  const cancelled = await db.$transaction((tx) =>
    queueMail(tx, {
      kind: "registration.cancelled",
      locale: "en",
      recipient: email,
      registrationId,
      eventId: event.id,
      queuedAt: now,
    }),
  );
  await db.outgoingMail.updateMany({
    where: { announcementId: announcement.id },
    data: { notBefore: new Date(Date.now() + 3_600_000) },
  });
  mailbox = await openMailbox();
  work(mailbox.url);
  await eventually(async () => {
    const { status } = await db.outgoingMail.findUniqueOrThrow({ where: cancelled });
    return status === "sent";
  });
  expect(mailbox.raw).toHaveLength(1);
});
