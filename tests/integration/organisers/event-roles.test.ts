import { beforeEach, describe, expect, it } from "vitest";
import { listAttendance } from "@/lib/attendance/queries";
import { listRegistrationHistory } from "@/lib/audit/queries";
import { countLogEntries } from "@/lib/audit-log/queries";
import { logFilterSchema } from "@/lib/audit-log/schema";
import { countRegistrations, findDeskEvent, findDeskRegistration, listDeskEvents } from "@/lib/desk/queries";
import { listFilterSchema } from "@/lib/desk/schema";
import { NotFoundError } from "@/lib/errors";
import { recordExport } from "@/lib/exports/commands";
import { streamRegistrations } from "@/lib/exports/queries";
import { readExportRequest } from "@/lib/exports/schema";
import { getEventForLetters } from "@/lib/letters/queries";
import { countEventMails, listEventsWithAttention, listMailsWithoutEvent } from "@/lib/mail-desk/queries";
import { sendNews } from "@/lib/news/jobs";
import { findDigest } from "@/lib/news/queries";
import { grantScope, grantScopeAt, type Permission } from "@/lib/organisers/policy";
import { findOrganiser } from "@/lib/organisers/queries";
import type { OrganiserRole } from "@/lib/organisers/schema";
import { openSensitiveAnswers } from "@/lib/questions/commands/open-sensitive-answers";
import { listRegistrations } from "@/lib/registration-list/queries";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const now = new Date("2024-02-05T09:00:00Z");
let [here, there] = [await buildEvent(db), await buildEvent(db)];

beforeEach(async () => {
  [here, there] = [await buildEvent(db), await buildEvent(db)];
});

/** Somebody with a role at the first event alone. */
async function member(role: OrganiserRole, forAll: OrganiserRole | null = null) {
  const { id } = await buildOrganiser(db, {
    role: forAll,
    eventRoles: { create: { eventId: here.id, role, grantedAt: now } },
  });
  const found = await findOrganiser(db, id);
  if (!found) throw new Error("Just made");
  return found;
}

async function scopeHere<Wanted extends Permission>(permission: Wanted) {
  const scope = grantScopeAt(await member("organiser"), here.id, permission);
  if (!scope) throw new Error("An organiser may");
  return scope;
}

describe("a role at one event", () => {
  it("shows that event and no other", async () => {
    const somebody = await member("viewer");
    expect((await listDeskEvents(db, somebody)).map(({ id }) => id)).toEqual([here.id]);
    expect(await findDeskEvent(db, somebody, here.slug)).toMatchObject({ id: here.id });
    expect(await findDeskEvent(db, somebody, there.slug)).toBeNull();
  });

  it("is no role at the desk as a whole", async () => {
    for (const role of ["organiser", "desk", "viewer"] as const)
      expect(grantScope(await member(role), "registrations.read")).toBeNull();
  });

  it("adds to the role for all events and takes nothing from it", async () => {
    const reader = await member("organiser", "viewer");
    expect(grantScopeAt(reader, here.id, "events.change")).not.toBeNull();
    expect(grantScopeAt(reader, there.id, "events.change")).toBeNull();
    expect(grantScopeAt(reader, there.id, "registrations.read")).not.toBeNull();
    const organiser = await member("viewer", "organiser");
    expect(grantScopeAt(organiser, here.id, "events.change")).toMatchObject({ role: "organiser", eventId: here.id });
  });
});

describe("a scope of one event", () => {
  const filter = listFilterSchema.parse({});

  it.each<[string, (of: { id: string }) => Promise<unknown>]>([
    ["list", async ({ id }) => listRegistrations(db, await scopeHere("registrations.read"), id, filter, "en")],
    ["count", async ({ id }) => countRegistrations(db, await scopeHere("registrations.read"), id, filter)],
    ["export", async ({ id }) => streamRegistrations(db, await scopeHere("registrations.export"), id, filter).next()],
    [
      "record of an export",
      async ({ id }) =>
        recordExport(
          await scopeHere("registrations.export"),
          { ...readExportRequest({}), eventId: id, count: 0 },
          { db, now },
        ),
    ],
    ["letters", async ({ id }) => getEventForLetters(db, await scopeHere("registrations.read"), id)],
    ["mails", async ({ id }) => countEventMails(db, await scopeHere("registrations.read"), id)],
    [
      "log",
      async ({ id }) =>
        countLogEntries(
          db,
          await scopeHere("audit.read"),
          { eventId: id, timeZone: "Europe/Brussels" },
          logFilterSchema.parse({}),
        ),
    ],
  ])("opens the %s of its event and of no other", async (_, query) => {
    await expect(query(here)).resolves.not.toThrow();
    await expect(query(there)).rejects.toThrow(NotFoundError);
  });

  it("finds nothing about a person of another event by their id", async () => {
    const stranger = await buildRegistration(db, { eventId: there.id });
    const scope = await scopeHere("answers.sensitive");
    await expect(findDeskRegistration(db, scope, there.id, stranger.id)).rejects.toThrow(NotFoundError);
    expect(await findDeskRegistration(db, scope, here.id, stranger.id)).toBeNull();
    expect(await listRegistrationHistory(db, scope, stranger.id)).toEqual([]);
    expect(await listAttendance(db, scope, stranger.id)).toEqual([]);
    const opening = openSensitiveAnswers(scope, { registrationId: stranger.id }, { db, now });
    await expect(opening).rejects.toThrow(NotFoundError);
    expect(await db.auditEntry.count({ where: { registrationId: stranger.id, action: "answers.opened" } })).toBe(0);
  });

  it("does not open what belongs to the desk as a whole", async () => {
    const scope = await scopeHere("audit.read");
    await expect(listEventsWithAttention(db, scope)).rejects.toThrow(NotFoundError);
    await expect(listMailsWithoutEvent(db, scope)).rejects.toThrow(NotFoundError);
    const place = { eventId: null, timeZone: "Europe/Brussels" };
    await expect(countLogEntries(db, scope, place, logFilterSchema.parse({}))).rejects.toThrow(NotFoundError);
  });
});

describe("news", () => {
  const until = () => new Date(Date.now() + 60_000);
  const digestFor = (organiserId: string) =>
    db.outgoingMail.findFirst({ where: { organiserId, kind: "organiser.digest" } });

  it("tells of one's own events only, by what one may read as it is sent", async () => {
    const somebody = await member("desk");
    await db.organiser.update({ where: { id: somebody.id }, data: { registrationNews: "immediate" } });
    await buildRegistration(db, { eventId: there.id });
    await sendNews({ db, now: until(), productNow: now });
    expect(await digestFor(somebody.id)).toBeNull();

    await buildRegistration(db, { eventId: here.id, givenName: "Eleni" });
    await sendNews({ db, now: until(), productNow: now });
    const mail = await digestFor(somebody.id);
    if (!mail) throw new Error("A digest was to be queued");
    const read = () => findDigest(db, { ...mail, organiser: { id: somebody.id } });
    expect((await read()).map(({ items }) => items.length)).toEqual([1]);

    await db.eventRole.deleteMany({ where: { organiserId: somebody.id } });
    expect(await read()).toEqual([]);
  });
});
