import { readBounceMailbox } from "@/lib/bounces/jobs";
import { connect } from "@/lib/db";
import { env } from "@/lib/env";
import { type ImapMailbox, openImapMailbox } from "@/lib/imap";
import { readImapUrl } from "@/lib/imap-url";

/** A process of its own that reads the bounce mailbox and is killed at the step that DIES_AT names, at its second message. */
const { DATABASE_URL, IMAP_URL = "" } = env();
const address = readImapUrl(IMAP_URL);
const diesAt = process.env.DIES_AT;
const db = connect(DATABASE_URL, 3);
let messages = 0;
const dieAt = (step: string) => {
  if (step === diesAt && messages === 2) process.kill(process.pid, "SIGKILL");
};

/** The mailbox as it is, with death at its steps. */
async function open(...of: Parameters<typeof openImapMailbox>): Promise<ImapMailbox> {
  const mailbox = await openImapMailbox(...of);
  return {
    ...mailbox,
    async read(uid) {
      // The third is asked for when the second is on record.
      if (messages === 2) dieAt("recorded");
      messages += 1;
      const message = await mailbox.read(uid);
      dieAt("read");
      return message;
    },
    async markSeen(uid) {
      await mailbox.markSeen(uid);
      dieAt("marked");
      // In the middle of the record, however far it is by then.
      if (diesAt === "recording" && messages === 2) setImmediate(() => dieAt("recording"));
    },
  };
}

if (address) await readBounceMailbox({ db, now: new Date(), address, open });
process.exit(0);
