import { type ParsedMail, simpleParser } from "mailparser";
import { afterAll, beforeAll } from "vitest";
import { queueMail } from "@/lib/mail/commands";
import { testDatabase } from "../../support/database";
import { eventually, queuedAt, startWorker } from "./desk";
import { type Mailbox, openMailbox } from "./mailbox";

export type Queued = Parameters<typeof queueMail>[1];
/** A mail as the server got it, and as another library reads it. */
export type Received = ParsedMail & { raw: string };

/**
 * A database, a worker and a mail server that takes everything, for a test file: `const post = await openPost();` at its
 * top. What is queued arrives, or fails the test with the reason.
 */
export async function openPost() {
  const { db, url } = await testDatabase();
  let mailbox: Mailbox;
  let worker: ReturnType<typeof startWorker>;
  beforeAll(async () => {
    mailbox = await openMailbox();
    worker = startWorker(url, mailbox.url);
  });
  afterAll(async () => {
    await worker.stop();
    await mailbox.close();
  });
  /** Waits until a queued mail has left, and reads it as a mail program would. */
  const arrived = async (id: string): Promise<Received> => {
    const { messageId } = await eventually(async () => {
      const found = await db.outgoingMail.findUniqueOrThrow({ where: { id } });
      if (found.reason) throw new Error(`${found.status}: ${found.lastError ?? found.reason}`);
      return found.status === "sent" && found;
    });
    const raw = mailbox.raw.find((text) => text.includes(messageId)) ?? "";
    return { ...(await simpleParser(raw)), raw };
  };
  return {
    db,
    arrived,
    /** Queues a mail, waits until it has left, and reads it. */
    async received(mail: Omit<Queued, "queuedAt">): Promise<Received> {
      const { id } = await db.$transaction((tx) => queueMail(tx, { ...mail, queuedAt }));
      return arrived(id);
    },
  };
}
