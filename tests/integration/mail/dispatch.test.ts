import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderMail } from "@/emails/render";
import { queueMail } from "@/lib/mail/commands";
import { testDatabase } from "../../support/database";
import { buildRegistration } from "../../support/factories";
import { eventually, queueConfirmation as queueConfirmationIn, queuedAt, startWorker } from "./desk";
import { type Mailbox, openMailbox, refusal } from "./mailbox";

const desk = await testDatabase();
const opened: { stop(): Promise<void> }[] = [];
let mailbox: Mailbox;

beforeEach(async () => {
  mailbox = await openMailbox();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((worker) => worker.stop()));
  await mailbox.close();
  await desk.db.outgoingMail.deleteMany();
});

function work(...args: Parameters<typeof startWorker> extends [string, ...infer Rest] ? Rest : never) {
  const worker = startWorker(desk.url, ...args);
  opened.push(worker);
  return worker;
}

const queueConfirmation = (person?: Parameters<typeof queueConfirmationIn>[1]) => queueConfirmationIn(desk.db, person);
const find = (id: string) => desk.db.outgoingMail.findUniqueOrThrow({ where: { id }, include: { deliveries: true } });
/** The waiting is what rules say; here nobody waits. */
const dueNow = () => desk.db.$executeRaw`UPDATE outgoing_mail SET not_before = now() WHERE status = 'waiting_to_retry'`;
const waitingToRetry = (id: string) =>
  eventually(async () => {
    const mail = await find(id);
    return mail.status === "waiting_to_retry" && mail;
  });
const sent = (id: string) =>
  eventually(async () => {
    const mail = await find(id);
    return mail.status === "sent" && mail;
  });

