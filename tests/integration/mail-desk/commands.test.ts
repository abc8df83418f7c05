import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { retryFailedMails } from "@/lib/mail-desk/commands/retry-failed-mails";
import { retryMail } from "@/lib/mail-desk/commands/retry-mail";
import { withdrawMail } from "@/lib/mail-desk/commands/withdraw-mail";
import { probeMailQueue } from "@/lib/mail-health/commands";
import { testDatabase } from "../../support/database";
import { buildEvent } from "../../support/factories";
import { eventually, startWorker } from "../mail/desk";
import { type Mailbox, openMailbox, refusal } from "../mail/mailbox";
import { buildMail, now, organiserContext } from "./desk";

const { db, url } = await testDatabase();
const ctx = await organiserContext(db);
const opened: { stop(): Promise<void> }[] = [];
let mailbox: Mailbox;
/** What the server says to recipients; null takes them. */
let answer: Error | null = null;

beforeEach(async () => {
  answer = null;
  mailbox = await openMailbox({
    onRecipient() {
      if (answer) throw answer;
    },
  });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((worker) => worker.stop()));
  await mailbox.close();
  await db.outgoingMail.deleteMany();
});

function work(options: Parameters<typeof startWorker>[2] = {}, to = mailbox.url) {
  const worker = startWorker(url, to, options);
  opened.push(worker);
  return worker;
}

const find = (id: string) => db.outgoingMail.findUniqueOrThrow({ where: { id }, include: { deliveries: true } });
const reaches = (id: string, status: string) =>
  eventually(async () => {
    const mail = await find(id);
    return mail.status === status && mail;
  });
const audited = (action: string, mailId: string) =>
  db.auditEntry.count({ where: { action, after: { path: ["mailId"], equals: mailId } } });

