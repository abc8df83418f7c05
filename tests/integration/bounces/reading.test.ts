import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { readBounceMailbox } from "@/lib/bounces/jobs";
import { bounceAddress } from "@/lib/bounces/rules";
import { openImapMailbox } from "@/lib/imap";
import { type ImapAddress, readImapUrl } from "@/lib/imap-url";
import { keyedHash } from "@/lib/secrets";
import { exchange, exim, gmail, inProse, postfix, reply } from "../../support/bounce-samples";
import { testDatabase } from "../../support/database";
import { openDovecot } from "../../support/dovecot";
import { queueConfirmation } from "../mail/desk";

const { db } = await testDatabase();
const dovecot = await openDovecot();
const address = readImapUrl(dovecot.url) as ImapAddress;
const now = new Date("2026-02-05T09:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const read = (at = now, more: { address?: ImapAddress; open?: typeof openImapMailbox } = {}) =>
  readBounceMailbox({ db, now: at, address, ...more });

const sign = (mailId: string) => keyedHash("bounce", mailId);

/** A mail that was sent, with the address its reports go to. */
async function sentMail() {
  const { id, registration } = await queueConfirmation(db);
  const { messageId, recipient } = await db.outgoingMail.update({
    where: { id },
    data: { status: "sent", sentAt: now },
  });
  return { id, messageId, recipient, registration, to: bounceAddress("bounces@example.org", id, sign) };
}
const bouncesOf = (mailId: string) =>
  db.mailBounce.findMany({ where: { mailId }, select: { kind: true, status: true, diagnostic: true, sourceId: true } });
const untagged = "bounces@example.org";
const unknownId = () => `<${randomUUID()}@elsewhere.example>`;

/** Nothing of the last test waits to be read. */
beforeEach(async () => {
  await read();
});

describe("reading the bounce mailbox", () => {
  it("finds the mail by the tag in the address or by its Message-ID, whatever server reports", async () => {
    const mails = [await sentMail(), await sentMail(), await sentMail(), await sentMail(), await sentMail()] as const;
    const before = (await dovecot.look()).count;
    await dovecot.deliver(postfix(mails[0]));
    await dovecot.deliver(exchange({ ...mails[1], to: untagged }));
    await dovecot.deliver(gmail({ ...mails[2], messageId: unknownId() }));
    await dovecot.deliver(exim({ ...mails[3], to: untagged }));
    // Somebody forwards their mail to an address that does not work: the mail did not arrive all the same.
    await dovecot.deliver(postfix({ ...mails[4], recipient: "forwarded@elsewhere.example", status: "5.2.2" }));
    expect(await read()).toBe(5);
    for (const { id } of mails.slice(0, 4)) expect(await bouncesOf(id)).toMatchObject([{ kind: "hard" }]);
    expect(await bouncesOf(mails[4].id)).toMatchObject([{ kind: "soft", status: "5.2.2" }]);
    expect(await bouncesOf(mails[0].id)).toMatchObject([
      { status: "5.1.1", diagnostic: expect.stringContaining("User unknown") },
    ]);
    const { seen, count } = await dovecot.look();
    expect(count).toBe(before + 5);
    expect(seen.slice(-5)).toEqual([1, 2, 3, 4, 5].map((nth) => before + nth));
  });

  it("believes the tag where the two do not agree, and no tag that somebody made up", async () => {
    const [tagged, other] = [await sentMail(), await sentMail()];
    await dovecot.deliver(postfix({ to: tagged.to, messageId: other.messageId }));
    const forged = bounceAddress("bounces@example.org", other.id, () => "0000000000000000");
    await dovecot.deliver(postfix({ to: forged, messageId: unknownId() }));
    expect(await read()).toBe(1);
    expect(await bouncesOf(tagged.id)).toHaveLength(1);
    expect(await bouncesOf(other.id)).toEqual([]);
  });

  it("leaves everything else as it is: replies, spam with a copied tag, broken and huge messages, reports of others", async () => {
    const mail = await sentMail();
    const { seen: seenBefore, count: before } = await dovecot.look();
    const strange = [
      reply(mail.to, "Automatisk svar: Du er tilmeldt", ["Auto-Submitted: auto-replied"]),
      reply(mail.to, "Re: You are registered"),
      reply(mail.to, "Cheap watches 550 5.1.1", ["X-Failed: 5.1.1"]),
      postfix({ to: untagged, messageId: unknownId() }),
      postfix(mail).replace("Subject: You are registered", "Content-Type: multipart/report"),
      postfix({ ...mail, action: "delivered", status: "2.0.0" }),
      `${reply(mail.to, "A film of our office")}${"0123456789 ".repeat(2_000_000)}`,
      'Content-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\nContent-Type: text/plain; charset=martian\r\n\r\n\xff\xfe',
      Buffer.from([0, 255, 254, 13, 10, 13, 10, 0, 1, 2, 200]),
      "",
    ];
    for (const source of strange) await dovecot.deliver(source);
    await dovecot.deliver(exim(mail));
    expect(await read()).toBe(1);
    expect(await bouncesOf(mail.id)).toHaveLength(1);
    const { seen, count } = await dovecot.look();
    expect(count).toBe(before + strange.length + 1);
    expect(seen.filter((one) => !seenBefore.includes(one))).toEqual([before + strange.length + 1]);
    expect(await db.bounceMailbox.findFirst()).toMatchObject({ lastError: null, readAt: now });
  });

  it("reads a report about a mail of 20 MB, and one in a charset that is not what it says", async () => {
    const [huge, odd] = [await sentMail(), await sentMail()];
    await dovecot.deliver(exchange(huge).replace("Your place is confirmed.", "0123456789 ".repeat(2_000_000)));
    await dovecot.deliver(
      Buffer.from(postfix({ ...odd, diagnostic: "550 5.1.1 Postkassen findes ikke: æøå" }), "latin1"),
    );
    expect(await read()).toBe(2);
    expect(await bouncesOf(huge.id)).toMatchObject([{ kind: "hard", status: "5.1.10" }]);
    expect(await bouncesOf(odd.id)).toMatchObject([{ kind: "hard", status: "5.1.1" }]);
  });

  it("counts each report once: read again, by two at once, delivered twice, or when the server forgot its numbers", async () => {
    const [mail, nameless] = [await sentMail(), await sentMail()];
    const report = postfix(mail);
    await dovecot.deliver(report);
    await dovecot.deliver(report);
    await dovecot.deliver(inProse(nameless).replace(/Message-Id:.*\r\n/, ""));
    const counts = await Promise.all([read(), read(), read()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(2);
    expect(await read()).toBe(0);
    const all = await db.mailBounce.count();
    const was = await db.bounceMailbox.findFirstOrThrow();
    await dovecot.forgetUids();
    expect(await read()).toBe(0);
    expect(await db.mailBounce.count()).toBe(all);
    const is = await db.bounceMailbox.findFirstOrThrow();
    expect(is.uidValidity).not.toBe(was.uidValidity);
    expect(is.lastUid).toBe(BigInt((await dovecot.look()).count));
  });

  it("loses nothing when it dies between the mark in the mailbox and the record", async () => {
    const mails = await Promise.all([sentMail(), sentMail(), sentMail()]);
    for (const mail of mails) await dovecot.deliver(postfix(mail));
    let marks = 0;
    const dying: typeof openImapMailbox = async (of) => {
      const mailbox = await openImapMailbox(of);
      return {
        ...mailbox,
        async markSeen(uid) {
          await mailbox.markSeen(uid);
          marks += 1;
          if (marks === 2) await mailbox.close();
        },
      };
    };
    // The connection is gone after the second: that one is on record, the third is read the next time.
    expect(await read(now, { open: dying })).toBe(0);
    expect((await db.bounceMailbox.findFirstOrThrow()).lastError).toBeTruthy();
    expect(await read(later(1))).toBe(1);
    for (const mail of mails) expect(await bouncesOf(mail.id)).toHaveLength(1);
  });
});

describe("a mailbox that cannot be read", () => {
  const trouble = () =>
    db.bounceMailbox.findFirstOrThrow({ select: { lastError: true, failingSince: true, readAt: true, lastUid: true } });

  it("is on record with the reason, is tried with patience, and goes on where it was", async () => {
    const mail = await sentMail();
    const { lastUid } = await trouble();
    await dovecot.stop();
    expect(await read()).toBe(0);
    expect(await trouble()).toMatchObject({ lastError: expect.stringContaining("ECONNREFUSED"), failingSince: now });
    let tries = 0;
    const counting: typeof openImapMailbox = (of) => {
      tries += 1;
      return openImapMailbox(of);
    };
    for (let minute = 1; minute <= 180; minute += 1) await read(later(minute), { open: counting });
    // After one minute, every five minutes for an hour, then every fifteen.
    expect(tries).toBe(1 + 12 + 8);
    expect(await trouble()).toMatchObject({ failingSince: now, lastUid });
    await dovecot.start();
    await dovecot.deliver(postfix(mail));
    expect(await read(later(195))).toBe(1);
    expect(await trouble()).toMatchObject({ lastError: null, failingSince: null, readAt: later(195) });
  });

  it("says that the login was refused, without the password", async () => {
    const wrong = readImapUrl(dovecot.wrongPasswordUrl) as ImapAddress;
    expect(await read(now, { address: wrong })).toBe(0);
    const { lastError } = await trouble();
    expect(lastError).toMatch(/^Login refused: /);
    expect(lastError).not.toContain("wrong");
    expect(await read(later(1))).toBe(0);
  });

  it("is forgotten once another one is set and read", async () => {
    await db.bounceMailbox.create({ data: { name: "before", uidValidity: 1, lastUid: 1, lastError: "gone" } });
    await read(later(15));
    expect(await db.bounceMailbox.findMany({ select: { lastError: true } })).toEqual([{ lastError: null }]);
  });

  it("is not held up for ever by a message that its server does not hand out", async () => {
    const [mail] = [await sentMail()];
    await dovecot.deliver("Subject: bad sector\r\n\r\n");
    await dovecot.deliver(postfix(mail));
    const bad = BigInt((await dovecot.look()).count) - 1n;
    const failing: typeof openImapMailbox = async (of) => {
      const mailbox = await openImapMailbox(of);
      const reading = (uid: number) =>
        BigInt(uid) === bad ? Promise.reject(new Error("NO [SERVERBUG] Internal error")) : mailbox.read(uid);
      return { ...mailbox, read: reading };
    };
    expect(await read(later(0), { open: failing })).toBe(0);
    expect(await read(later(5), { open: failing })).toBe(0);
    expect(await bouncesOf(mail.id)).toEqual([]);
    expect(await read(later(30), { open: failing })).toBe(1);
    expect(await trouble()).toMatchObject({ lastError: null, failingSince: null });
  });
});
