import { bounceAddress, returnPathOf } from "../bounces/rules";
import { calendarFile } from "../calendar";
import { clock } from "../clock";
import type { Db } from "../db";
import { env } from "../env";
import { handoverKey } from "../handovers/queries";
import { invitationKey } from "../invitations/queries";
import { listen } from "../listen";
import { logger } from "../logger";
import { registrationKey } from "../registrations/queries";
import { keyedHash, unseal } from "../secrets";
import { buildMessage, connectSmtp, type SmtpMessage, type SmtpTransport } from "../smtp";
import { isDeadNeighbour, nameThisWorker } from "../worker-name";
import {
  type ClaimedMail,
  claimMails,
  endClaims,
  listClaimants,
  recordFailure,
  recordLoss,
  recordSent,
  renewClaims,
} from "./commands";
import { CLAIM_SECONDS, MAIL_CHANNEL, MAIL_CONCURRENCY, POLL_SECONDS, STOP_SECONDS } from "./constants";
import { findMailToSend, findThreadStart, type MailToSend } from "./queries";
import { answerOf, contentOf, invitationOf, isFinal, retryAfter, type SendFailure, senderOf } from "./rules";
import { mailData, type RenderMail } from "./schema";

type DispatchOptions = {
  databaseUrl: string;
  db: Db;
  render: RenderMail;
  /** The server of SMTP_URL unless given. */
  transport?: SmtpTransport;
  /** Made from host, process and chance unless given. No two living workers may share one. */
  workerName?: string;
  concurrency?: number;
  claimSeconds?: number;
  pollSeconds?: number;
};

/**
 * Sends what is queued in `outgoing_mail` until it is stopped. Any number of workers may run. Each mail is claimed for a
 * while, the claim is renewed as long as the worker lives, and whoever finds a claim that ran out takes the mail up
 * again: what is committed is sent, whatever dies in between. A second copy is possible only when a worker dies (or
 * loses the database for good) after the server accepted the mail and before that was written down; both copies then
 * carry the same Message-ID.
 */
export async function startMailDispatch(options: DispatchOptions): Promise<{ stop(): Promise<void> }> {
  const { db, render, databaseUrl } = options;
  const concurrency = options.concurrency ?? MAIL_CONCURRENCY;
  const claimSeconds = options.claimSeconds ?? CLAIM_SECONDS;
  const worker = options.workerName ?? nameThisWorker();
  const transport = options.transport ?? connectSmtp(env().SMTP_URL, concurrency);
  const delivery: Delivery = { db, render, transport, worker };
  const inHand = new Map<string, Promise<void>>();
  let isStopping = false;
  let looking: Promise<void> | undefined;
  let lookAgain = false;

  const take = async () => {
    do {
      lookAgain = false;
      const limit = concurrency - inHand.size;
      if (limit <= 0 || isStopping) return;
      const claimed = await claimMails(db, { worker, limit, claimSeconds, except: [...inHand.keys()] });
      for (const mail of claimed) {
        const done = deliverMail(mail, delivery)
          .catch((error: Error) => logger.error({ mailId: mail.id, reason: error.message }, "mail left to its claim"))
          .finally(() => {
            inHand.delete(mail.id);
            look();
          });
        inHand.set(mail.id, done);
      }
    } while (lookAgain);
  };
  /** Looks for mail that is due; a call while one is looking makes it look once more. */
  const look = () => {
    lookAgain = true;
    looking ??= take()
      .catch((error: Error) => logger.error({ reason: error.message }, "could not look for mail to send"))
      .finally(() => {
        looking = undefined;
        if (lookAgain) look();
      });
  };

  await releaseDeadNeighbours(db);
  const listener = listen(databaseUrl, MAIL_CHANNEL, look);
  const poll = setInterval(look, (options.pollSeconds ?? POLL_SECONDS) * 1000);
  const renewal = setInterval(
    () => {
      if (inHand.size === 0) return;
      renewClaims(db, worker, [...inHand.keys()], claimSeconds).catch((error: Error) =>
        logger.error({ reason: error.message }, "could not renew claims on mail"),
      );
    },
    (claimSeconds * 1000) / 3,
  );

  return {
    async stop() {
      isStopping = true;
      clearInterval(poll);
      await listener.stop();
      await looking;
      await withinSeconds(STOP_SECONDS, Promise.all(inHand.values()));
      clearInterval(renewal);
      transport.close();
    },
  };
}

