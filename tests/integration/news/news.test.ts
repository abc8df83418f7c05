import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { queueMail } from "@/lib/mail/commands";
import { listMailsToSend } from "@/lib/mail/queries";
import { chooseNews } from "@/lib/news/commands";
import { sendNews } from "@/lib/news/jobs";
import type { Prisma } from "@/prisma/generated/client";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";
import { eventually, startWorker } from "../mail/desk";
import { openMailbox, refusal } from "../mail/mailbox";

const { db, url } = await testDatabase();
/** Real time, so many seconds from now: ids are made by the machine's clock. */
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const productNow = new Date("2024-02-05T12:00:00+01:00");
const send = (seconds: number, at = productNow) => sendNews({ db, now: later(seconds), productNow: at });
const digests = (organiserId: string) =>
  db.outgoingMail.findMany({ where: { organiserId, kind: "organiser.digest" }, orderBy: { id: "asc" } });

beforeEach(async () => {
  await db.outgoingMail.deleteMany();
  await db.organiser.updateMany({ data: { registrationNews: "never", mailTroubleNews: "never" } });
});

const eager = (changes: Partial<Prisma.OrganiserCreateInput> = {}) =>
  buildOrganiser(db, { registrationNews: "immediate", mailTroubleNews: "immediate", ...changes });

/** As if the digests had been sent. */
const leave = (organiserId: string) =>
  db.outgoingMail.updateMany({
    where: { organiserId, status: "queued" },
    data: { status: "sent", sentAt: productNow },
  });

/** What a digest says, as the worker would look it up. */
async function told(mailId: string) {
  const [mail] = await listMailsToSend(db, [mailId]);
  return mail?.digest ?? [];
}

async function failedMail(registration: { id: string; email: string; eventId: string }, changes: object = {}) {
  const now = new Date();
  return db.outgoingMail.create({
    data: {
      kind: "registration.confirmed",
      status: "failed",
      reason: "address",
      locale: "en",
      recipient: registration.email,
      registrationId: registration.id,
      eventId: registration.eventId,
      messageId: `<${randomUUID()}@example.org>`,
      queuedAt: productNow,
      deliveries: { create: { startedAt: now, finishedAt: now, succeeded: false, serverAnswer: "550 5.1.1 no" } },
      ...changes,
    },
  });
}