describe("trying again", () => {
  it("sends a failed mail that the server takes now; its earlier attempt stays on record and the ladder starts anew", async () => {
    answer = refusal(550, "5.1.1 No such user");
    work();
    const { mailId, eventId } = await buildMail(db);
    expect(await reaches(mailId, "failed")).toMatchObject({ reason: "address" });
    answer = null;
    expect(await retryMail({ eventId, mailId }, ctx)).toEqual({ ok: true });
    const mail = await reaches(mailId, "sent");
    expect(mail).toMatchObject({ attempts: 1, reason: null });
    expect(mail.deliveries.map(({ succeeded }) => succeeded).sort()).toEqual([false, true]);
    expect(await audited("mail.retried", mailId)).toBe(1);
  });

  it("does not let a mail wait that would be tried in hours, and leaves it its place on the ladder", async () => {
    answer = refusal(451, "4.7.1 Greylisted");
    work();
    const { mailId, eventId } = await buildMail(db);
    await reaches(mailId, "waiting_to_retry");
    answer = null;
    await db.$executeRaw`UPDATE outgoing_mail SET not_before = now() + interval '5 hours' WHERE id = ${mailId}::uuid`;
    expect(await retryMail({ eventId, mailId }, ctx)).toEqual({ ok: true });
    const mail = await reaches(mailId, "sent");
    expect([mail.deliveries.length, mail.attempts]).toEqual([2, 1]);
  });

  it("sends one mail however often and at once it is pressed, with a worker at work", async () => {
    const { mailId, eventId } = await buildMail(db, { status: "failed", reason: "gave_up" });
    work({ pollSeconds: 0.05 });
    const results = await Promise.all(Array.from({ length: 8 }, () => retryMail({ eventId, mailId }, ctx)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    await reaches(mailId, "sent");
    expect(mailbox.raw).toHaveLength(1);
    expect(await audited("mail.retried", mailId)).toBe(1);
  });

  it.each([
    ["left", { status: "sent", sentAt: now }, "already_sent"],
    ["waits already", {}, "already_waiting"],
    ["was taken back", { status: "withdrawn", reason: "by_organiser" }, "already_withdrawn"],
    ["has run out", { status: "failed", reason: "expired" }, "expired"],
  ] as const)("refuses what %s", async (_what, changes, reason) => {
    const { mailId, eventId } = await buildMail(db, changes);
    const before = await find(mailId);
    expect(await retryMail({ eventId, mailId }, ctx)).toEqual({ ok: false, reason });
    expect(await find(mailId)).toEqual(before);
    expect(await audited("mail.retried", mailId)).toBe(0);
  });

  it("refuses to confirm a place that was cancelled since, and a mail to somebody whose data is deleted", async () => {
    const failed = { status: "failed", reason: "gave_up" } as const;
    const cancelled = await buildMail(db, failed, { status: "cancelled" });
    expect(await retryMail(cancelled, ctx)).toEqual({ ok: false, reason: "obsolete" });
    const erased = await buildMail(db, failed, { status: "cancelled", erasedAt: now });
    expect(await retryMail(erased, ctx)).toEqual({ ok: false, reason: "erased" });
  });

  it("knows no mail of another event, and none of an odd id", async () => {
    const { mailId } = await buildMail(db, { status: "failed", reason: "gave_up" });
    const other = await buildEvent(db);
    const notFound = { ok: false, reason: "not_found" };
    expect(await retryMail({ eventId: other.id, mailId }, ctx)).toEqual(notFound);
    expect(await withdrawMail({ eventId: other.id, mailId }, ctx)).toEqual(notFound);
    for (const odd of ["", "x", "' OR 1=1", randomUUID()]) {
      expect(await retryMail({ eventId: other.id, mailId: odd }, ctx)).toEqual(notFound);
    }
  });
});

describe("trying all again", () => {
  it("leaves out addresses that do not work and what is no longer so, and finds nothing at the second press", async () => {
    const event = await buildEvent(db);
    const at = { eventId: event.id };
    const gaveUp = await buildMail(db, { status: "failed", reason: "gave_up" }, at);
    const content = await buildMail(db, { status: "failed", reason: "content" }, at);
    await buildMail(db, { status: "failed", reason: "address" }, at);
    await buildMail(db, { status: "failed", reason: "expired" }, at);
    await buildMail(db, { status: "failed", reason: "gave_up" }, { ...at, status: "cancelled" });
    await buildMail(db, { status: "failed", reason: "gave_up" });
    work();
    expect(await retryFailedMails(at, ctx)).toEqual({ retried: 2 });
    expect(await retryFailedMails(at, ctx)).toEqual({ retried: 0 });
    await Promise.all([gaveUp, content].map(({ mailId }) => reaches(mailId, "sent")));
    expect(mailbox.raw).toHaveLength(2);
    const entries = await db.auditEntry.findMany({ where: { eventId: event.id, action: "mail.retried" } });
    expect(entries.map(({ after }) => after)).toEqual([{ count: 2 }]);
  });

  it("tries each once when two organisers press at once while a worker sends", async () => {
    const event = await buildEvent(db);
    const mails = [];
    for (let index = 0; index < 30; index += 1) {
      mails.push(await buildMail(db, { status: "failed", reason: "gave_up" }, { eventId: event.id }));
    }
    work({ pollSeconds: 0.05 });
    const pressed = await Promise.all([1, 2, 3].map(() => retryFailedMails({ eventId: event.id }, ctx)));
    expect(pressed.reduce((sum, { retried }) => sum + retried, 0)).toBe(30);
    await Promise.all(mails.map(({ mailId }) => reaches(mailId, "sent")));
    expect(mailbox.raw).toHaveLength(30);
  });
});

describe("taking back", () => {
  it("keeps a mail from leaving for good", async () => {
    const { mailId, eventId } = await buildMail(db, { status: "waiting_to_retry", sealed: "secret" });
    expect(await withdrawMail({ eventId, mailId }, ctx)).toEqual({ ok: true });
    expect(await find(mailId)).toMatchObject({ status: "withdrawn", reason: "by_organiser", sealed: null });
    expect(await audited("mail.withdrawn", mailId)).toBe(1);
    work();
    const next = await buildMail(db);
    await reaches(next.mailId, "sent");
    expect(mailbox.raw).toHaveLength(1);
    expect(await withdrawMail({ eventId, mailId }, ctx)).toEqual({ ok: false, reason: "already_withdrawn" });
  });

  it("says so when the mail is being handed over at this moment, and leaves it alone", async () => {
    let accept = () => {};
    const held = new Promise<void>((resolve) => {
      accept = resolve;
    });
    const slow = await openMailbox({ beforeAccepting: () => held });
    const worker = work({}, slow.url);
    const { mailId, eventId } = await buildMail(db);
    await reaches(mailId, "sending");
    expect(await withdrawMail({ eventId, mailId }, ctx)).toEqual({ ok: false, reason: "being_sent" });
    expect(await retryMail({ eventId, mailId }, ctx)).toEqual({ ok: false, reason: "being_sent" });
    accept();
    await reaches(mailId, "sent");
    expect(await withdrawMail({ eventId, mailId }, ctx)).toEqual({ ok: false, reason: "already_sent" });
    await worker.stop();
    opened.splice(0);
    expect(slow.raw).toHaveLength(1);
    await slow.close();
  });

  it("either takes a mail back or lets it leave, never both, while workers send", async () => {
    const mails = await Promise.all(Array.from({ length: 60 }, () => buildMail(db)));
    work({ pollSeconds: 0.02, concurrency: 2 });
    work({ pollSeconds: 0.02, concurrency: 2 });
    const results = await Promise.all(mails.toReversed().map((mail) => withdrawMail(mail, ctx)));
    const taken = mails.toReversed().filter((_, index) => results[index]?.ok);
    await eventually(
      async () => (await db.outgoingMail.count({ where: { status: { in: ["queued", "sending"] } } })) === 0,
    );
    const rows = await db.outgoingMail.findMany();
    expect(
      rows
        .filter(({ status }) => status === "withdrawn")
        .map(({ id }) => id)
        .sort(),
    ).toEqual(taken.map(({ mailId }) => mailId).sort());
    expect(mailbox.raw).toHaveLength(60 - taken.length);
    for (const { registration } of taken) {
      expect(mailbox.raw.some((raw) => raw.includes(registration.email))).toBe(false);
    }
  });
});

describe("a paused queue", () => {
  it("is tried at once when an organiser asks for it, and what waits leaves by itself", async () => {
    work({ pollSeconds: 0.05 });
    // The worker has looked once: it asks the server by itself when it starts.
    await reaches((await buildMail(db)).mailId, "sent");
    await db.$executeRaw`
      UPDATE mail_queue SET paused_at = now(), pause_reason = 'login', probe_at = now() + interval '1 hour', probes = 7`;
    const { mailId } = await buildMail(db);
    expect(await probeMailQueue(ctx)).toEqual({ ok: true });
    await reaches(mailId, "sent");
    expect(await db.mailQueue.findFirst()).toMatchObject({ pausedAt: null, probes: 0 });
    expect(await db.auditEntry.count({ where: { action: "mail_queue.probed", actorId: ctx.actor.id } })).toBe(1);
    expect(await probeMailQueue(ctx)).toEqual({ ok: false, reason: "not_paused" });
  });
});
