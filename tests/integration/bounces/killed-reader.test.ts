import { fork } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { readBounceMailbox } from "@/lib/bounces/jobs";
import { bounceAddress } from "@/lib/bounces/rules";
import { type ImapAddress, readImapUrl } from "@/lib/imap-url";
import { keyedHash } from "@/lib/secrets";
import { postfix } from "../../support/bounce-samples";
import { testDatabase } from "../../support/database";
import { openDovecot } from "../../support/dovecot";
import { queueConfirmation } from "../mail/desk";

const { db, url } = await testDatabase();
const dovecot = await openDovecot();
const address = readImapUrl(dovecot.url) as ImapAddress;
const sign = (mailId: string) => keyedHash("bounce", mailId);

it.each(["read", "marked", "recording", "recorded"])(
  "a reader that is killed when its second message is %s loses no report and counts none twice",
  async (step) => {
    const mails: string[] = [];
    for (let nth = 0; nth < 3; nth += 1) {
      const { id } = await queueConfirmation(db);
      const { messageId } = await db.outgoingMail.findUniqueOrThrow({ where: { id } });
      await dovecot.deliver(postfix({ to: bounceAddress("bounces@example.org", id, sign), messageId }));
      mails.push(id);
    }
    const reader = fork("tests/integration/bounces/mortal-reader.ts", {
      execArgv: ["--import", "tsx"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: { ...process.env, DATABASE_URL: url, IMAP_URL: dovecot.url, DIES_AT: step },
    });
    const [, signal] = await once(reader, "exit");
    expect(signal).toBe("SIGKILL");
    expect(await db.mailBounce.count({ where: { mailId: { in: mails } } })).toBeLessThan(3);
    await readBounceMailbox({ db, now: new Date(), address });
    expect(await db.mailBounce.groupBy({ by: ["mailId"], where: { mailId: { in: mails } }, _count: true })).toEqual(
      expect.arrayContaining(mails.map((mailId) => ({ mailId, _count: 1 }))),
    );
    const { count, seen } = await dovecot.look();
    expect(seen).toHaveLength(count);
  },
);
