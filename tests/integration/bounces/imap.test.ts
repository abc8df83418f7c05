import { describe, expect, it } from "vitest";
import { imapTrouble, openImapMailbox } from "@/lib/imap";
import { type ImapAddress, readImapUrl } from "@/lib/imap-url";
import { openDovecot } from "../../support/dovecot";

const dovecot = await openDovecot();
const address = readImapUrl(dovecot.url) as ImapAddress;

describe("the mailbox of a real IMAP server", () => {
  it("is listed by UID and read without a mark, and marked only when asked", async () => {
    await dovecot.deliver("Subject: one\r\n\r\nfirst\r\n");
    await dovecot.deliver("Subject: two\r\n\r\nsecond\r\n");
    const mailbox = await openImapMailbox(address);
    expect(await mailbox.listUidsAfter(0n)).toEqual([1, 2]);
    expect(await mailbox.listUidsAfter(2n)).toEqual([]);
    const message = await mailbox.read(1);
    expect(message).toMatchObject({ isWhole: true });
    expect(message?.source.toString()).toContain("first");
    expect(await mailbox.read(99)).toBeNull();
    expect(await dovecot.look()).toEqual({ count: 2, seen: [] });
    await mailbox.markSeen(2);
    await mailbox.close();
    expect(await dovecot.look()).toEqual({ count: 2, seen: [2] });
  });

  it("gives the beginning of a message of 20 MB, not all of it", async () => {
    await dovecot.deliver(`Subject: huge\r\n\r\n${"0123456789 ".repeat(2_000_000)}`);
    const mailbox = await openImapMailbox(address);
    const message = await mailbox.read(3);
    expect(message?.isWhole).toBe(false);
    expect(message?.source.length).toBe(1024 * 1024);
    await mailbox.close();
  });

  it("says in words what is wrong: the password, the folder, encryption, no server", async () => {
    const trouble = (changes: Partial<ImapAddress>) =>
      openImapMailbox({ ...address, ...changes }).then(() => "none", imapTrouble);
    expect(await trouble({ password: "wrong" })).toMatch(/^Login refused: .*Authentication failed/);
    expect(await trouble({ folder: "Elsewhere" })).toContain("Mailbox doesn't exist: Elsewhere");
    expect(await trouble({ secure: true })).toMatch(/SSL|TLS/i);
    expect(await trouble({ port: 1 })).toContain("ECONNREFUSED");
  });

  it("keeps the password to itself where another machine offers no encryption", async () => {
    // The same server by a name that is not known to be this machine.
    const elsewhere = { ...address, host: "::ffff:127.0.0.1" };
    await expect(openImapMailbox(elsewhere)).rejects.toThrow(/STARTTLS/);
  });
});
