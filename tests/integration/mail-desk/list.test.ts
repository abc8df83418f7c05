import { describe, expect, it } from "vitest";
import { queueMail } from "@/lib/mail/commands";
import {
  countEventMails,
  findEventMail,
  isBehindAnother,
  listAttention,
  listEventMails,
  listEventsWithAttention,
  listMailsWithoutEvent,
} from "@/lib/mail-desk/queries";
import { mailFilterSchema } from "@/lib/mail-desk/schema";
import { grantScope } from "@/lib/organisers/policy";
import { testDatabase } from "../../support/database";
import { buildEvent } from "../../support/factories";
import { buildMail, now } from "./desk";

const { db } = await testDatabase();
const viewer = { id: "019ab000-0000-7000-8000-000000000000", email: "viewer@example.org", role: "viewer" } as const;
const scope = grantScope(viewer, "registrations.read")!;
const event = await buildEvent(db);
const eventId = event.id;

const failed = { status: "failed", reason: "gave_up" } as const;
const sent = { status: "sent", sentAt: now } as const;
let reports = 0;
const comeBack = (mailId: string, kind: "hard" | "soft" = "hard") => {
  reports += 1;
  const report = { kind, status: "5.1.1", diagnostic: "550 5.1.1", sourceId: `report-${reports}`, receivedAt: now };
  return db.mailBounce.create({ data: { mailId, ...report } });
};

const waiting = await buildMail(
  db,
  {},
  { eventId, givenName: "Åse", familyName: "Nyström", email: "aase_n@example.org" },
);
await buildMail(db, { status: "waiting_to_retry" }, { eventId });
await buildMail(db, sent, { eventId });
await buildMail(db, { status: "withdrawn", reason: "obsolete" }, { eventId });
const lost = await buildMail(db, failed, { eventId });
const wrong = await buildMail(db, { status: "failed", reason: "address" }, { eventId });
const returned = await buildMail(db, sent, { eventId });
await comeBack(returned.mailId);
// Settled: the address was corrected, or a later mail of the kind has left and stayed there.
const corrected = await buildMail(db, { status: "failed", reason: "address" }, { eventId });
await db.registration.update({ where: { id: corrected.registration.id }, data: { email: "right@example.org" } });
const repeated = await buildMail(db, sent, { eventId });
await comeBack(repeated.mailId);
const again = {
  kind: "registration.confirmed",
  locale: "en",
  recipient: repeated.registration.email,
  registrationId: repeated.registration.id,
  eventId,
  queuedAt: now,
} as const;
const { id: second } = await db.$transaction((tx) => queueMail(tx, again));
const elsewhere = await buildMail(db, failed);

async function found(address: Record<string, string>) {
  const { rows } = await listEventMails(db, scope, eventId, mailFilterSchema.parse(address));
  return rows.map(({ id }) => id);
}
const latestFirst = (...mails: { mailId: string }[]) =>
  mails
    .map(({ mailId }) => mailId)
    .sort()
    .reverse();

describe("the list of an event's mails", () => {
  it("has all of them, the latest first, and none of another event", async () => {
    const { rows, total, page } = await listEventMails(db, scope, eventId, mailFilterSchema.parse({ page: "9" }));
    expect([total, page]).toEqual([10, 1]);
    expect(rows.map(({ id }) => id)).toEqual(
      rows
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
    expect(rows.some(({ id }) => id === elsewhere.mailId)).toBe(false);
  });

  it("shows what needs attention until it is settled", async () => {
    expect(await found({ state: "attention" })).toEqual(latestFirst(lost, wrong, returned));
    const { rows, total, retrying } = await listAttention(db, scope, eventId, 2);
    expect([rows.length, total, retrying]).toEqual([2, 3, 1]);
    // When the later one comes back too, that one needs attention, and not both.
    await comeBack(second, "soft");
    const afterwards = latestFirst(lost, wrong, returned, { mailId: second });
    expect(await found({ state: "attention" })).toEqual(afterwards);
    await db.mailBounce.deleteMany({ where: { mailId: second } });
    const events = await listEventsWithAttention(db, scope);
    expect(events.map(({ id, count }) => [id, count])).toContainEqual([eventId, 3]);
  });

  it("counts the same as it lists", async () => {
    const { all, counts, kinds, retriable } = await countEventMails(db, scope, eventId);
    expect([all, kinds, retriable]).toEqual([10, ["registration.confirmed"], 1]);
    for (const [state, count] of Object.entries(counts)) expect(await found({ state }), state).toHaveLength(count);
    expect(await found({ kind: "registration.confirmed" })).toHaveLength(10);
    expect(await found({ kind: "registration.cancelled" })).toEqual([]);
  });

  it("finds by name and address, whatever stands in the search", async () => {
    for (const q of ["åse", "NYSTRÖM aase", "aase_n@example.org"]) expect(await found({ q })).toContain(waiting.mailId);
    expect(await found({ q: "aase_n" })).toEqual([waiting.mailId]);
    for (const q of ["%", "a%e", "_", "\\", "' OR 1=1 --"]) expect((await found({ q })).length, q).toBeLessThan(10);
  });
});

it("knows a mail of the event by its id alone, and whether it has to wait for an earlier one", async () => {
  expect(await findEventMail(db, scope, eventId, elsewhere.mailId)).toBeNull();
  expect(await findEventMail(db, scope, eventId, "not-an-id")).toBeNull();
  const mail = await findEventMail(db, scope, eventId, lost.mailId);
  expect(mail).toMatchObject({ id: lost.mailId, deliveries: [] });
  expect(Object.keys(mail ?? {})).not.toContain("sealed");
  expect(Object.keys(mail ?? {})).not.toContain("data");
  const { registration } = waiting;
  const later = {
    ...again,
    kind: "registration.changed",
    recipient: registration.email,
    registrationId: registration.id,
  } as const;
  const { id } = await db.$transaction((tx) => queueMail(tx, later));
  expect(await isBehindAnother(db, scope, id)).toBe(true);
  expect(await isBehindAnother(db, scope, waiting.mailId)).toBe(false);
});

it("lists the mails of no event without anything secret", async () => {
  const mail = {
    kind: "organiser.sign_in",
    locale: "en",
    recipient: "o@example.org",
    secret: "token",
    queuedAt: now,
  } as const;
  await db.$transaction((tx) => queueMail(tx, mail));
  const mails = await listMailsWithoutEvent(db, scope);
  expect(mails.map(({ kind, recipient }) => [kind, recipient])).toEqual([["organiser.sign_in", "o@example.org"]]);
  expect(JSON.stringify(mails)).not.toContain("token");
});
