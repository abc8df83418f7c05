import { afterEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../support/database";
import { eventually, queueConfirmation, startWorker } from "./desk";
import { type Mailbox, openMailbox, refusal } from "./mailbox";

const desk = await testDatabase();
const opened: { stop(): Promise<void> }[] = [];
let mailbox: Mailbox;

afterEach(async () => {
  await Promise.all(opened.splice(0).map((worker) => worker.stop()));
  await mailbox.close();
  await desk.db.outgoingMail.deleteMany();
  await desk.db.$executeRaw`
    UPDATE mail_queue SET paused_at = NULL, pause_reason = NULL, probe_at = NULL, probes = 0, server_answer = NULL`;
});

function work(...args: Parameters<typeof startWorker> extends [string, ...infer Rest] ? Rest : never) {
  opened.push(startWorker(desk.url, ...args));
}

async function queueMany(count: number) {
  const ids: string[] = [];
  for (let made = 0; made < count; made++) ids.push((await queueConfirmation(desk.db)).id);
  return ids;
}

const mails = () => desk.db.outgoingMail.findMany({ include: { deliveries: true }, orderBy: { id: "asc" } });
const allAre = (status: string) =>
  eventually(async () => {
    const found = await mails();
    return found.every((mail) => mail.status === status) && found;
  });
/** Lets the queue's clock run: what was to be tried in so many minutes is so much nearer. */
const pass = (minutes: number) => desk.db.$executeRaw`
  UPDATE outgoing_mail SET not_before = not_before - make_interval(mins => ${minutes}::int) WHERE status = 'waiting_to_retry'`;
/** Resolves when nothing is due and nothing is under way. */
const atRest = () =>
  eventually(async () => {
    const [row] = await desk.db.$queryRaw<{ busy: number }[]>`
      SELECT count(*)::int AS busy FROM outgoing_mail
      WHERE status IN ('queued', 'sending') OR (status = 'waiting_to_retry' AND not_before <= now())`;
    return row?.busy === 0;
  });
const onceEach = ({ accepted }: Mailbox) =>
  new Set(accepted.map(({ messageId }) => messageId)).size === accepted.length;

describe("a mail server", { timeout: 120_000 }, () => {
  it("that is down for an hour costs nobody a mail, and everything arrives once when it is back", async () => {
    mailbox = await openMailbox();
    const { port } = mailbox;
    await mailbox.close();
    work(mailbox.url);
    await queueMany(4);
    for (let minute = 0; minute < 60; minute += 5) {
      await atRest();
      await pass(5);
    }
    await atRest();
    const waiting = await mails();
    for (const mail of waiting) {
      expect(mail.status).toBe("waiting_to_retry");
      // At once, and after 5 s, 30 s, 2, 10, 20 and 30 minutes or a little earlier.
      expect(mail.attempts).toBeGreaterThanOrEqual(6);
      expect(mail.attempts).toBeLessThanOrEqual(8);
      expect(mail.deliveries).toHaveLength(mail.attempts);
      expect(mail.lastError).toMatch(/ECONN/);
    }
    mailbox = await openMailbox({}, port);
    await pass(60);
    await allAre("sent");
    expect(mailbox.accepted).toHaveLength(4);
    expect(onceEach(mailbox)).toBe(true);
  });

  it("that is never back is given up after two days, with the reason on record", async () => {
    mailbox = await openMailbox();
    await mailbox.close();
    work(mailbox.url);
    const [id] = await queueMany(1);
    let waited = 0;
    const mail = await eventually(async () => {
      await atRest();
      const found = await desk.db.outgoingMail.findUniqueOrThrow({ where: { id: id ?? "" } });
      if (found.status === "failed") return found;
      const minutes = Math.ceil((found.notBefore.getTime() - Date.now()) / 60_000);
      waited += minutes;
      await pass(minutes);
    });
    expect(mail.reason).toBe("gave_up");
    expect(waited / 60).toBeGreaterThan(34);
    expect(waited / 60).toBeLessThan(49);
  });

  it("in a storm of temporary refusals and cut connections gets everything in the end, once", async () => {
    let step = 0;
    const often = (share: number) => (step++ * 7919) % 100 < share;
    mailbox = await openMailbox({
      onSender: () => {
        if (often(25)) throw refusal(421, "4.3.2 Too busy");
      },
      onRecipient: () => {
        if (often(35)) throw refusal(451, "4.7.1 Grey-listed");
      },
      cuts: () => often(20),
      beforeAccepting: async () => {
        if (often(20)) throw refusal(452, "4.3.1 Insufficient storage");
      },
    });
    work(mailbox.url);
    work(mailbox.url);
    await queueMany(40);
    await eventually(async () => {
      await atRest();
      await pass(30 * 60);
      return (await mails()).every(({ status }) => status === "sent");
    });
    expect(mailbox.accepted).toHaveLength(40);
    expect(onceEach(mailbox)).toBe(true);
    expect(Math.max(...(await mails()).map(({ attempts }) => attempts))).toBeGreaterThan(1);
  });

  it("that refuses the text, not the person, says so", async () => {
    mailbox = await openMailbox({
      beforeAccepting: () => Promise.reject(refusal(554, "5.6.0 Message content refused")),
    });
    work(mailbox.url);
    await queueMany(1);
    expect((await allAre("failed"))[0]).toMatchObject({ reason: "content", attempts: 1 });
  });

  it("without SMTPUTF8 gets no address it cannot read, and the organiser a clear word", async () => {
    mailbox = await openMailbox({ server: { hideSMTPUTF8: true } });
    work(mailbox.url);
    const { id } = await queueConfirmation(desk.db, { email: "jürgen@example.org" });
    const [mail] = await allAre("failed");
    expect(mail).toMatchObject({ id, reason: "address", lastError: expect.stringContaining("SMTPUTF8") });
    expect(mailbox.accepted).toHaveLength(0);
    // Letters in the host alone need no extension.
    const other = await queueConfirmation(desk.db, { email: "ida@grønby.example" });
    await eventually(async () => (await mails()).some(({ id, status }) => id === other.id && status === "sent"));
  });

  it("with SMTPUTF8 gets the address as it is", async () => {
    const asked: string[] = [];
    mailbox = await openMailbox({ onRecipient: (address) => void asked.push(address) });
    work(mailbox.url);
    await queueConfirmation(desk.db, { email: "jürgen@example.org" });
    await allAre("sent");
    expect(asked).toEqual(["jürgen@example.org"]);
  });
});

describe("a setting that is wrong", { timeout: 120_000 }, () => {
  const queue = () => desk.db.mailQueue.findUniqueOrThrow({ where: { id: 1 } });
  const paused = () =>
    eventually(async () => {
      const row = await queue();
      return row.pausedAt && row;
    });
  const untouched = () =>
    eventually(async () => {
      const found = await mails();
      return found.every(({ status, attempts }) => status === "queued" && attempts === 0) && found;
    });
  const probeNow = () => desk.db.$executeRaw`UPDATE mail_queue SET probe_at = now() WHERE paused_at IS NOT NULL`;

  it("such as the password pauses the queue without using up attempts, and mail flows again when it is right", async () => {
    let isRight = false;
    mailbox = await openMailbox({
      server: {
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: (_auth, _session, callback) =>
          isRight ? callback(null, { user: "desk" }) : callback(new Error("Invalid username or password")),
      },
    });
    work(mailbox.url.replace("//", "//desk:wrong@"));
    await queueMany(12);
    const row = await paused();
    expect(row).toMatchObject({ pauseReason: "login", serverAnswer: expect.stringContaining("535") });
    await untouched();
    await probeNow();
    await eventually(async () => (await queue()).probes > 0 && (await queue()).pausedAt);
    await untouched();
    isRight = true;
    await probeNow();
    const sent = await allAre("sent");
    expect(sent.map(({ attempts }) => attempts)).toEqual(Array(12).fill(1));
    expect(onceEach(mailbox)).toBe(true);
    expect(await queue()).toMatchObject({ pausedAt: null, pauseReason: null, serverAnswer: null, probes: 0 });
  });

  it("such as a certificate that nobody vouches for pauses the queue", async () => {
    mailbox = await openMailbox({ server: { secure: true } });
    work(mailbox.url.replace("smtp:", "smtps:"));
    await queueMany(2);
    expect((await paused()).pauseReason).toBe("encryption");
    await untouched();
  });

  it("such as a sender that the server does not take pauses the queue, and is tried with a mail", async () => {
    let isRight = false;
    mailbox = await openMailbox({
      onSender: () => {
        if (!isRight) throw refusal(553, "5.1.8 Sender address rejected");
      },
    });
    work(mailbox.url);
    await queueMany(2);
    expect((await paused()).pauseReason).toBe("sender");
    await untouched();
    isRight = true;
    await probeNow();
    await allAre("sent");
    expect((await queue()).pausedAt).toBeNull();
  });

  it("is none when a sender is refused for one recipient alone: the others get their mail, and the queue goes on", async () => {
    const desperate = "sender-unwanted@example.org";
    mailbox = await openMailbox({
      onRecipient(address) {
        if (address === desperate) throw refusal(550, "5.1.8 Sender address rejected");
      },
    });
    const { id } = await queueConfirmation(desk.db, { email: desperate });
    await queueMany(20);
    work(mailbox.url);
    // Alone at the head of the line it looks like a wrong setting; the next try shows that it is none.
    await eventually(async () => {
      await probeNow();
      const found = await mails();
      return found.every((mail) => (mail.id === id ? mail.status === "waiting_to_retry" : mail.status === "sent"));
    });
    expect((await queue()).pausedAt).toBeNull();
    await queueMany(1);
    await eventually(async () => (await mails()).filter(({ status }) => status === "sent").length === 21);
  });

  it("that only a mail can try is tried less and less often while it stays wrong", async () => {
    mailbox = await openMailbox({
      onSender: () => {
        throw refusal(553, "5.1.8 Sender address rejected");
      },
    });
    // What an earlier pause counted.
    await desk.db.$executeRaw`UPDATE mail_queue SET probes = 0`;
    work(mailbox.url);
    await queueMany(1);
    let asked = Date.now();
    for (const [probes, seconds] of [15, 30, 60].entries()) {
      const { probeAt } = await eventually(async () => {
        const row = await queue();
        return row.pausedAt && row.probes === probes && row;
      });
      // The server has refused at some moment between the asking and now, which on a busy machine may be far apart.
      const slack = 1;
      expect((Number(probeAt) - Date.now()) / 1000 - slack).toBeLessThanOrEqual(seconds);
      expect((Number(probeAt) - asked) / 1000 + slack).toBeGreaterThanOrEqual(seconds);
      asked = Date.now();
      await probeNow();
    }
    await desk.db.$executeRaw`UPDATE mail_queue SET probes = 0`;
  });

  it("is tried at once by a worker that starts, perhaps with better settings", async () => {
    mailbox = await openMailbox();
    await desk.db.$executeRaw`
      UPDATE mail_queue SET paused_at = now(), pause_reason = 'login', probe_at = now() + interval '1 day'`;
    await queueMany(1);
    work(mailbox.url);
    await allAre("sent");
  });
});

describe("many mails at once", { timeout: 120_000 }, () => {
  const inLane = (ids: string[], lane: number) =>
    desk.db.outgoingMail.updateMany({ where: { id: { in: ids } }, data: { lane } });

  it("do not delay a confirmation, even when the server is stuck with each of them", async () => {
    let letGo = () => {};
    const stuck = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const bulk = new Set<string>();
    mailbox = await openMailbox({
      beforeAccepting: (text) => ([...bulk].some((messageId) => text.includes(messageId)) ? stuck : Promise.resolve()),
    });
    const ids = await queueMany(30);
    await inLane(ids, 2);
    for (const { messageId } of await mails()) bulk.add(messageId);
    work(mailbox.url);
    await eventually(async () => (await desk.db.outgoingMail.count({ where: { status: "sending" } })) > 4);
    const { id } = await queueConfirmation(desk.db);
    await eventually(async () => (await desk.db.outgoingMail.findUniqueOrThrow({ where: { id } })).status === "sent");
    expect(mailbox.accepted).toHaveLength(1);
    letGo();
    await allAre("sent");
    expect(mailbox.accepted).toHaveLength(31);
  });

  it("leave no faster than the limit per minute, however many workers there are", async () => {
    mailbox = await openMailbox();
    await queueMany(45);
    await desk.db.$executeRaw`UPDATE mail_queue SET tokens = 0, refilled_at = now() - interval '1 hour'`;
    // 240 a minute: 24 at once, and then about 3.6 a second.
    work(mailbox.url, { perMinute: 240 });
    work(mailbox.url, { perMinute: 240 });
    await allAre("sent");
    const at = mailbox.accepted.map((mail) => mail.at);
    for (const [first, from] of at.entries()) {
      for (const [last, until] of at.entries()) {
        if (last <= first) continue;
        // A turn is taken before the mail is written out; that may take longer for one than for the next.
        expect(last - first + 1).toBeLessThanOrEqual(24 + 1 + ((until - from) / 1000 + 1) * ((240 - 24 + 1) / 60));
      }
    }
  });
});

describe("a mail that workers die of", () => {
  it("is given up after a few of them, and the others flow on", async () => {
    mailbox = await openMailbox();
    const [doomed = "", fine = ""] = await queueMany(2);
    await desk.db.$executeRaw`
      UPDATE outgoing_mail SET status = 'sending', claimed_by = 'elsewhere:1:x', claimed_until = now() - interval '1 second',
        losses = CASE WHEN id = ${doomed}::uuid THEN 4 ELSE 0 END`;
    work(mailbox.url);
    const found = await eventually(async () => {
      const rows = await mails();
      return rows.every(({ status }) => status === "sent" || status === "failed") && rows;
    });
    expect(found.map(({ id, status, reason, losses }) => ({ id, status, reason, losses }))).toEqual([
      { id: doomed, status: "failed", reason: "worker_died", losses: 5 },
      { id: fine, status: "sent", reason: null, losses: 1 },
    ]);
  });
});
