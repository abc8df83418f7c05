import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { listJournals, readJournal } from "@/lib/journal";
import { testDatabase } from "../../support/database";
import { eventually, queueConfirmation } from "./desk";
import { openMailbox } from "./mailbox";

const ROUNDS = 20;
const MAILS_EACH = 12;

const desk = await testDatabase();
const dataDir = mkdtempSync(path.join(tmpdir(), "registration-desk-kills-"));
const journals = path.join(dataDir, "mail-journal");
const mailbox = await openMailbox();
afterAll(async () => {
  await mailbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function startWorker(): Promise<ChildProcess> {
  const child = fork("tests/integration/mail/mortal-worker.ts", {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, DATABASE_URL: desk.url, SMTP_URL: mailbox.url, CLAIM_SECONDS: "60", DATA_DIR: dataDir },
  });
  await once(child, "message");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const dead = once(child, "exit");
  child.kill("SIGKILL");
  await dead;
}

/** Message-IDs of the mails that are known to have been accepted: marked, or noted by a worker that is dead now. */
async function known(): Promise<Set<string>> {
  const noted = listJournals(journals).flatMap((name) => [...(readJournal(journals, name)?.done.keys() ?? [])]);
  const mails = await desk.db.outgoingMail.findMany({
    where: { OR: [{ status: "sent" }, { id: { in: noted } }] },
    select: { messageId: true },
  });
  return new Set(mails.map(({ messageId }) => messageId));
}

/**
 * The window that remains: the server has accepted a mail, and the worker is killed before it has read the answer. What a
 * worker has read stands in its journal, and must never be sent again.
 */
it(`${ROUNDS} workers killed at random moments lose nothing, and repeat nothing that was known to be accepted`, {
  timeout: 240_000,
}, async () => {
  const repeats: { messageId: string; wasKnown: boolean }[] = [];
  let knownBefore = new Set<string>();
  let seen = 0;
  const look = () => {
    const before = new Set(mailbox.accepted.slice(0, seen).map(({ messageId }) => messageId));
    for (const { messageId } of mailbox.accepted.slice(seen)) {
      if (before.has(messageId)) repeats.push({ messageId, wasKnown: knownBefore.has(messageId) });
      before.add(messageId);
    }
    seen = mailbox.accepted.length;
  };
  for (let round = 0; round < ROUNDS; round++) {
    const child = await startWorker();
    look();
    const arrived = mailbox.accepted.length;
    for (let count = 0; count < MAILS_EACH; count++) await queueConfirmation(desk.db);
    // Some die as soon as they begin, some in the middle, some when nearly all has left.
    const after = Math.floor(Math.random() * MAILS_EACH);
    await eventually(async () => mailbox.accepted.length >= arrived + after);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 15));
    await kill(child);
    // By what was known when this round began: what it sends again itself is marked by now.
    look();
    knownBefore = await known();
  }
  const last = await startWorker();
  const total = ROUNDS * MAILS_EACH;
  await eventually(async () => {
    // Whoever was lost more than once waits a while before the next try.
    await desk.db.$executeRaw`UPDATE outgoing_mail SET not_before = now() WHERE status = 'waiting_to_retry'`;
    return (await desk.db.outgoingMail.count({ where: { status: "sent" } })) === total;
  });
  look();
  await kill(last);
  const distinct = new Set(mailbox.accepted.map(({ messageId }) => messageId));
  process.stdout.write(
    `random kills: ${total} mails, ${total - distinct.size} lost, ${repeats.length} repeated, ` +
      `${repeats.filter(({ wasKnown }) => wasKnown).length} of them outside the window\n`,
  );
  expect(distinct.size).toBe(total);
  expect(repeats.filter(({ wasKnown }) => wasKnown)).toEqual([]);
  // At most what the killed ones had in the air, one per connection.
  expect(repeats.length).toBeLessThanOrEqual(ROUNDS * 5);
});
