import type { MailPauseReason } from "@/prisma/generated/enums";
import { clock } from "../../clock";
import type { Db } from "../../db";
import { logger } from "../../logger";
import { isStopped, type MailToSend } from "../../mail/queries";
import { reasonToWithdraw, worthUntil } from "../../mail/rules";
import type { RenderMail } from "../../mail/schema";
import type { SmtpMessage, SmtpTransport } from "../../smtp";
import { MOST_LOSSES, RETRY_SECONDS } from "../constants";
import { answerOf, retryAfter, type SendFailure, verdictOf } from "../rules";
import type { ClaimedMail } from "./claim-mails";
import { putLast } from "./hold-claims";
import { type MailFile, messageFor } from "./make-message";
import { type Fate, recordFailure, recordLoss, type Sent, withdrawClaimed } from "./record-outcome";

/** A mail that a worker has in hand, with everything its letter is made from. */
export type InHand = ClaimedMail & {
  mail: MailToSend;
  /** What the worker that lost it had noted: that it had begun, and what the server had answered. */
  trace: { hadBegun: boolean; sent: Sent | null };
};

type Delivery = {
  db: Db;
  render: RenderMail;
  transport: SmtpTransport;
  worker: string;
  /** Files of an announcement, with their content. */
  filesOf: (announcement: NonNullable<MailToSend["announcement"]>) => Promise<MailFile[]>;
  /** Which sizes this server has refused so far. */
  limit: { bytes: number };
  /** Notes that a mail is on its way to the server from now on. */
  begin: (id: string) => void;
  /** Notes that the server took a mail; resolves when it stands in the database. */
  noted: (sent: Sent) => Promise<void>;
  /** Whether the server has just taken mail to others, so that what it says of the sender is about one recipient. */
  takesOthers: () => boolean;
  /** Stops the queue: every other mail would fare the same. */
  pause: (reason: MailPauseReason, serverAnswer: string) => Promise<void>;
};

/**
 * Takes one claimed mail to the server and writes down how it went.
 * @returns `left`: when the connection is free for the next mail; `done`: when the database knows. Only a lost database makes
 *   `done` throw.
 */
export function deliverMail(inHand: InHand, delivery: Delivery): { left: Promise<void>; done: Promise<void> } {
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const done = deliver(inHand, delivery, leave).finally(leave);
  return { left, done };
}

async function deliver(inHand: InHand, delivery: Delivery, leave: () => void): Promise<void> {
  const { id, attempts, losses, lost, mail, trace } = inHand;
  const { db, worker, transport } = delivery;
  const startedAt = clock.now();
  const attemptEnds = (serverAnswer: string) => ({ mailId: id, startedAt, finishedAt: clock.now(), serverAnswer });
  const fail = async (reason: string, fate: Fate) => {
    await recordFailure(db, worker, attemptEnds(reason), fate);
    logger.warn({ mailId: id, kind: mail.kind, attempts, ...fate }, "mail was not sent");
  };
  if (trace.sent) return delivery.noted(trace.sent);
  if (lost && trace.hadBegun) {
    if (losses >= MOST_LOSSES) return fail("Each worker died while it was sending this mail.", ended("worker_died"));
    // The first time at once: most workers die of a restart. After that it may be this mail they die of.
    if (losses > 1) return fail(DIED, { retryInSeconds: RETRY_SECONDS[losses - 1] ?? 600 });
    await recordLoss(db, attemptEnds(DIED));
  }
  const obsolete = reasonToWithdraw(mail, startedAt) ?? (await reasonSince(db, mail));
  if (obsolete) return withdrawClaimed(db, worker, id, obsolete);
  const until = worthUntil(mail);
  if (until && startedAt > until) return fail(TOO_LATE, ended("expired"));

  const files = await filesInMail(mail, delivery);
  let message: SmtpMessage;
  try {
    message = await messageFor(mail, delivery.render, files);
  } catch (error) {
    return fail(`The mail could not be made: ${(error as Error).message}`.slice(0, 500), ended("unrenderable"));
  }
  delivery.begin(id);
  let answer: string;
  try {
    if (needsUtf8(mail.recipient) && !(await transport.takesUtf8())) return fail(NO_UTF8, ended("address"));
    answer = (await transport.sendMail(message)).response;
  } catch (error) {
    if (files.length > 0 && verdictOf(error as SendFailure) === "too_large") {
      // The next try, right away, has links in their place; so have all mails with as much to carry from now on.
      delivery.limit.bytes = Math.min(delivery.limit.bytes, bytesOf(files) - 1);
      return deliver(inHand, delivery, leave);
    }
    const failure = error as SendFailure;
    const verdict = verdictOf(failure);
    if (typeof verdict === "object") {
      const isAboutRecipient = verdict.pause === "sender" && failure.command === "RCPT TO" && delivery.takesOthers();
      if (isAboutRecipient) return fail(answerOf(failure), fateOf("retry", inHand));
      await putLast(db, worker, id);
      return delivery.pause(verdict.pause, answerOf(failure));
    }
    return fail(answerOf(failure), fateOf(verdict, inHand));
  }
  leave();
  await delivery.noted({ ...attemptEnds(answerOf({ response: answer, message: "" })), subject: message.subject ?? "" });
  logger.info({ mailId: id, kind: mail.kind, attempts }, "mail sent");
}

/** What has changed since this worker took the mail, which may be many mails ago. */
async function reasonSince(db: Db, { announcementId, organiser }: MailToSend) {
  return announcementId && !organiser && (await isStopped(db, announcementId)) ? "stopped" : null;
}

/** Letters beyond ASCII in the host are no matter: they travel as Punycode (RFC 5890). */
const needsUtf8 = (address: string) => /[^\p{ASCII}]/u.test(address.slice(0, address.lastIndexOf("@")));
const NO_UTF8 =
  "The mail server does not take addresses with such letters before the @ (it does not offer SMTPUTF8, RFC 6531).";

/** The files that travel in the mail: all of its announcement, or none when they are more than servers take. */
async function filesInMail({ announcement }: MailToSend, { filesOf, limit }: Delivery): Promise<MailFile[]> {
  if (!announcement || announcement.files.length === 0 || bytesOf(announcement.files) > limit.bytes) return [];
  return filesOf(announcement);
}

const bytesOf = (files: { size: number }[]) => files.reduce((sum, { size }) => sum + size, 0);

const DIED = "The worker that had this mail died before it could say how it went.";

const TOO_LATE = "It was not tried: what it speaks of had run out before it could leave.";

const ended = (reason: Extract<Fate, { reason: unknown }>["reason"]): Fate => ({ status: "failed", reason });

/** What becomes of a mail that the server did not take. */
function fateOf(verdict: "retry" | "address" | "content" | "too_large", { mail, attempts }: InHand): Fate {
  if (verdict === "too_large") return ended("content");
  if (verdict !== "retry") return ended(verdict);
  const retryInSeconds = retryAfter(attempts, Math.random());
  if (retryInSeconds === null) return ended("gave_up");
  const until = worthUntil(mail);
  const wouldBe = clock.now().getTime() + retryInSeconds * 1000;
  return until && wouldBe > until.getTime() ? ended("expired") : { retryInSeconds };
}