describe("news of registrations", () => {
  it("come at once to those who want that, each registration once, and nothing when there is nothing", async () => {
    const organiser = await eager();
    const event = await buildEvent(db);
    await buildRegistration(db, { eventId: event.id, givenName: "Ása", familyName: "First" });
    expect(await send(60)).toBe(1);
    await leave(organiser.id);
    const second = await buildRegistration(db, { eventId: event.id, givenName: "Bo", familyName: "Second" });
    expect(await send(122)).toBe(1);
    expect(await send(183)).toBe(0);
    const mails = await digests(organiser.id);
    expect(mails).toMatchObject([
      { recipient: organiser.email, locale: "en", eventId: null, data: { topic: "registrations" } },
      { data: { topic: "registrations" } },
    ]);
    expect(JSON.stringify(mails)).not.toContain("Second");
    const [event1] = await told(mails[1]?.id ?? "");
    expect(event1).toMatchObject({ url: `http://localhost:3000/admin/events/${event.slug}/registrations`, more: 0 });
    expect(event1?.items).toEqual([
      {
        name: "Bo Second",
        detail: "Municipality of Example · Confirmed",
        url: `http://localhost:3000/admin/events/${event.slug}/registrations/${second.id}`,
      },
    ]);
  });

  it("wait while the last digest has not left, so that hours without mail make one and not hundreds", async () => {
    const organiser = await eager();
    await buildRegistration(db);
    expect(await send(60)).toBe(1);
    await buildRegistration(db);
    for (const minute of [2, 3, 4]) expect(await send(60 * minute)).toBe(0);
    await leave(organiser.id);
    expect(await send(300)).toBe(1);
    expect(await digests(organiser.id)).toHaveLength(2);
  });

  it("arrive as a mail that names people and leads to their pages", async () => {
    const organiser = await eager({ locale: "da", name: "Olga" });
    const registration = await buildRegistration(db, { familyName: "Læsø-Østergård" });
    await send(61);
    const mailbox = await openMailbox();
    const worker = startWorker(url, mailbox.url, { pollSeconds: 0.2 });
    const [mail] = await mailbox.mails(1);
    await worker.stop();
    await mailbox.close();
    expect(mail?.to).toMatchObject({ value: [{ name: "Olga", address: organiser.email }] });
    expect(mail?.subject).toMatch(/nye? tilmelding/);
    for (const part of [mail?.text, mail?.html || ""]) {
      expect(part).toContain("Læsø-Østergård");
      expect(part).toContain(`/registrations/${registration.id}`);
      expect(part).toContain("/admin/news");
    }
  });

  it("leave nobody out whose row is committed after the look, although its id is older", async () => {
    const organiser = await eager();
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let id = "";
    const writing = db.$transaction(async (tx) => {
      ({ id } = await buildRegistration(tx as typeof db, { givenName: "Late", familyName: "Commit" }));
      await held;
    });
    await eventually(async () => id !== "");
    const quick = await buildRegistration(db);
    expect(await send(10)).toBe(0);
    commit();
    await writing;
    expect(await send(61)).toBe(1);
    const [mail] = await digests(organiser.id);
    const names = (await told(mail?.id ?? "")).flatMap(({ items }) => items.map((item) => item.name));
    expect(names).toContain("Late Commit");
    expect(names).toContain(`${quick.givenName} ${quick.familyName}`);
  });

  it("come daily after seven with everything since, in the reader's language", async () => {
    const organiser = await eager({ registrationNews: "daily", locale: "da", createdAt: later(-3600) });
    const waiting = await buildRegistration(db, { status: "waitlisted" });
    const seven = new Date("2024-02-06T07:00:00+01:00");
    const at = (minutes: number) => new Date(seven.getTime() + minutes * 60_000);
    // Sixty seconds from now it is seven by the clock of the product.
    expect(await send(60, at(0))).toBe(0);
    expect(await send(120, at(1))).toBe(1);
    expect(await send(180, at(2))).toBe(0);
    expect(await send(60 * 60 * 23, at(60 * 23))).toBe(0);
    const [mail] = await digests(organiser.id);
    expect(mail).toMatchObject({ locale: "da", recipient: organiser.email });
    const details = (await told(mail?.id ?? "")).flatMap(({ items }) => items.map(({ detail }) => detail));
    expect(details).toContain(`${waiting.organisation} · På venteliste`);
  });

  it("are queued once, however many look at the same time and whatever dies in between", async () => {
    const organiser = await eager();
    await buildRegistration(db);
    const now = later(61);
    const counts = await Promise.all([1, 2, 3, 4].map(() => sendNews({ db, now, productNow })));
    expect(counts.reduce((sum, count) => sum + count)).toBe(1);
    // As if the mark had been lost: the mail itself cannot exist twice.
    await db.organiser.update({ where: { id: organiser.id }, data: { registrationNewsToldUntil: null } });
    expect(await sendNews({ db, now, productNow })).toBe(0);
    expect(await digests(organiser.id)).toHaveLength(1);
  });

  it("list twenty people per event and say how many more there are, without those who were erased", async () => {
    const organiser = await eager();
    const event = await buildEvent(db);
    const people = await Promise.all(Array.from({ length: 25 }, () => buildRegistration(db, { eventId: event.id })));
    await db.registration.update({
      where: { id: people[0]?.id ?? "" },
      data: { erasedAt: productNow, status: "cancelled", cancelledAt: productNow },
    });
    await send(61);
    const [mail] = await digests(organiser.id);
    const [part] = (await told(mail?.id ?? "")).filter(({ url: page }) => page.includes(`/${event.slug}/`));
    expect(part?.items).toHaveLength(20);
    expect(part?.more).toBe(4);
  });

  it("do not reach those whose access has ended, before or after the mail was queued", async () => {
    const gone = await eager({ disabledAt: new Date() });
    const organiser = await eager();
    await buildRegistration(db);
    await send(61);
    expect(await digests(gone.id)).toEqual([]);
    const [mail] = await digests(organiser.id);
    await db.organiser.update({ where: { id: organiser.id }, data: { disabledAt: new Date() } });
    expect(await told(mail?.id ?? "")).toEqual([]);
    const mailbox = await openMailbox();
    const worker = startWorker(url, mailbox.url, { pollSeconds: 0.2 });
    const settled = await eventually(() =>
      db.outgoingMail.findFirst({ where: { id: mail?.id ?? "", status: { notIn: ["queued", "sending"] } } }),
    );
    expect(settled).toMatchObject({ status: "withdrawn", reason: "obsolete" });
    expect(mailbox.raw).toEqual([]);
    await worker.stop();
    await mailbox.close();
  });
});

