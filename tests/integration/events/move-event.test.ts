import { describe, expect, it } from "vitest";
import { connect } from "@/lib/db";
import { type Dates, moveEvent } from "@/lib/events/commands/move-event";
import { findSentByMove } from "@/lib/events/queries";
import { shiftedWindows, whenAndWhereOf } from "@/lib/events/rules";
import { carryOutRules } from "@/lib/mail-rules/jobs";
import { calendarOf } from "../../support/calendar";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";
import { startStatementCounter } from "../../support/statement-counter";
import { eventually, startWorker } from "../mail/desk";
import { openMailbox } from "../mail/mailbox";

const { db, url } = await testDatabase();
const now = new Date("2024-02-05T09:00:00+01:00");
const { id: organiserId } = await buildOrganiser(db);
const ctx = { db, now, actor: { kind: "organiser", id: organiserId } } as const;
const start = new Date("2024-03-19T10:00:00+01:00");

/** When and where an event is now, as an organiser sees it. */
async function datesOf(eventId: string): Promise<Dates> {
  const event = await db.event.findUniqueOrThrow({ where: { id: eventId }, include: { texts: true } });
  const { registrationClosesAt, changesCloseAt, cancellationsCloseAt, travelRequestsCloseAt } = event;
  const windows = { registrationClosesAt, changesCloseAt, cancellationsCloseAt, travelRequestsCloseAt };
  return { ...whenAndWhereOf(event), ...windows };
}

/** Moves an event as an organiser who saw it as it is does. */
async function move(
  eventId: string,
  changes: Partial<Dates>,
  more: { tells?: boolean; messages?: Record<string, string> } = {},
) {
  const basis = await datesOf(eventId);
  const wanted = { ...basis, ...changes };
  return moveEvent({ eventId, basis, wanted, messages: more.messages ?? {}, tells: more.tells ?? true }, ctx);
}

/** To the same times of day in another zone, whose offset on the day this is. */
async function moveTo(eventId: string, timeZone: string, offset: string) {
  const from = await datesOf(eventId);
  const startsAt = new Date(`2024-03-19T10:00:00${offset}`);
  const windows = shiftedWindows(from, startsAt, timeZone);
  return move(eventId, { timeZone, startsAt, endsAt: new Date(`2024-03-19T15:00:00${offset}`), ...windows });
}

/** A day later, with all that hangs on the start. */
function laterBy(days: number, from: Dates): Partial<Dates> {
  const startsAt = new Date(from.startsAt.getTime() + days * 86_400_000);
  const endsAt = new Date(from.endsAt.getTime() + days * 86_400_000);
  return { startsAt, endsAt, ...shiftedWindows({ ...from, timeZone: "Europe/Brussels" }, startsAt) };
}

const mailsOf = (eventId: string) =>
  db.outgoingMail.findMany({
    where: { eventId },
    orderBy: { id: "asc" },
    select: { kind: true, status: true, reason: true, lane: true, locale: true, recipient: true, data: true },
  });

