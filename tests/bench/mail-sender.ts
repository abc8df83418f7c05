import nodemailer from "nodemailer";
import SMTPPool from "nodemailer/lib/smtp-pool";
import { renderPrepared } from "@/emails/prepared";
import { connect } from "@/lib/db";
import { env } from "@/lib/env";
import { listMailsToSend } from "@/lib/mail/queries";
import { messageFor } from "@/lib/mail-queue/commands/make-message";
import { MAIL_CONCURRENCY } from "@/lib/mail-queue/constants";
import { startMailDispatch } from "@/lib/mail-queue/jobs";
import { openSocket, type SmtpMessage } from "@/lib/smtp";

/**
 * One of the two processes that are compared. `desk`: the worker as the server runs it. `floor`: prepares the messages of all
 * mails in the queue, without taking them, and sends just those through a bare pool when it is told to. `quick-floor`: the
 * same on sockets that do not wait before they send (`openSocket`), as the desk's own.
 */
const { DATABASE_URL, SMTP_URL } = env();
const db = connect(DATABASE_URL, 5);
const tell = (what: object) => process.send?.({ ...what, rss: process.memoryUsage.rss() });
setInterval(() => tell({}), 250).unref();
process.on("disconnect", () => process.exit(0));

if (process.argv[2] === "desk") {
  const dispatch = await startMailDispatch({ databaseUrl: DATABASE_URL, db, render: renderPrepared() });
  process.on("message", async () => {
    await dispatch.stop();
    process.exit(0);
  });
  tell({ ready: true });
} else {
  const pool = new SMTPPool({
    url: SMTP_URL,
    pool: true,
    maxConnections: MAIL_CONCURRENCY,
    ...(process.argv[2] === "quick-floor" && { getSocket: openSocket }),
  });
  const transport = nodemailer.createTransport(pool);
  let messages: SmtpMessage[] = [];
  process.on("message", async (what: "prepare" | "go" | "end") => {
    if (what === "prepare") {
      const render = renderPrepared();
      const queued = await db.outgoingMail.findMany({ where: { status: "queued" }, select: { id: true } });
      messages = [];
      for (let from = 0; from < queued.length; from += 500) {
        const mails = await listMailsToSend(
          db,
          queued.slice(from, from + 500).map(({ id }) => id),
        );
        for (const mail of mails) messages.push(await messageFor(mail, render));
      }
      tell({ ready: true });
    } else if (what === "go") {
      await Promise.all(messages.map((message) => transport.sendMail(message)));
    } else process.exit(0);
  });
  tell({ started: true });
}
