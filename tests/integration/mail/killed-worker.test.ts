import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../support/database";
import { buildRegistration } from "../../support/factories";
import { eventually, queueConfirmation } from "./desk";
import { type Mailbox, openMailbox } from "./mailbox";

const desk = await testDatabase();
let mailbox: Mailbox;
const children: ChildProcess[] = [];

afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
  await mailbox.close();
  await desk.db.outgoingMail.deleteMany();
});

/** Starts the process; what it is told is only what differs from this one's environment. */
function start(told: Record<string, string> = {}): ChildProcess {
  const child = fork("tests/integration/mail/mortal-worker.ts", {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, DATABASE_URL: desk.url, SMTP_URL: mailbox.url, CLAIM_SECONDS: "60", ...told },
  });
  children.push(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const dead = once(child, "exit");
  child.kill("SIGKILL");
  await dead;
}

/** A server that keeps the first message waiting for its answer for ever, and takes all that follow. */
async function holdingMailbox() {
  let sawFirst = () => {};
  const first = new Promise<void>((resolve) => {
    sawFirst = resolve;
  });
  let messages = 0;
  const opened = await openMailbox({
    beforeAccepting: () => {
      messages += 1;
      if (messages > 1) return Promise.resolve();
      sawFirst();
      return new Promise(() => {});
    },
  });
  return { opened, first };
}

const statusOf = async (id: string) => (await desk.db.outgoingMail.findUniqueOrThrow({ where: { id } })).status;

describe("a worker that is killed", { timeout: 120_000 }, () => {
  it("between commit and send loses nothing, and the mail arrives once after a restart", async () => {
    mailbox = await openMailbox();
    const registration = await buildRegistration(desk.db);
    const first = start({ REGISTRATION_ID: registration.id });
    const [, signal] = await once(first, "exit");
    expect(signal).toBe("SIGKILL");
    expect(mailbox.raw).toHaveLength(0);
    expect(await desk.db.outgoingMail.count()).toBe(1);

    start();
    const [mail] = await mailbox.mails(1);
    expect(mail?.text).toContain(registration.reference);
    await eventually(async () => (await desk.db.outgoingMail.count({ where: { status: "sent" } })) === 1);
    expect(mailbox.raw).toHaveLength(1);
  });

  it("while the server had not answered is followed at once by the next one on the same machine", async () => {
    const { opened, first } = await holdingMailbox();
    mailbox = opened;
    const { id } = await queueConfirmation(desk.db);
    const doomed = start();
    await first;
    expect(await statusOf(id)).toBe("sending");
    await kill(doomed);
    start();
    await eventually(async () => (await statusOf(id)) === "sent");
    expect(mailbox.raw).toHaveLength(1);
    const row = await desk.db.outgoingMail.findUniqueOrThrow({
      where: { id },
      include: { deliveries: { orderBy: { id: "asc" } } },
    });
    expect(row).toMatchObject({
      attempts: 2,
      claimedBy: null,
      deliveries: [
        { succeeded: false, serverAnswer: expect.stringContaining("died") },
        { succeeded: true, serverAnswer: expect.stringMatching(/^250/) },
      ],
    });
  });

  it("on another machine is followed when its claim has run out, and not before", async () => {
    const { opened, first } = await holdingMailbox();
    mailbox = opened;
    const { id } = await queueConfirmation(desk.db);
    const doomed = start({ WORKER_NAME: "another-machine:1:x", CLAIM_SECONDS: "4" });
    await first;
    // Alive, it renews its claim for as long as the server keeps it waiting.
    const claim = async () => (await desk.db.outgoingMail.findUniqueOrThrow({ where: { id } })).claimedUntil;
    const before = (await claim())?.getTime() ?? 0;
    await eventually(async () => ((await claim())?.getTime() ?? 0) > before);
    await kill(doomed);
    const until = (await claim())?.getTime() ?? 0;

    start();
    await eventually(async () => (await statusOf(id)) === "sent");
    const { deliveries } = await desk.db.outgoingMail.findUniqueOrThrow({
      where: { id },
      include: { deliveries: true },
    });
    expect(deliveries.at(-1)?.startedAt.getTime()).toBeGreaterThanOrEqual(until);
    expect(mailbox.raw).toHaveLength(1);
  });
});