/** Takes over at once what a worker left that was killed on this machine, instead of waiting for its claims to run out. */
async function releaseDeadNeighbours(db: Db): Promise<void> {
  for (const name of await listClaimants(db)) {
    if (!isDeadNeighbour(name)) continue;
    const count = await endClaims(db, name);
    logger.info({ count }, "took over mail of a worker that has died");
  }
}

type Delivery = { db: Db; render: RenderMail; transport: SmtpTransport; worker: string };

/** Takes one claimed mail to the server and writes down how it went. Only a lost database makes this throw. */
async function deliverMail({ id, attempts, lost }: ClaimedMail, { db, render, transport, worker }: Delivery) {
  const startedAt = clock.now();
  const mail = await findMailToSend(db, id);
  if (!mail) return;
  const attemptEnds = (serverAnswer: string) => ({ mailId: id, startedAt, finishedAt: clock.now(), serverAnswer });
  const fail = async (reason: string, retryInSeconds: number | null) => {
    await recordFailure(db, worker, attemptEnds(reason), retryInSeconds);
    logger.warn({ mailId: id, kind: mail.kind, attempts, retryInSeconds }, "mail was not sent");
  };
  const wait = retryAfter(attempts, Math.random(), worthSeconds(mail));
  if (lost) await recordLoss(db, attemptEnds("The worker that had this mail died before it could say how it went."));
  if (lost && wait === null) return fail("The worker died each time while it was sending this mail.", null);

  const threadStart = mail.registration && (await findThreadStart(db, mail.registration.id));
  let message: SmtpMessage;
  try {
    message = await messageFor(mail, threadStart, render);
  } catch (error) {
    return fail(`The mail could not be made: ${(error as Error).message}`.slice(0, 500), null);
  }
  let answer: string;
  try {
    answer = (await transport.sendMail(message)).response;
  } catch (error) {
    const failure = error as SendFailure;
    return fail(answerOf(failure), isFinal(failure) ? null : wait);
  }
  await untilWritten(() => recordSent(db, attemptEnds(answer.slice(0, 500)), message.subject ?? ""));
  logger.info({ mailId: id, kind: mail.kind, attempts }, "mail sent");
}

/** A link to sign in and an offer are of no use once they ran out; everything else is worth the whole ladder. */
function worthSeconds(mail: MailToSend): number | undefined {
  if (mail.kind === "organiser.sign_in") {
    return (mailData[mail.kind].safeParse(mail.data).data?.validForMinutes ?? 15) * 60;
  }
  if (mail.kind === "registration.offered" || mail.kind === "registration.verify") {
    const { data } = mailData[mail.kind].safeParse(mail.data);
    return data && (Date.parse(data.heldUntil) - mail.queuedAt.getTime()) / 1000;
  }
  return undefined;
}

async function messageFor(mail: MailToSend, threadStart: string | null, render: RenderMail): Promise<SmtpMessage> {
  const settings = env();
  const { event, registration, invitation, handover, sealed, locale } = mail;
  const site = `${settings.APP_URL}/${locale}`;
  const content = contentOf(mail, {
    site: settings.APP_URL,
    event: `${site}/events/${event?.slug}`,
    registration: registration ? `${site}/registrations/${registrationKey(registration)}` : "",
    invitation: invitation ? `${site}/invitations/${invitationKey(invitation)}` : "",
    handover: handover ? `${site}/handovers/${handoverKey(handover)}` : "",
    signIn: sealed ? `${settings.APP_URL}/admin/sign-in/confirm/${unseal("mail", sealed)}` : "",
  });
  const letter = await render(content);
  const from = senderOf(settings, event?.contactName ?? letter.senderName);
  const entry = invitationOf(content, mail, from);
  const returnPath = returnPathOf(settings);
  return buildMessage({
    ...letter,
    envelopeFrom: returnPath && bounceAddress(returnPath, mail.id, (id) => keyedHash("bounce", id)),
    from,
    to: { name: mail.recipientName, address: mail.recipient },
    replyTo: event ? { name: event.contactName, address: event.contactEmail } : null,
    messageId: mail.messageId,
    threadStart,
    calendar: entry && { method: entry.method, content: calendarFile(entry) },
  });
}

/** What the server has accepted must be written down, also when the database is away for a moment. */
async function untilWritten(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (attempt === 60) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

async function withinSeconds(seconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, seconds * 1000);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
