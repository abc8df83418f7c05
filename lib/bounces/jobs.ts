import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { simpleParser } from "mailparser";
import { judge } from "../bounce-reports/rules";
import type { ReceivedMessage } from "../bounce-reports/schema";
import { clock } from "../clock";
import type { Db } from "../db";
import { env } from "../env";
import { type ImapMailbox, type ImapMessage, imapTrouble, openImapMailbox } from "../imap";
import { type ImapAddress, readImapUrl } from "../imap-url";
import { logger } from "../logger";
import { keyedHash } from "../secrets";
import { type Bounce, beginReading, recordRead, recordReading, recordTrouble } from "./commands";
import { PARSING_SECONDS, READING_SECONDS } from "./constants";
import { findBouncedMail, findFailingSince } from "./queries";
import { isGivenUp, isTimeToRead, mailboxName, readBounceAddress, reportName, taggedAddresses } from "./rules";

/**
 * Reads what has come into the mailbox of IMAP_URL since the last time. Nothing is deleted; reports that were taken are
 * marked as seen, everything else stays as it is. Trouble with the mailbox is put on record for organisers and tried
 * again with patience; it never stops the worker.
 * @param now real time. @returns how many reports were new.
 */
export async function readBounces({ db, now }: { db: Db; now: Date }): Promise<number> {
  const { IMAP_URL } = env();
  const address = IMAP_URL ? readImapUrl(IMAP_URL) : null;
  return address ? readBounceMailbox({ db, now, address }) : 0;
}

/** As `readBounces`, of any mailbox. @param open for tests, which break connections. */
export async function readBounceMailbox({
  db,
  now,
  address,
  open = openImapMailbox,
}: {
  db: Db;
  now: Date;
  address: ImapAddress;
  open?: (address: ImapAddress) => Promise<ImapMailbox>;
}): Promise<number> {
  const name = mailboxName(address);
  const failingSince = await findFailingSince(db, name);
  if (!isTimeToRead(failingSince, now)) return 0;
  let mailbox: ImapMailbox | undefined;
  try {
    mailbox = await open(address);
    const count = await readNew({ db, name, mailbox, isGivenUp: isGivenUp(failingSince, now) });
    await recordReading(db, name, now);
    return count;
  } catch (error) {
    const trouble = imapTrouble(error);
    logger.error({ mailbox: name, reason: trouble }, "the bounce mailbox could not be read");
    await recordTrouble(db, name, now, trouble);
    return 0;
  } finally {
    await mailbox?.close();
  }
}

type Reading = { db: Db; name: string; mailbox: ImapMailbox; isGivenUp: boolean };

async function readNew({ db, name, mailbox, isGivenUp }: Reading): Promise<number> {
  const { uidValidity } = mailbox;
  const stopAt = clock.realNow().getTime() + READING_SECONDS * 1000;
  let count = 0;
  for (const uid of await mailbox.listUidsAfter(await beginReading(db, name, uidValidity))) {
    const message = await mailbox.read(uid).catch((error) => {
      // A message that its server cannot hand out must not keep the others back for ever.
      if (!isGivenUp) throw error;
      logger.error({ mailbox: name, uid, reason: imapTrouble(error) }, "skipped a message that could not be fetched");
      return null;
    });
    const bounce = message && (await bounceIn(db, message, { mailbox: name, uid }));
    // Before it is on record: whoever dies here reads it again and counts it once.
    if (bounce)
      await mailbox.markSeen(uid).catch((error) => logger.warn({ uid, reason: imapTrouble(error) }, "not marked"));
    if (await recordRead(db, { name, uidValidity }, BigInt(uid), bounce)) count += 1;
    if (clock.realNow().getTime() > stopAt) break;
  }
  return count;
}

/** The report that a message is; null for everything else, whatever it is made of. Only a lost database makes this throw. */
async function bounceIn(db: Db, message: ImapMessage, where: { mailbox: string; uid: number }): Promise<Bounce | null> {
  let received: ReceivedMessage;
  try {
    received = await takeApart(message.source);
  } catch (error) {
    logger.error({ ...where, reason: (error as Error).message }, "skipped a message that could not be taken apart");
    return null;
  }
  const judgement = judge(received);
  if (judgement.is !== "bounce") {
    logger.info({ ...where, is: judgement.is }, "left a message alone in the bounce mailbox");
    return null;
  }
  const { kind, status, diagnostic, mentions, returnedId } = judgement;
  const sign = (mailId: string) => keyedHash("bounce", mailId);
  const tags = taggedAddresses(mentions).flatMap((address) => readBounceAddress(address, sign) ?? []);
  const mailId = await findBouncedMail(db, tags, returnedId);
  if (!mailId) {
    logger.info(where, "left a report alone that is about no mail of ours");
    return null;
  }
  logger.info({ ...where, mailId, kind, status }, "a mail came back");
  const sourceId = reportName(received.headers, createHash("sha256").update(message.source).digest("hex"));
  return { mailId, kind, status, diagnostic, sourceId, receivedAt: clock.now() };
}

/** Reports are short; what stands behind this many octets is of no interest. */
const MOST_TEXT = 200_000;

/** Takes a message apart. @throws when that cannot be done, or not in time. */
export async function takeApart(source: Buffer): Promise<ReceivedMessage> {
  const options = { keepDeliveryStatus: true, skipImageLinks: true, skipTextLinks: true, skipTextToHtml: true };
  const mail = await Promise.race([
    simpleParser(source, { ...options, maxHtmlLengthToParse: 100_000 }),
    sleep(PARSING_SECONDS * 1000, undefined, { ref: false }).then(() => {
      throw new Error("It took too long.");
    }),
  ]);
  return {
    headers: mail.headerLines.map(({ key, line }) => ({
      name: key.toLowerCase(),
      // The subject may be encoded (RFC 2047), the rest of what is looked at is not.
      value: key === "subject" ? (mail.subject ?? "") : line.slice(line.indexOf(":") + 1).replace(/\s*\r?\n\s+/g, " "),
    })),
    text: mail.text ?? "",
    body: source
      .subarray(0, MOST_TEXT)
      .toString("utf8")
      .replace(/^[\s\S]*?\r?\n\r?\n/, ""),
    parts: mail.attachments.map(({ contentType, content }) => ({
      contentType: contentType.toLowerCase(),
      content: content.subarray(0, MOST_TEXT).toString("utf8"),
    })),
  };
}
