import pg from "pg";
import { describe, expect, it } from "vitest";
import {
  scheduleAnnouncement,
  sendAnnouncement,
  unscheduleAnnouncement,
} from "@/lib/announcements/commands/schedule-announcement";
import { startAnnouncement } from "@/lib/announcements/commands/start-announcement";
import { finishAnnouncements, startDueAnnouncements } from "@/lib/announcements/jobs";
import { momentInZone } from "@/lib/time-zone";
import { testDatabase } from "../../support/database";
import { buildRegistration } from "../../support/factories";
import { eventually } from "../mail/desk";
import { addCrowd, draft, find, mailsOf, now, openEvent } from "./crowd";

const { db, url } = await testDatabase();
const later = new Date(now.getTime() + 60_000);
const clockAt = (at: Date) => ({ db, now: at });

describe("sending now", () => {
  it("puts one mail per person into the slowest lane, 5,000 in seconds, with who got it on record", async () => {
    const { event, organiser, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 5_000);
    const announcement = await draft(ctx, event.id);
    const started = performance.now();
    expect(await sendAnnouncement(announcement, ctx)).toEqual({ ok: true });
    const took = performance.now() - started;
    expect(took).toBeLessThan(10_000);
    const mails = await mailsOf(db, announcement);
    expect(mails).toHaveLength(5_000);
    expect(new Set(mails.map(({ recipient }) => recipient)).size).toBe(5_000);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(5_000);
    const [mail] = mails;
    expect(mail).toMatchObject({
      kind: "announcement.sent",
      status: "queued",
      lane: 2,
      locale: "en",
      data: { isNews: false },
      onceKey: `announcement:${announcement.id}:${mail?.registrationId}`,
      recipientName: "Åse Nyström",
      queuedAt: now,
    });
    expect(mail?.messageId).toMatch(/^<[\w-]{36}@[\w.-]+>$/);
    // A UUIDv7, so that it sorts after every mail that was decided before.
    expect(mail?.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab]/);
    expect(Math.abs(Number.parseInt(mail?.id.replaceAll("-", "").slice(0, 12) ?? "", 16) - Date.now())).toBeLessThan(
      60_000,
    );
    expect(await find(db, announcement)).toMatchObject({ status: "sending", startedAt: now, finishedAt: null });
    const entries = await db.auditEntry.findMany({ where: { eventId: event.id }, orderBy: { number: "asc" } });
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["announcement.saved", organiser.id],
      ["announcement.scheduled", organiser.id],
      ["announcement.sent", organiser.id],
    ]);
    expect(entries.at(-1)?.after).toMatchObject({ announcement: announcement.id, recipients: 5_000 });
  });

  it("once, however often and from wherever it is pressed", async () => {
    const { event, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 50);
    const announcement = await draft(ctx, event.id);
    const presses = [1, 2, 3, 4].map(() => sendAnnouncement(announcement, ctx));
    const results = await Promise.all([...presses, startDueAnnouncements(clockAt(later))]);
    expect(results.slice(0, 4).filter((result) => typeof result === "object" && result.ok)).toHaveLength(1);
    expect(await mailsOf(db, announcement)).toHaveLength(50);
    expect(await sendAnnouncement(announcement, ctx)).toEqual({ ok: false, reason: "changed_elsewhere" });
    const { version } = await find(db, announcement);
    expect(await sendAnnouncement({ ...announcement, version }, ctx)).toEqual({ ok: false, reason: "already_sent" });
    expect(await startDueAnnouncements(clockAt(later))).toBe(0);
    expect(await mailsOf(db, announcement)).toHaveLength(50);
    const sent = await db.auditEntry.count({ where: { eventId: event.id, action: "announcement.sent" } });
    expect(sent).toBe(1);
  });

  it("goes on after a crash in the middle: nobody is left out, nobody gets it twice", async () => {
    const { event, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 200);
    await buildRegistration(db, { eventId: event.id, email: "crash@example.org" });
    const announcement = await draft(ctx, event.id);
    // The statement hangs at one of its rows, and its connection is killed there.
    await db.$executeRawUnsafe(`
      CREATE FUNCTION hang() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM pg_sleep(60); RETURN NEW; END $$`);
    await db.$executeRawUnsafe(`
      CREATE TRIGGER hang BEFORE INSERT ON outgoing_mail FOR EACH ROW
      WHEN (NEW.recipient = 'crash@example.org') EXECUTE FUNCTION hang()`);
    const pressed = sendAnnouncement(announcement, ctx).then(
      () => "sent",
      () => "crashed",
    );
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await eventually(async () => {
      const { rowCount } = await other.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event = 'PgSleep'`,
      );
      return rowCount;
    });
    expect(await pressed).toBe("crashed");
    await other.query("DROP TRIGGER hang ON outgoing_mail");
    await other.end();
    expect(await mailsOf(db, announcement)).toHaveLength(0);
    expect(await find(db, announcement)).toMatchObject({ status: "scheduled", sendAt: now });

    await Promise.all([startDueAnnouncements(clockAt(later)), startDueAnnouncements(clockAt(later))]);
    expect(await mailsOf(db, announcement)).toHaveLength(201);
    expect(await find(db, announcement)).toMatchObject({ status: "sending", startedAt: later });
  });

  it.each([
    ["a placeholder that does not exist", [{ locale: "en", subject: "Hello {nobody}", body: "Text" }], "not_ready"],
    ["a language without its body", [{ locale: "en", subject: "Hello", body: "" }], "not_ready"],
    ["no words at all", [], "not_ready"],
  ] as const)("is refused with %s", async (_name, texts, reason) => {
    const { event, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 1);
    const announcement = await draft(ctx, event.id, { texts: texts as never });
    expect(await sendAnnouncement(announcement, ctx)).toEqual({ ok: false, reason });
    expect(await mailsOf(db, announcement)).toHaveLength(0);
  });

  it("is refused when nobody would get it", async () => {
    const { event, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 1);
    const announcement = await draft(ctx, event.id, { audience: { countries: ["SE"] } });
    expect(await sendAnnouncement(announcement, ctx)).toEqual({ ok: false, reason: "nobody" });
  });

  it("is not for another event’s organiser page", async () => {
    const { event, ctx } = await openEvent(db);
    const elsewhere = await openEvent(db);
    await addCrowd(db, event.id, 1);
    const announcement = await draft(ctx, event.id);
    expect(await sendAnnouncement({ ...announcement, eventId: elsewhere.event.id }, ctx)).toEqual({
      ok: false,
      reason: "gone",
    });
  });
});

describe("who gets it, and in which language", () => {
  it("falls back from the reader’s language to the event’s first that has words", async () => {
    const { event, ctx } = await openEvent(db);
    for (const locale of ["da", "en", "fr"])
      await buildRegistration(db, { eventId: event.id, locale, email: `${locale}@example.org` });
    const languages = async (texts: Parameters<typeof draft>[2]) => {
      const announcement = await draft(ctx, event.id, texts);
      await sendAnnouncement(announcement, ctx);
      return (await mailsOf(db, announcement)).map(({ recipient, locale }) => `${recipient.slice(0, 2)}→${locale}`);
    };
    const da = { locale: "da", subject: "Hej", body: "Hej" } as const;
    const en = { locale: "en", subject: "Hello", body: "Hello" } as const;
    expect(await languages({ texts: [en] })).toEqual(["da→en", "en→en", "fr→en"]);
    expect(await languages({ texts: [en, da] })).toEqual(["da→da", "en→en", "fr→da"]);
  });

  it("leaves out whoever opted out, of news alone", async () => {
    const { event, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 3);
    const [first] = await db.registration.findMany({ where: { eventId: event.id }, take: 1 });
    await db.mailOptOut.create({ data: { emailKey: first?.emailKey ?? "", optedOutAt: now } });
    for (const [isNews, reached] of [
      [true, 2],
      [false, 3],
    ] as const) {
      const announcement = await draft(ctx, event.id, { isNews });
      await sendAnnouncement(announcement, ctx);
      expect(await mailsOf(db, announcement)).toHaveLength(reached);
    }
  });

  it("is looked up when it is sent: who cancelled since it was scheduled does not get it, who came since does", async () => {
    const { event, ctx } = await openEvent(db);
    const stays = await buildRegistration(db, { eventId: event.id, email: "a@example.org" });
    const goes = await buildRegistration(db, { eventId: event.id, email: "b@example.org" });
    const announcement = await draft(ctx, event.id, { audience: { statuses: ["confirmed"] } });
    expect(await scheduleAnnouncement({ ...announcement, sendAt: later }, ctx)).toEqual({ ok: true });
    await db.registration.update({ where: { id: goes.id }, data: { status: "cancelled", cancelledAt: now } });
    const comes = await buildRegistration(db, { eventId: event.id, email: "c@example.org" });
    await startDueAnnouncements(clockAt(later));
    expect((await mailsOf(db, announcement)).map(({ registrationId }) => registrationId)).toEqual([stays.id, comes.id]);
  });
});

describe("sending at a time", () => {
  it("waits for the moment on the event’s walls, also across the change to summer time", async () => {
    const { event, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 2);
    const announcement = await draft(ctx, event.id);
    // The night to 31 March 2024: 01:59 in Brussels is followed by 03:00.
    expect(momentInZone("2024-03-31T02:30", event.timeZone)).toBe("skipped");
    const sendAt = momentInZone("2024-03-31T09:00", event.timeZone) as Date;
    expect(sendAt.toISOString()).toBe("2024-03-31T07:00:00.000Z");
    expect(await scheduleAnnouncement({ ...announcement, sendAt }, ctx)).toEqual({ ok: true });
    expect(await startDueAnnouncements(clockAt(new Date("2024-03-31T06:59:59Z")))).toBe(0);
    expect(await mailsOf(db, announcement)).toHaveLength(0);
    expect(await startDueAnnouncements(clockAt(sendAt))).toBe(1);
    expect(await mailsOf(db, announcement)).toHaveLength(2);
    const entry = await db.auditEntry.findFirstOrThrow({ where: { eventId: event.id, action: "announcement.sent" } });
    expect(entry).toMatchObject({ actorKind: "system", actorId: null });
  });

  it("is refused for a time that has passed, and by whoever has not seen the latest version", async () => {
    const { event, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 1);
    const announcement = await draft(ctx, event.id);
    expect(await scheduleAnnouncement({ ...announcement, sendAt: now }, ctx)).toEqual({ ok: false, reason: "past" });
    expect(await scheduleAnnouncement({ ...announcement, version: 7, sendAt: later }, ctx)).toEqual({
      ok: false,
      reason: "changed_elsewhere",
    });
  });

  it("can be taken back and changed until it starts", async () => {
    const { event, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 1);
    const announcement = await draft(ctx, event.id);
    await scheduleAnnouncement({ ...announcement, sendAt: later }, ctx);
    expect(await unscheduleAnnouncement({ ...announcement, version: 2 }, ctx)).toEqual({ ok: true });
    expect(await find(db, announcement)).toMatchObject({ status: "draft", sendAt: null, version: 3 });
    expect(await startDueAnnouncements(clockAt(later))).toBe(0);
    expect(await unscheduleAnnouncement({ ...announcement, version: 3 }, ctx)).toEqual({
      ok: false,
      reason: "not_scheduled",
    });
  });

  it("ends at once when nobody is left to get it", async () => {
    const { event, ctx } = await openEvent(db);
    const { id } = await buildRegistration(db, { eventId: event.id });
    const announcement = await draft(ctx, event.id, { audience: { statuses: ["confirmed"] } });
    await scheduleAnnouncement({ ...announcement, sendAt: later }, ctx);
    await db.registration.update({ where: { id }, data: { status: "cancelled", cancelledAt: now } });
    expect(await startAnnouncement(announcement, { ...clockAt(later), actor: { kind: "system" } })).toBe(0);
    expect(await find(db, announcement)).toMatchObject({ status: "sent", startedAt: later, finishedAt: later });
  });

  it("is over when no mail of it is on its way any more", async () => {
    const { event, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 2);
    const announcement = await draft(ctx, event.id);
    await sendAnnouncement(announcement, ctx);
    const [one, other] = await mailsOf(db, announcement);
    await db.outgoingMail.update({ where: { id: one?.id }, data: { status: "sent", sentAt: now } });
    expect(await finishAnnouncements(clockAt(later))).toBe(0);
    await db.outgoingMail.update({ where: { id: other?.id }, data: { status: "failed", reason: "address" } });
    expect(await finishAnnouncements(clockAt(later))).toBe(1);
    expect(await find(db, announcement)).toMatchObject({ status: "sent", finishedAt: later });
  });
});
