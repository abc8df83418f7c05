import { listAnnouncementFiles } from "../announcements/queries";
import { clock } from "../clock";
import type { Db } from "../db";
import { env } from "../env";
import { type Journal, journalTouchedAt, listJournals, openJournal, readJournal, removeJournal } from "../journal";
import { listen } from "../listen";
import { logger } from "../logger";
import type { MailToSend } from "../mail/queries";
import type { RenderMail } from "../mail/schema";
import { slots } from "../slots";
import { connectSmtp, type SmtpTransport } from "../smtp";
import { settled, together } from "../together";
import { isDeadNeighbour, nameThisWorker } from "../worker-name";
import { claimMails } from "./commands/claim-mails";
import { deliverMail, type InHand } from "./commands/deliver-mail";
import { endClaims, listClaimants, listClaimed, releaseClaims, renewClaims } from "./commands/hold-claims";
import type { MailFile } from "./commands/make-message";
import { claimProbe, pauseQueue, resumeQueue } from "./commands/pause-queue";
import { recordSent, type Sent } from "./commands/record-outcome";
import { takeTurn } from "./commands/take-turn";
import * as limits from "./constants";
import { listInHand } from "./queries";
import { answerOf, bucketOf, type SendFailure, verdictOf } from "./rules";

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
  /** The most mails that all workers together may send in any minute: MAIL_PER_MINUTE unless given; null for no limit. */
  perMinute?: number | null;
  /** Where this worker keeps its journal: under DATA_DIR unless given. */
  journalFolder?: string;
};

/**
 * Sends what is queued in `outgoing_mail` until it is stopped. Any number of workers may run. Each mail is claimed for a
 * while, the claim is renewed as long as the worker lives, and whoever finds a claim that ran out takes the mail up
 * again: what is committed is sent, whatever dies in between.
 *
 * A second copy is possible in one window only: the worker (or its machine) dies after the server accepted the mail and
 * before the worker has read the server's answer. From then on the answer stands in the worker's journal, and a moment
 * later in the database. SMTP has nothing that closes the rest (RFC 5321, 4.5.5 and 6.1; RFC 1047). Both copies then carry the
 * same Message-ID.
 */