describe("news of mail that did not arrive", () => {
  it("tell of what failed and what came back, with the person and the reason", async () => {
    const organiser = await eager();
    const event = await buildEvent(db);
    const [failed, returned, fine] = [
      await buildRegistration(db, { eventId: event.id, familyName: "Failed" }),
      await buildRegistration(db, { eventId: event.id, familyName: "Returned" }),
      await buildRegistration(db, { eventId: event.id, familyName: "Retried" }),
    ];
    await failedMail(failed);
    const sent = await failedMail(returned, { status: "sent", reason: null, sentAt: productNow, deliveries: {} });
    for (const kind of ["soft", "hard"] as const) {
      const report = { kind, status: "5.1.1", diagnostic: "no", sourceId: randomUUID(), receivedAt: productNow };
      await db.mailBounce.create({ data: { mailId: sent.id, ...report } });
    }
    await failedMail(fine, { status: "waiting_to_retry", reason: null });
    await send(61);
    const mail = (await digests(organiser.id)).find(({ data }) => JSON.stringify(data).includes("trouble"));
    const [part] = await told(mail?.id ?? "");
    expect(part?.url).toBe(`http://localhost:3000/admin/events/${event.slug}/mail`);
    expect(part?.items).toEqual([
      {
        name: "Åse Failed",
        detail: "Confirmation · This address does not work.",
        url: `http://localhost:3000/admin/events/${event.slug}/registrations/${failed.id}`,
      },
      expect.objectContaining({ name: "Åse Returned", detail: "Confirmation · This address does not work." }),
    ]);
    expect(part?.more).toBe(0);
  });

  it("never tell of themselves: a digest that fails makes no digest", async () => {
    const organiser = await eager({ registrationNews: "never" });
    await failedMail(await buildRegistration(db));
    expect(await send(61)).toBe(1);
    const mailbox = await openMailbox({
      onRecipient: () => {
        throw refusal(550, "5.1.1 No such organiser");
      },
    });
    const worker = startWorker(url, mailbox.url, { pollSeconds: 0.2 });
    const settled = await eventually(() =>
      db.outgoingMail.findFirst({ where: { organiserId: organiser.id, status: "failed" } }),
    );
    await worker.stop();
    await mailbox.close();
    expect(settled).toMatchObject({ reason: "address" });
    const report = { kind: "hard", diagnostic: "no", sourceId: randomUUID(), receivedAt: productNow } as const;
    await db.mailBounce.create({ data: { mailId: settled.id, ...report } });
    expect(await send(122)).toBe(0);
    expect(await digests(organiser.id)).toHaveLength(1);
  });

  it("do not tell of mails that have no event, such as links to sign in", async () => {
    await eager({ registrationNews: "never" });
    const { id } = await db.$transaction((tx) =>
      queueMail(tx, {
        kind: "organiser.sign_in",
        locale: "en",
        recipient: "a@example.org",
        secret: "x",
        queuedAt: productNow,
      }),
    );
    const report = { kind: "hard", diagnostic: "no", sourceId: randomUUID(), receivedAt: productNow } as const;
    await db.mailBounce.create({ data: { mailId: id, ...report } });
    expect(await send(61)).toBe(0);
  });
});

describe("choosing", () => {
  it("is on record, and whoever wanted nothing hears of what comes from now on", async () => {
    const organiser = await buildOrganiser(db, { registrationNews: "never", mailTroubleNews: "daily" });
    await buildRegistration(db);
    const ctx = { db, now: productNow, actor: { kind: "organiser", id: organiser.id } as const };
    const choice = { registrationNews: "immediate", mailTroubleNews: "daily" } as const;
    const choose = () => chooseNews({ organiserId: organiser.id, choice, realNow: later(0) }, ctx);
    expect(await choose()).toEqual({ changed: true });
    expect(await choose()).toEqual({ changed: false });
    expect(await db.auditEntry.findMany({ where: { actorId: organiser.id } })).toMatchObject([
      {
        action: "organiser.news_changed",
        before: { registrationNews: "never", mailTroubleNews: "daily" },
        after: { registrationNews: "immediate", mailTroubleNews: "daily" },
      },
    ]);
    expect(await send(61)).toBe(0);
    await buildRegistration(db);
    expect(await send(122)).toBe(1);
  });
});
