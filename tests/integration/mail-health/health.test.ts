import { afterEach, describe, expect, it } from "vitest";
import { checkMail, checkReadiness } from "@/lib/health/queries";
import { countLeaving, countWaitingByLane, findMailHealth, findMailPause } from "@/lib/mail-health/queries";
import { grantScope } from "@/lib/organisers/policy";
import { testDatabase } from "../../support/database";
import { eventually, startWorker } from "../mail/desk";
import { openMailbox } from "../mail/mailbox";
import { buildMail } from "../mail-desk/desk";

const { db, url } = await testDatabase();
const viewer = { id: "019ab000-0000-7000-8000-000000000000", email: "viewer@example.org", role: "viewer" } as const;
const scope = grantScope(viewer, "registrations.read")!;

const pause = () =>
  db.$executeRaw`
    UPDATE mail_queue SET paused_at = now() - interval '1 hour', pause_reason = 'login', probe_at = now() + interval '5 minutes',
      server_answer = '535 5.7.8 Bad credentials'`;
const resume = () =>
  db.$executeRaw`UPDATE mail_queue SET paused_at = NULL, pause_reason = NULL, probe_at = NULL, server_answer = NULL`;
const dueSince = (minutes: number) =>
  db.$executeRaw`UPDATE outgoing_mail SET not_before = now() - make_interval(mins => ${minutes}::int)`;

afterEach(async () => {
  await resume();
  await db.outgoingMail.deleteMany();
});

describe("whether mail leaves", () => {
  it("moves when nothing waits, and when what waits has not waited for long", async () => {
    expect(await findMailHealth(db)).toEqual({ state: "moving", minutes: 0 });
    await buildMail(db);
    await dueSince(4);
    expect(await findMailHealth(db)).toEqual({ state: "moving", minutes: 4 });
    expect(await checkReadiness(db)).toMatchObject({ isReady: true, isMailMoving: true });
    expect(await checkMail(db)).toEqual({ isMailMoving: true, isMailPaused: false });
  });

  it("is stuck when mail has been due for long and nobody has any in hand: not ready", async () => {
    await buildMail(db);
    await dueSince(7);
    expect(await findMailHealth(db)).toEqual({ state: "stuck", minutes: 7 });
    expect(await checkReadiness(db)).toMatchObject({ isReady: false, isMailMoving: false });
    expect(await checkMail(db)).toEqual({ isMailMoving: false, isMailPaused: false });
  });

  it("moves while a worker has mail in hand, however long the queue of an announcement is", async () => {
    await buildMail(db);
    await dueSince(90);
    await buildMail(db, { status: "sending", claimedBy: "w", claimedUntil: new Date(Date.now() + 60_000) });
    expect(await findMailHealth(db)).toMatchObject({ state: "moving" });
    await db.$executeRaw`UPDATE outgoing_mail SET claimed_until = now() - interval '6 minutes' WHERE status = 'sending'`;
    expect(await findMailHealth(db)).toMatchObject({ state: "stuck" });
  });

  it("is paused while a setting is wrong: monitors see it, and the web server stays ready", async () => {
    await buildMail(db);
    await dueSince(60);
    await pause();
    expect(await findMailHealth(db)).toEqual({ state: "paused", minutes: 60 });
    expect(await checkReadiness(db)).toEqual({
      isReady: true,
      isDatabaseReachable: true,
      areMigrationsApplied: true,
      isMailMoving: false,
    });
    expect(await checkMail(db)).toEqual({ isMailMoving: false, isMailPaused: true });
    expect(await findMailPause(db, scope)).toMatchObject({
      reason: "login",
      serverAnswer: "535 5.7.8 Bad credentials",
      waiting: 1,
    });
    await resume();
    expect(await findMailPause(db, scope)).toBeNull();
  });
});

it("counts what waits by urgency, and what has left in the last hour and day", async () => {
  const mailbox = await openMailbox();
  const worker = startWorker(url, mailbox.url);
  const { mailId } = await buildMail(db);
  await eventually(async () => (await db.outgoingMail.findUniqueOrThrow({ where: { id: mailId } })).status === "sent");
  await worker.stop();
  await mailbox.close();
  const later = new Date(Date.now() + 3_600_000);
  await buildMail(db, { lane: 0 });
  await buildMail(db, { lane: 2, status: "waiting_to_retry", notBefore: later });
  await buildMail(db, { lane: 2 });
  expect(await countWaitingByLane(db, scope)).toEqual([
    { lane: 0, due: 1, later: 0 },
    { lane: 2, due: 1, later: 1 },
  ]);
  const now = Date.now();
  expect(await countLeaving(db, scope, new Date(now))).toEqual({ sending: 0, hour: 1, day: 1 });
  expect(await countLeaving(db, scope, new Date(now + 2 * 3_600_000))).toEqual({ sending: 0, hour: 0, day: 1 });
  expect(await countLeaving(db, scope, new Date(now + 25 * 3_600_000))).toEqual({ sending: 0, hour: 0, day: 0 });
});