export async function startMailDispatch(options: DispatchOptions): Promise<{ stop(): Promise<void> }> {
  const { db, databaseUrl, render } = options;
  const concurrency = options.concurrency ?? limits.MAIL_CONCURRENCY;
  const claimSeconds = options.claimSeconds ?? limits.CLAIM_SECONDS;
  const worker = options.workerName ?? nameThisWorker();
  const transport = options.transport ?? connectSmtp(env().SMTP_URL, concurrency);
  const perMinute = options.perMinute === undefined ? (env().MAIL_PER_MINUTE ?? null) : options.perMinute;
  const batch = Math.min(limits.CLAIM_BATCH, perMinute ? bucketOf(perMinute).most + concurrency : limits.CLAIM_BATCH);
  const folder = options.journalFolder ?? journalFolder();
  const journal = openOwnJournal(folder, worker);
  /** Every mail of this worker that the database does not yet know the fate of. */
  const inHand = new Set<string>();
  /** Those that the server took and the database could not be told of: the journal alone knows, and has to stay. */
  const owed = new Set<string>();
  let isStopping = false;

  const mark = together((sent: Sent[]) => settled(written(db, sent), sent), { most: 200 });
  /** When the server last took a mail of this worker, in milliseconds. */
  let takenAt = 0;
  const noted = async (sent: Sent) => {
    takenAt = clock.realNow().getTime();
    journal?.done(sent.mailId, sent);
    owed.add(sent.mailId);
    await mark(sent);
    owed.delete(sent.mailId);
  };
  const isAllTold = () => inHand.size === 0 && owed.size === 0;
  const pause: Parameters<typeof deliverMail>[1]["pause"] = async (reason, answer) => {
    await pauseQueue(db, reason, answer);
    logger.error({ reason }, "mail is paused: a setting is wrong");
    await putBack();
  };
  const delivery = {
    ...{ db, render, transport, worker, noted, pause },
    // By the files themselves: a draft that was sent as a test may have others by the time it is sent to everybody.
    filesOf: rememberLast<NonNullable<MailToSend["announcement"]>, MailFile[]>(
      ({ id }) => listAnnouncementFiles(db, id),
      ({ files }) => files.map((file) => file.id).join(),
    ),
    limit: { bytes: limits.ATTACHED_MAX_BYTES },
    begin: (id: string) => journal?.begin(id),
    takesOthers: () => clock.realNow().getTime() - takenAt < limits.JUST_TAKEN_SECONDS * 1000,
  };
  const places = slots<InHand>(
    async (mail) => {
      const { left, done } = deliverMail(mail, delivery);
      done
        .catch((error: Error) => logger.error({ mailId: mail.id, reason: error.message }, "mail left to its claim"))
        .finally(() => letGo(mail.id));
      await left;
    },
    {
      most: concurrency,
      spared: limits.RESERVED_CONNECTIONS,
      leastLane: limits.BULK_LANE,
      turn: perMinute ? () => takeTurn(db, perMinute).catch(() => 1) : undefined,
    },
  );
  const letGo = (id: string) => {
    inHand.delete(id);
    if (isAllTold()) journal?.clear();
    if (places.size() <= batch / 2) look();
  };
  const putBack = async () => {
    const ids = places.takeBack().map(({ id }) => id);
    for (const id of ids) inHand.delete(id);
    if (ids.length > 0) await releaseClaims(db, worker, ids);
  };

  const take = async () => {
    if (isStopping) return;
    const bulk = Math.max(0, batch - places.sizeOfLeast());
    const limit = Math.min(batch + concurrency - places.size(), MOST_BATCHES_IN_HAND * batch - inHand.size);
    if (limit <= 0) return;
    const claimed = await claimMails(db, { worker, limit, bulk, claimSeconds, except: [...inHand] });
    if (claimed.length === 0) return;
    for (const { id } of claimed) inHand.add(id);
    const mails = await listInHand(db, claimed, (from) => readJournal<Sent>(folder, from)).catch((error) => {
      for (const { id } of claimed) inHand.delete(id);
      throw error;
    });
    for (const { id } of claimed) if (!mails.some((mail) => mail.id === id)) inHand.delete(id);
    places.add(mails);
    if (isStopping) await putBack();
  };
  const look = onceMore(() =>
    take().catch((error: Error) => logger.error({ reason: error.message }, "could not look for mail to send")),
  );
  const probe = async (atOnce: boolean) => {
    const reason = await claimProbe(db, { atOnce });
    if (!reason) return;
    try {
      // A refused sender shows only when a mail is sent.
      if (reason !== "sender") await transport.verify();
      await resumeQueue(db);
      logger.info({}, "mail flows again");
    } catch (error) {
      const failure = error as SendFailure;
      const verdict = verdictOf(failure);
      await pauseQueue(db, typeof verdict === "object" ? verdict.pause : reason, answerOf(failure));
    }
  };
  const tick = (atOnce = false) =>
    probe(atOnce)
      .catch((error: Error) => logger.error({ reason: error.message }, "could not try the mail server"))
      .finally(look);

  await releaseDeadNeighbours(db, folder);
  await tick(true);
  const listener = listen(databaseUrl, limits.MAIL_CHANNEL, () => void tick());
  const poll = setInterval(() => void tick(), (options.pollSeconds ?? limits.POLL_SECONDS) * 1000);
  const renewal = setInterval(
    () => {
      // Subjects and addresses are nobody's business once all is told.
      if (isAllTold()) journal?.clear(1);
      journal?.touch(clock.realNow());
      if (inHand.size === 0) return;
      renewClaims(db, worker, [...inHand], claimSeconds).catch((error: Error) =>
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
      await look.idle();
      await putBack();
      await withinSeconds(limits.STOP_SECONDS, emptied(inHand));
      clearInterval(renewal);
      transport.close();
      if (isAllTold()) journal?.remove();
    },
  };
}

/** Mails that have left wait for their mark together; the database being slow must not fill the memory with them. */
const MOST_BATCHES_IN_HAND = 4;

const journalFolder = () => `${env().DATA_DIR}/mail-journal`;

/** Null where nothing can be written: a second copy is then possible until the database has been told. */
function openOwnJournal(folder: string, worker: string): Journal<Sent> | null {
  const complain = (error: unknown) =>
    logger.warn({ reason: (error as Error).message }, "no journal of sent mail can be kept under DATA_DIR");
  try {
    return openJournal<Sent>(folder, worker, complain);
  } catch (error) {
    complain(error);
    return null;
  }
}

/** Takes over at once what a worker left that was killed on this machine, instead of waiting for its claims to run out. */
async function releaseDeadNeighbours(db: Db, folder: string): Promise<void> {
  const claimants = await listClaimants(db);
  for (const name of claimants.filter(isDeadNeighbour)) {
    const left = readJournal<Sent>(folder, name);
    // First of all: should this worker die too before it comes to them, nobody would look into that journal again.
    const accepted = await listClaimed(db, name, [...(left?.done.keys() ?? [])]);
    if (left && accepted.length > 0)
      await recordSent(
        db,
        accepted.flatMap((id) => left.done.get(id) ?? []),
      );
    const begun = left?.begun;
    const count = await endClaims(db, name, begun ? [...begun] : null);
    logger.info({ count }, "took over mail of a worker that has died");
  }
  for (const name of listJournals(folder).filter((name) => !claimants.includes(name))) {
    // Of a worker elsewhere nobody knows whether it lives, but a living one gives signs of life.
    const silence = clock.realNow().getTime() - (journalTouchedAt(folder, name)?.getTime() ?? 0);
    if (isDeadNeighbour(name) || silence > 3_600_000) removeJournal(folder, name);
  }
}

/** What the server has accepted must be written down, also when the database is away for a moment. */
async function written(db: Db, sent: Sent[]): Promise<undefined[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      await recordSent(db, sent);
      // A breath, in which others are accepted and go together into the next mark: a commit for each would cost as much as sending.
      await new Promise((resolve) => setTimeout(resolve, limits.MARK_PAUSE_MS));
      return sent.map(() => undefined);
    } catch (error) {
      if (attempt === 60) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}

/** Asks once for what is wanted many times in a row: thousands of mails carry the same files. */
function rememberLast<Input, Value>(
  ask: (input: Input) => Promise<Value>,
  keyOf: (input: Input) => string,
): (input: Input) => Promise<Value> {
  let last: { key: string; value: Promise<Value> } | undefined;
  return (input) => {
    const key = keyOf(input);
    if (last?.key === key) return last.value;
    const value = ask(input);
    last = { key, value };
    value.catch(() => {
      last = undefined;
    });
    return value;
  };
}

/** A piece of work that runs once at a time; a call while it runs makes it run once more. */
function onceMore(work: () => Promise<void>) {
  let running: Promise<void> | undefined;
  let again = false;
  const run = () => {
    again = true;
    running ??= (async () => {
      while (again) {
        again = false;
        await work();
      }
    })().finally(() => {
      running = undefined;
      if (again) run();
    });
  };
  return Object.assign(run, { idle: async () => running });
}

async function emptied(set: Set<unknown>): Promise<void> {
  while (set.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function withinSeconds(seconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, seconds * 1000);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