describe("moveEvent", () => {
  it("tells everybody whose registration lives, in their language, and puts both versions on record", async () => {
    const { id: eventId } = await buildEvent(db);
    const person = (
      status: "confirmed" | "waitlisted" | "offered" | "awaiting_approval" | "cancelled",
      locale = "en",
    ) => buildRegistration(db, { eventId, status, locale });
    const confirmed = await person("confirmed", "da");
    for (const status of ["waitlisted", "offered", "awaiting_approval", "cancelled"] as const) await person(status);
    const changes = { venueName: "Tour & Taxis", venueRoom: "B12", ...laterBy(1, await datesOf(eventId)) };
    const result = await move(eventId, changes, { messages: { da: "Lokalet var for lille.", en: "" } });
    expect(result).toEqual({ ok: true, changed: true, told: 4 });

    const mails = await mailsOf(eventId);
    expect(mails.map(({ kind, lane }) => [kind, lane])).toEqual(Array(4).fill(["event.changed", 2]));
    expect(mails[0]).toMatchObject({
      locale: "da",
      recipient: confirmed.email,
      data: {
        calendarSequence: 1,
        isConfirmed: true,
        message: "Lokalet var for lille.",
        before: { startsAt: "2024-03-19T09:00:00.000Z", place: "Bruxelles; lokalet sendes til deltagerne" },
      },
    });
    // Nothing was written in English, so the event's first language speaks.
    expect(mails[1]?.data).toMatchObject({
      calendarSequence: 0,
      isConfirmed: false,
      message: "Lokalet var for lille.",
    });
    const event = await db.event.findUniqueOrThrow({ where: { id: eventId } });
    expect(event).toMatchObject({
      startsAt: new Date("2024-03-20T10:00:00+01:00"),
      cancellationsCloseAt: new Date("2024-03-20T10:00:00+01:00"),
      registrationClosesAt: new Date("2024-03-13T23:59:59.999+01:00"),
      venueRoom: "B12",
      calendarSequence: 1,
    });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { eventId, action: "event.moved" } });
    expect(entry).toMatchObject({
      actorId: organiserId,
      before: { startsAt: "2024-03-19T09:00:00.000Z", venueRoom: null },
      after: { startsAt: "2024-03-20T09:00:00.000Z", venueRoom: "B12" },
    });
  });

  it("moves the entry in the calendar of whoever has a place: the same UID, a higher SEQUENCE", async () => {
    const { id: eventId } = await buildEvent(db);
    const registration = await buildRegistration(db, { eventId, calendarSequence: 3 });
    const { email } = await buildRegistration(db, { eventId, status: "waitlisted" });
    const startsAt = new Date("2024-04-01T10:00:00+02:00");
    const endsAt = new Date("2024-04-01T15:00:00+02:00");
    await move(eventId, { startsAt, endsAt, venueName: "Hall 1" });
    const mailbox = await openMailbox();
    const worker = startWorker(url, mailbox.url);
    await eventually(async () => (await db.outgoingMail.count({ where: { eventId, status: "sent" } })) === 2);
    await worker.stop();
    const mails = await mailbox.mails(2);
    await mailbox.close();
    const mailTo = (address: string) => mails.find(({ to }) => to && "text" in to && to.text.includes(address));
    const withPlace = mailTo(registration.email);
    expect(withPlace && calendarOf(withPlace)).toEqual({
      method: "REQUEST",
      uid: `registration-${registration.id}`,
      sequence: 4,
      status: "CONFIRMED",
      start: "2024-04-01T10:00:00",
      end: "2024-04-01T15:00:00",
      location: "Hall 1, Brussels",
    });
    const waiting = mailTo(email);
    expect(waiting && calendarOf(waiting)).toBeNull();
  });

  it("is done once however often it is sent, and two organisers at once do not overwrite each other", async () => {
    const { id: eventId } = await buildEvent(db);
    await buildRegistration(db, { eventId });
    const basis = await datesOf(eventId);
    const wanted = { ...basis, ...laterBy(7, basis) };
    const send = (to: Dates) => moveEvent({ eventId, basis, wanted: to, messages: {}, tells: true }, ctx);
    const answers = await Promise.all([send(wanted), send(wanted), send(wanted)]);
    expect(answers.map((answer) => answer.ok && answer.changed).sort()).toEqual([false, false, true]);
    expect(await mailsOf(eventId)).toHaveLength(1);
    expect(await send({ ...basis, venueRoom: "B9" })).toEqual({ ok: false, reason: "changed_meanwhile" });
    expect(await datesOf(eventId)).toEqual(wanted);
  });

  it("tells of two moves as one where the first mail has not left, and of nothing where all is as it was", async () => {
    const { id: eventId } = await buildEvent(db);
    const early = await buildRegistration(db, { eventId });
    const before = await datesOf(eventId);
    await move(eventId, laterBy(7, before));
    const late = await buildRegistration(db, { eventId });
    expect(await move(eventId, before)).toMatchObject({ ok: true, told: 1 });
    const mails = await mailsOf(eventId);
    expect(mails.map(({ status, reason, recipient }) => [status, reason, recipient])).toEqual([
      ["withdrawn", "obsolete", early.email],
      ["queued", null, late.email],
    ]);
    await move(eventId, laterBy(1, before));
    const [, , first, second] = await mailsOf(eventId);
    // Whoever came in between was told of the seventh day last; the others have heard of nothing but the first.
    expect(first?.data).toMatchObject({ before: { startsAt: start.toISOString() } });
    expect(second?.data).toMatchObject({ before: { startsAt: "2024-03-26T09:00:00.000Z" } });
  });

  it("leaves the choice to the organiser only where nothing changes that people were told", async () => {
    const { id: eventId } = await buildEvent(db, { venueName: "Tour & Taxis", venueBuilding: null });
    await buildRegistration(db, { eventId });
    const split = { venueName: "Tour", venueBuilding: "Taxis" };
    expect(await move(eventId, { venueName: "Tour, Taxis" }, { tells: false })).toMatchObject({ told: 1 });
    expect(await move(eventId, split, { tells: false })).toMatchObject({ changed: true, told: 0 });
    expect((await db.event.findUniqueOrThrow({ where: { id: eventId } })).calendarSequence).toBe(1);
  });

  it("lets nothing that was held, invited to or handed over run past an earlier start", async () => {
    const { id: eventId } = await buildEvent(db);
    const heldUntil = new Date("2024-03-01T12:00:00+01:00");
    const offered = await buildRegistration(db, { eventId, status: "offered", heldUntil });
    const startsAt = new Date("2024-02-20T10:00:00+01:00");
    const from = await datesOf(eventId);
    const windows = shiftedWindows({ ...from, timeZone: "Europe/Brussels" }, startsAt);
    const result = await move(eventId, { startsAt, endsAt: new Date("2024-02-20T15:00:00+01:00"), ...windows });
    expect(result).toMatchObject({ ok: true });
    const { heldUntil: capped } = await db.registration.findUniqueOrThrow({ where: { id: offered.id } });
    expect(capped).toEqual(startsAt);
  });

  it("keeps every time of day in another time zone, and tells people both with their zones", async () => {
    const at = (text: string) => new Date(text);
    const { id: eventId } = await buildEvent(db);
    await buildRegistration(db, { eventId, locale: "en" });
    const texts = { create: { locale: "en", title: "Welcome" } };
    const item = { eventId, startsAt: at("2024-03-19T10:30:00+01:00"), endsAt: at("2024-03-19T11:00:00+01:00"), texts };
    const { id: itemId } = await db.programmeItem.create({ data: item });
    const rule = { eventId, letter: "own", anchor: "at", at: at("2024-03-10T08:00:00+01:00"), createdAt: now } as const;
    const { id: ruleId } = await db.mailRule.create({ data: rule });
    const { id: doneId } = await db.mailRule.create({ data: { ...rule, doneAt: now } });
    const announcement = {
      eventId,
      status: "scheduled",
      sendAt: at("2024-03-11T09:00:00+01:00"),
      createdAt: now,
    } as const;
    const { id: announcementId } = await db.announcement.create({ data: announcement });

    const from = await datesOf(eventId);
    const startsAt = at("2024-03-19T10:00:00+02:00");
    const windows = shiftedWindows({ ...from, timeZone: "Europe/Brussels" }, startsAt, "Europe/Athens");
    const changes = { timeZone: "Europe/Athens", startsAt, endsAt: at("2024-03-19T15:00:00+02:00"), ...windows };
    expect(await move(eventId, changes)).toEqual({ ok: true, changed: true, told: 1 });

    expect(await db.event.findUniqueOrThrow({ where: { id: eventId } })).toMatchObject({
      timeZone: "Europe/Athens",
      startsAt,
      registrationOpensAt: at("2024-01-15T09:00:00+02:00"),
      registrationClosesAt: at("2024-03-12T23:59:59.999+02:00"),
    });
    expect(await db.programmeItem.findUniqueOrThrow({ where: { id: itemId } })).toMatchObject({
      startsAt: at("2024-03-19T10:30:00+02:00"),
      endsAt: at("2024-03-19T11:00:00+02:00"),
    });
    const ruleAt = async (id: string) => (await db.mailRule.findUniqueOrThrow({ where: { id } })).at;
    expect(await ruleAt(ruleId)).toEqual(at("2024-03-10T08:00:00+02:00"));
    // What has gone out stays on record as it was.
    expect(await ruleAt(doneId)).toEqual(rule.at);
    const { sendAt } = await db.announcement.findUniqueOrThrow({ where: { id: announcementId } });
    expect(sendAt).toEqual(at("2024-03-11T09:00:00+02:00"));
    const [mail] = await mailsOf(eventId);
    expect(mail?.data).toMatchObject({ before: { startsAt: start.toISOString(), timeZone: "Europe/Brussels" } });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { eventId, action: "event.moved" } });
    expect(entry).toMatchObject({
      before: { timeZone: "Europe/Brussels", registrationOpensAt: "2024-01-15T08:00:00.000Z" },
      after: { timeZone: "Europe/Athens", registrationOpensAt: "2024-01-15T07:00:00.000Z" },
    });
    const others = await db.auditEntry.findMany({
      where: { eventId, action: { in: ["mail_rule.changed", "announcement.scheduled"] } },
      select: { action: true, actorId: true, before: true, after: true },
      orderBy: { action: "asc" },
    });
    expect(others).toEqual([
      {
        action: "announcement.scheduled",
        actorId: organiserId,
        before: { announcement: announcementId, sendAt: "2024-03-11T08:00:00.000Z" },
        after: { announcement: announcementId, sendAt: "2024-03-11T07:00:00.000Z" },
      },
      {
        action: "mail_rule.changed",
        actorId: organiserId,
        before: { rule: ruleId, at: "2024-03-10T07:00:00.000Z" },
        after: { rule: ruleId, at: "2024-03-10T06:00:00.000Z" },
      },
    ]);
  });

  it("keeps the hour of reminders of open invitations in another zone, and has old and new moments on record", async () => {
    const at = (text: string) => new Date(text);
    const { id: eventId } = await buildEvent(db);
    const until = at("2024-03-12T23:59:59.999+01:00");
    const remindAt = at("2024-03-08T09:00:00+01:00");
    const invite = (facts: { remindAt?: Date; declinedAt?: Date }) => {
      const email = `${crypto.randomUUID()}@example.org`;
      const terms = { locale: "en", holdsSeat: false, reservedUntil: until, remindAt, createdAt: now };
      return db.invitation.create({ data: { eventId, email, emailKey: email, ...terms, ...facts } });
    };
    const open = [await invite({}), await invite({})];
    const nextDay = await invite({ remindAt: at("2024-03-09T09:00:00+01:00") });
    const answered = await invite({ declinedAt: now });
    // At nine in the morning of Tokyo it would be reminded at once: nine has passed there today.
    const soon = await invite({ remindAt: at("2024-02-05T10:00:00+01:00") });
    expect(await moveTo(eventId, "Asia/Tokyo", "+09:00")).toMatchObject({ ok: true, changed: true });

    const remindersOf = async (...invitations: { id: string }[]) => {
      const rows = await db.invitation.findMany({ where: { id: { in: invitations.map(({ id }) => id) } } });
      return rows.map((row) => row.remindAt);
    };
    expect(await remindersOf(...open)).toEqual(Array(2).fill(at("2024-03-08T09:00:00+09:00")));
    expect(await remindersOf(nextDay)).toEqual([at("2024-03-09T09:00:00+09:00")]);
    expect(await remindersOf(answered)).toEqual([remindAt]);
    expect(await remindersOf(soon)).toEqual([soon.remindAt]);
    const entry = await db.auditEntry.findFirstOrThrow({ where: { eventId, action: "event.moved" } });
    expect(entry).toMatchObject({
      before: { remindAt: ["2024-03-08T08:00:00.000Z", "2024-03-09T08:00:00.000Z"] },
      after: { remindAt: ["2024-03-08T00:00:00.000Z", "2024-03-09T00:00:00.000Z"] },
    });
  });

  it("is refused where mails set for later would go out at once in the other zone, and moves nothing", async () => {
    const at = (text: string) => new Date(text);
    const tonight = at("2024-02-05T16:30:00+01:00");
    const rule = { letter: "own", anchor: "at", at: tonight, createdAt: now } as const;
    const words = { create: { locale: "en", subject: "Tonight", body: "See you." } };
    const [byRule, byAnnouncement, off] = [await buildEvent(db), await buildEvent(db), await buildEvent(db)];
    await buildRegistration(db, { eventId: byRule.id });
    await db.mailRule.create({ data: { ...rule, eventId: byRule.id, texts: words } });
    await db.mailRule.create({ data: { ...rule, eventId: off.id, isActive: false } });
    const announcement = { status: "scheduled", sendAt: tonight, createdAt: now } as const;
    await db.announcement.create({ data: { ...announcement, eventId: byAnnouncement.id } });
    for (const { id } of [byRule, byAnnouncement]) {
      const before = await datesOf(id);
      expect(await moveTo(id, "Asia/Tokyo", "+09:00")).toEqual({ ok: false, reason: "sends_at_once" });
      expect(await datesOf(id)).toEqual(before);
    }
    await carryOutRules({ db, now });
    expect(await mailsOf(byRule.id)).toEqual([]);
    const zones = { from: "Europe/Brussels", to: "Asia/Tokyo" };
    expect(await findSentByMove(db, byRule.id, zones, now)).toMatchObject({
      rules: [{ at: tonight, texts: [{ subject: "Tonight" }] }],
      announcements: [],
    });
    expect(await findSentByMove(db, byAnnouncement.id, zones, now)).toMatchObject({
      rules: [],
      announcements: [{ sendAt: tonight }],
    });
    // Later there than here: nothing goes out early. And what is switched off goes out nowhere.
    expect(await moveTo(byRule.id, "America/New_York", "-04:00")).toMatchObject({ ok: true, changed: true });
    expect(await moveTo(off.id, "Asia/Tokyo", "+09:00")).toMatchObject({ ok: true, changed: true });
  });

  it.each([
    ["ends_before_start", { endsAt: start }],
    ["starts_in_past", { startsAt: new Date("2024-02-05T08:59:00+01:00") }],
    ["cancellations_after_start", { cancellationsCloseAt: new Date("2024-03-19T10:00:01+01:00") }],
    ["closes_before_opening", { registrationClosesAt: new Date("2024-01-15T09:00:00+01:00") }],
  ] as const)("refuses what cannot be: %s", async (reason, changes) => {
    const { id: eventId } = await buildEvent(db);
    const before = await datesOf(eventId);
    expect(await move(eventId, changes)).toEqual({ ok: false, reason });
    expect(await datesOf(eventId)).toEqual(before);
  });

  it("tells five thousand people in one transaction, behind whoever waits for a confirmation", async () => {
    const { id: eventId } = await buildEvent(db, { capacity: 10_000 });
    const { id: _, ...one } = await buildRegistration(db, { eventId, status: "cancelled" });
    await db.registration.createMany({
      data: Array.from({ length: 5_000 }, (_, index) => ({
        ...one,
        status: "confirmed",
        cancelledAt: null,
        reference: `MANY-${index}`,
        email: `many-${index}@example.org`,
        emailKey: `many-${index}@example.org`,
        submissionId: crypto.randomUUID(),
      })),
    });
    const counter = await startStatementCounter(url);
    const counted = connect(counter.url, 2);
    const basis = await datesOf(eventId);
    const input = { eventId, basis, wanted: { ...basis, ...laterBy(1, basis) }, messages: {}, tells: true };
    const { answer, statements } = await counter.during(() => moveEvent(input, { ...ctx, db: counted }));
    await counted.$disconnect();
    await counter.stop();
    expect(answer).toMatchObject({ told: 5_000 });
    // Nobody can register for as long as this takes: as many statements for thousands as for a few.
    expect(statements.length).toBeLessThan(40);
    expect(await db.outgoingMail.count({ where: { eventId, kind: "event.changed", lane: 2 } })).toBe(5_000);
  }, 90_000);
});