describe("mail that was decided", () => {
  it("arrives once, and is put on record", async () => {
    work(mailbox.url);
    const { id, registration } = await queueConfirmation();
    const row = await sent(id);
    expect(row).toMatchObject({ attempts: 1, claimedBy: null, claimedUntil: null, lastError: null });
    expect(row.subject).toContain("You are registered");
    expect(row.deliveries).toMatchObject([{ succeeded: true, serverAnswer: expect.stringMatching(/^250 /) }]);
    const [mail] = await mailbox.mails(1);
    expect(mail?.messageId).toBe(row.messageId);
    expect(mail?.text).toContain(registration.reference);
    expect(mailbox.raw).toHaveLength(1);
  });

  it("is not sent when its transaction is rolled back", async () => {
    work(mailbox.url);
    const registration = await buildRegistration(desk.db);
    const mail = { kind: "registration.changed", locale: "en", recipient: registration.email, queuedAt } as const;
    await expect(
      desk.db.$transaction(async (tx) => {
        await queueMail(tx, { ...mail, registrationId: registration.id, eventId: registration.eventId });
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    const { id } = await queueConfirmation();
    await sent(id);
    expect(mailbox.raw).toHaveLength(1);
    expect(await desk.db.outgoingMail.count()).toBe(1);
  });

  it("waits while the server is down and arrives when it is back", async () => {
    await mailbox.close();
    work(mailbox.url);
    const { id } = await queueConfirmation();
    const waiting = await waitingToRetry(id);
    expect(waiting.lastError).toMatch(/ECONN/);
    expect(waiting.deliveries).toMatchObject([{ succeeded: false }]);
    mailbox = await openMailbox({}, mailbox.port);
    await dueNow();
    await sent(id);
    expect(mailbox.raw).toHaveLength(1);
  });

  it("is tried again after the server's 4xx", async () => {
    let asked = 0;
    await mailbox.close();
    mailbox = await openMailbox({
      onRecipient() {
        asked += 1;
        if (asked === 1) throw refusal(451, "Grey-listed, come back later");
      },
    });
    work(mailbox.url);
    const { id } = await queueConfirmation();
    await waitingToRetry(id);
    await dueNow();
    const row = await sent(id);
    expect(row.deliveries.map(({ serverAnswer }) => serverAnswer)).toEqual([
      "451 Grey-listed, come back later",
      expect.stringMatching(/^250/),
    ]);
  });

  it("fails at once when the server says that there is no such recipient", async () => {
    await mailbox.close();
    mailbox = await openMailbox({
      onRecipient() {
        throw refusal(550, "No such mailbox");
      },
    });
    work(mailbox.url);
    const { id } = await queueConfirmation();
    const row = await eventually(async () => {
      const mail = await find(id);
      return mail.status === "failed" && mail;
    });
    expect(row).toMatchObject({ attempts: 1, lastError: "550 No such mailbox", sealed: null });
  });

  it("does not hold up others when it cannot be made", async () => {
    const poisoned = await queueConfirmation();
    await desk.db.outgoingMail.update({ where: { id: poisoned.id }, data: { kind: "registration.unheard_of" } });
    const explosive = await queueConfirmation({ givenName: "Explosive" });
    const good = await queueConfirmation();
    work(mailbox.url, {
      render: async (content) => {
        if ("registration" in content && content.registration?.givenName === "Explosive") throw new Error("Boom");
        return renderMail(content);
      },
    });
    await sent(good.id);
    for (const { id } of [poisoned, explosive]) {
      const row = await eventually(async () => {
        const mail = await find(id);
        return mail.status === "failed" && mail;
      });
      expect(row.lastError).toContain("could not be made");
    }
    expect(mailbox.raw).toHaveLength(1);
  });

  it("keeps its secret only until it has left", async () => {
    const { id } = await desk.db.$transaction((tx) =>
      queueMail(tx, {
        kind: "organiser.sign_in",
        locale: "da",
        recipient: "organiser@example.org",
        secret: "the-token",
        data: { validForMinutes: 15 },
        queuedAt: new Date(),
      }),
    );
    const before = await find(id);
    expect(before.sealed).toBeTruthy();
    expect(JSON.stringify(before)).not.toContain("the-token");
    work(mailbox.url);
    expect((await sent(id)).sealed).toBeNull();
    const [mail] = await mailbox.mails(1);
    expect(mail?.text).toContain("http://localhost:3000/admin/sign-in/confirm/the-token");
    expect(mail?.from?.value).toEqual([{ name: "Tilmelding", address: "no-reply@localhost.localdomain" }]);
    expect(mail?.replyTo).toBeUndefined();
  });

  it("does not leave once it is of no more use, such as a link to sign in after a long pause", async () => {
    const { id } = await desk.db.$transaction((tx) =>
      queueMail(tx, {
        kind: "organiser.sign_in",
        locale: "da",
        recipient: "organiser@example.org",
        secret: "the-token",
        data: { validForMinutes: 15 },
        queuedAt: new Date(Date.now() - 16 * 60_000),
      }),
    );
    const { id: after } = await queueConfirmation();
    work(mailbox.url);
    await sent(after);
    await eventually(async () => (await find(id)).status === "failed");
    expect(await find(id)).toMatchObject({ reason: "expired", sealed: null });
    expect(mailbox.raw).toHaveLength(1);
  });

  it("arrives once each with two workers at once", { timeout: 120_000 }, async () => {
    const queued = [];
    for (let count = 0; count < 60; count++) queued.push(await queueConfirmation());
    work(mailbox.url);
    work(mailbox.url);
    await eventually(async () => (await desk.db.outgoingMail.count({ where: { status: "sent" } })) === 60);
    const mails = await mailbox.mails(60);
    expect(mails).toHaveLength(60);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(60);
    expect(await desk.db.outgoingMailAttempt.count()).toBe(60);
  });

  it("about the same registration arrives in the order of the changes, as one thread", async () => {
    const { id, registration } = await queueConfirmation();
    const about = {
      locale: "en",
      recipient: registration.email,
      registrationId: registration.id,
      eventId: registration.eventId,
    } as const;
    const later = await desk.db.$transaction(async (tx) => [
      await queueMail(tx, { kind: "registration.changed", ...about, data: { calendarSequence: 1 }, queuedAt }),
      await queueMail(tx, { kind: "registration.cancelled", ...about, data: { calendarSequence: 2 }, queuedAt }),
    ]);
    work(mailbox.url);
    await sent(later[1]?.id ?? "");
    const mails = await mailbox.mails(3);
    expect(mails.map(({ subject }) => subject?.split(" –")[0])).toEqual([
      "You are registered",
      "Your registration has been changed",
      "Your registration is cancelled",
    ]);
    const first = (await find(id)).messageId;
    expect(mails.map(({ inReplyTo, references }) => [inReplyTo, references])).toEqual([
      [undefined, undefined],
      [first, first],
      [first, first],
    ]);
  });

  it("that waits for another attempt is tried at once when a newer one is queued, and still goes first", async () => {
    await mailbox.close();
    work(mailbox.url);
    const { id, registration } = await queueConfirmation();
    await waitingToRetry(id);
    await desk.db.$executeRaw`UPDATE outgoing_mail SET not_before = now() + interval '6 hours'`;
    mailbox = await openMailbox({}, mailbox.port);
    const { recipient, eventId } = await find(id);
    const about = { locale: "en", recipient, eventId, registrationId: registration.id, queuedAt } as const;
    await desk.db.$transaction((tx) => queueMail(tx, { kind: "registration.changed", ...about }));
    const [first, second] = await mailbox.mails(2);
    expect(first?.subject).toContain("You are registered");
    expect(second?.subject).toContain("has been changed");
  });

  it("is heard of at the commit, also after the database has cut the connection", async () => {
    const listeners = () => desk.db.$queryRaw<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
    work(mailbox.url, { pollSeconds: 3600 });
    const [listener] = await eventually(async () => {
      const found = await listeners();
      return found.length === 1 && found;
    });
    await sent((await queueConfirmation()).id);
    await desk.db.$executeRaw`SELECT pg_terminate_backend(${listener?.pid}::int)`;
    const missed = await queueConfirmation();
    await sent(missed.id);
    await sent((await queueConfirmation()).id);
    expect(mailbox.raw).toHaveLength(3);
  });

  it("is finished before a worker stops", async () => {
    let accept = () => {};
    const arrived = new Promise<void>((resolve) => {
      accept = resolve;
    });
    let letGo = () => {};
    await mailbox.close();
    mailbox = await openMailbox({
      beforeAccepting: () => {
        accept();
        return new Promise((resolve) => {
          letGo = resolve;
        });
      },
    });
    const worker = startWorker(desk.url, mailbox.url);
    const { id } = await queueConfirmation();
    await arrived;
    const stopped = worker.stop();
    letGo();
    await stopped;
    expect((await find(id)).status).toBe("sent");
  });
});
