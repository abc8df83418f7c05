import { describe, expect, it } from "vitest";
import type { Actor, Context } from "@/lib/context";
import { findDeskSeats } from "@/lib/desk/queries";
import { declineInvitation } from "@/lib/invitations/commands/decline-invitation";
import { type InviteInput, inviteParticipants } from "@/lib/invitations/commands/invite-participants";
import { remindInvitation } from "@/lib/invitations/commands/remind-invitation";
import { withdrawInvitation } from "@/lib/invitations/commands/withdraw-invitation";
import { invitationStates } from "@/lib/invitations/constants";
import { endReservations, remindInvitations } from "@/lib/invitations/jobs";
import {
  countInvitations,
  findInvitation,
  invitationKey,
  listInvitations,
  listKnownAddresses,
} from "@/lib/invitations/queries";
import { invitationState } from "@/lib/invitations/rules";
import { grantScope } from "@/lib/organisers/policy";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";
import { buildInvitation } from "../../support/invitations";

const { db } = await testDatabase();
const somebody = await buildOrganiser(db);
const scope = grantScope(somebody, "registrations.read")!;
const now = new Date("2024-02-05T09:00:00+01:00");
const until = new Date("2024-03-01T18:00:00+01:00");
const later = new Date(until.getTime() + 1);
const organiser: Actor = { kind: "organiser", id: somebody.id };
const by = (actor: Actor = organiser, at = now): Context => ({ db, now: at, actor });
const invited: Actor = { kind: "participant" };

const people = (...names: string[]) => names.map((name) => ({ name, email: `${name.toLowerCase()}@example.org` }));
const about = (eventId: string, changes: Partial<InviteInput> = {}): InviteInput => ({
  eventId,
  people: people("Ana", "Bo"),
  locale: "da",
  reservesSeats: true,
  reservedUntil: until,
  remindAt: null,
  ...changes,
});

async function recordOf(eventId: string) {
  const invitations = await db.invitation.findMany({ where: { eventId }, orderBy: { email: "asc" } });
  const mails = await db.outgoingMail.findMany({ where: { eventId }, orderBy: { recipient: "asc" } });
  const audit = await db.auditEntry.findMany({ where: { eventId }, orderBy: { number: "asc" } });
  return { invitations, mails, audit, actions: audit.map(({ action }) => action) };
}

const seats = (eventId: string) => findDeskSeats(db, scope, eventId);

describe("inviting", () => {
  it("sets seats aside and mails each person, all in one", async () => {
    const event = await buildEvent(db, { capacity: 5 });
    const remindAt = new Date("2024-02-20T09:00:00+01:00");
    const result = await inviteParticipants(about(event.id, { remindAt, message: "Come!" }), by());
    expect(result).toEqual({ ok: true, sent: 2, skipped: 0 });
    const { invitations, mails, audit } = await recordOf(event.id);
    expect(invitations).toMatchObject([
      { name: "Ana", emailKey: "ana@example.org", holdsSeat: true, reservedUntil: until, remindAt, remindedAt: null },
      { name: "Bo", locale: "da" },
    ]);
    expect(mails).toMatchObject([
      { kind: "invitation.sent", recipient: "ana@example.org", recipientName: "Ana", invitationId: invitations[0]?.id },
      { kind: "invitation.sent", locale: "da", data: { message: "Come!" } },
    ]);
    expect(audit).toMatchObject([
      { action: "invitation.sent", actorId: somebody.id, after: { invitation: invitations[0]?.id, holdsSeat: true } },
      { action: "invitation.sent" },
    ]);
    expect(await seats(event.id)).toEqual({ capacity: 5, held: 0, waiting: 0, reserved: 2 });
  });

  it("passes over whoever is invited, registered or waiting already, and a name that stands twice", async () => {
    const event = await buildEvent(db, { capacity: 9 });
    await buildInvitation(db, { eventId: event.id, email: "Ana@Example.org" });
    await buildRegistration(db, { eventId: event.id, email: "bo@example.org" });
    await buildRegistration(db, { eventId: event.id, email: "cy@example.org", status: "waitlisted" });
    await buildRegistration(db, { eventId: event.id, email: "dee@example.org", status: "cancelled" });
    await buildInvitation(db, { eventId: event.id, email: "eve@example.org", declinedAt: now });
    const list = [...people("Ana", "Bo", "Cy", "Dee", "Eve"), { name: null, email: "DEE@example.org" }];
    const keys = list.map(({ email }) => email.toLowerCase());
    expect(await listKnownAddresses(db, scope, event.id, keys, now)).toEqual(
      new Map([
        ["ana@example.org", "invited"],
        ["bo@example.org", "registered"],
        ["cy@example.org", "waiting"],
      ]),
    );
    const result = await inviteParticipants(about(event.id, { people: list, overWaitingList: true }), by());
    expect(result).toEqual({ ok: true, sent: 2, skipped: 3 });
    expect((await recordOf(event.id)).mails.map(({ recipient }) => recipient.toLowerCase())).toEqual([
      "dee@example.org",
      "eve@example.org",
    ]);
  });

  it("renews one that ran out, and its old link opens it again", async () => {
    const event = await buildEvent(db, { capacity: 9 });
    const old = await buildInvitation(db, {
      eventId: event.id,
      email: "ana@example.org",
      name: "Ana María",
      holdsSeat: false,
      reservedUntil: new Date(now.getTime() - 1),
      remindedAt: new Date(now.getTime() - 1000),
    });
    await inviteParticipants(about(event.id, { people: [{ name: null, email: "ana@example.org" }] }), by());
    const { invitations } = await recordOf(event.id);
    expect(invitations).toMatchObject([{ id: old.id, name: "Ana María", holdsSeat: true, remindedAt: null }]);
    expect(await findInvitation(db, invitationKey(old))).toMatchObject({ reservedUntil: until });
  });

  it("is refused as a whole when fewer seats are free, and says how many are", async () => {
    const event = await buildEvent(db, { capacity: 3 });
    await buildRegistration(db, { eventId: event.id });
    await buildInvitation(db, { eventId: event.id });
    expect(await inviteParticipants(about(event.id), by())).toEqual({ ok: false, reason: "not_enough_seats", free: 1 });
    expect((await recordOf(event.id)).mails).toEqual([]);
    const withoutSeats = about(event.id, { reservesSeats: false });
    expect(await inviteParticipants(withoutSeats, by())).toMatchObject({ ok: true, sent: 2 });
    expect((await seats(event.id)).reserved).toBe(1);
  });

  it("passes nobody on the waiting list over unless the organiser says so, which is put on record", async () => {
    const event = await buildEvent(db, { capacity: 3 });
    await buildRegistration(db, { eventId: event.id, status: "waitlisted" });
    expect(await inviteParticipants(about(event.id), by())).toEqual({
      ok: false,
      reason: "people_waiting",
      waiting: 1,
    });
    expect(await inviteParticipants(about(event.id, { overWaitingList: true }), by())).toMatchObject({ ok: true });
    expect((await recordOf(event.id)).audit[0]).toMatchObject({ after: { overWaitingList: 1 } });
  });

  it("gives the last seats to one of two organisers, to none twice", async () => {
    const event = await buildEvent(db, { capacity: 3 });
    const results = await Promise.all([
      inviteParticipants(about(event.id, { people: people("Ana", "Bo") }), by()),
      inviteParticipants(about(event.id, { people: people("Cy", "Dee") }), by()),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, reason: "not_enough_seats", free: 1 });
    expect((await seats(event.id)).reserved).toBe(2);
  });

  it("sends the same list once, however often the button is pressed", async () => {
    const event = await buildEvent(db, { capacity: 9 });
    const results = await Promise.all([1, 2, 3].map(() => inviteParticipants(about(event.id), by())));
    expect(results.map((result) => result.ok && result.sent).sort()).toEqual([0, 0, 2]);
    expect((await recordOf(event.id)).mails).toHaveLength(2);
  });

  it("takes a thousand people at once", async () => {
    const event = await buildEvent(db, { capacity: 1_000 });
    const many = Array.from({ length: 1_000 }, (_, index) => ({ name: null, email: `many-${index}@example.org` }));
    expect(await inviteParticipants(about(event.id, { people: many }), by())).toMatchObject({ sent: 1_000 });
    expect((await recordOf(event.id)).audit).toHaveLength(1_000);
  });

  it("is sent with no other moments than were shown: not after the event has moved to another zone", async () => {
    const event = await buildEvent(db);
    const shown = { timeZone: "Europe/Brussels" };
    await db.event.update({ where: { id: event.id }, data: { timeZone: "America/New_York" } });
    const refused = { ok: false, reason: "zone_changed" };
    expect(await inviteParticipants(about(event.id, shown), by())).toEqual(refused);
    // A form that does not say what it showed.
    expect(await inviteParticipants(about(event.id, { timeZone: "null" }), by())).toEqual(refused);
    expect((await recordOf(event.id)).mails).toEqual([]);
    expect(await inviteParticipants(about(event.id, { timeZone: "America/New_York" }), by())).toMatchObject({
      sent: 2,
    });
  });

  it.each([now, new Date("2024-03-19T10:00:00.001+01:00")])("does not run until %s", async (reservedUntil) => {
    const event = await buildEvent(db);
    expect(await inviteParticipants(about(event.id, { reservedUntil }), by())).toEqual({
      ok: false,
      reason: "until_is_over",
    });
  });
});

describe("a seat that was set aside", () => {
  const withSomebodyWaiting = async (changes: Parameters<typeof buildInvitation>[1] | object = {}) => {
    const event = await buildEvent(db, { capacity: 1 });
    const invitation = await buildInvitation(db, { eventId: event.id, ...changes });
    const waiting = await buildRegistration(db, { eventId: event.id, status: "waitlisted" });
    const statusOf = async () => (await db.registration.findUniqueOrThrow({ where: { id: waiting.id } })).status;
    return { event, invitation, statusOf };
  };

  it("goes to the waiting list when the invited person declines, pressed twice or not", async () => {
    const { event, invitation, statusOf } = await withSomebodyWaiting();
    const input = { invitationId: invitation.id };
    const results = await Promise.all([declineInvitation(input, by(invited)), declineInvitation(input, by(invited))]);
    expect(results).toEqual([{ ok: true }, { ok: true }]);
    expect(await statusOf()).toBe("offered");
    expect((await recordOf(event.id)).actions).toEqual(["invitation.declined", "registration.offered"]);
    expect(await withdrawInvitation(input, by())).toEqual({ ok: false, reason: "answered" });
    expect(await remindInvitation(input, by())).toEqual({ ok: false, reason: "answered" });
  });

  it("goes to the waiting list when organisers withdraw it, and mails that wait are not sent", async () => {
    const { event, invitation, statusOf } = await withSomebodyWaiting();
    await remindInvitation({ invitationId: invitation.id }, by());
    expect(await withdrawInvitation({ invitationId: invitation.id }, by())).toEqual({ ok: true });
    expect(await statusOf()).toBe("offered");
    const { mails } = await recordOf(event.id);
    expect(mails.find(({ kind }) => kind === "invitation.reminder")?.status).toBe("withdrawn");
    expect(await declineInvitation({ invitationId: invitation.id }, by(invited))).toEqual({
      ok: false,
      reason: "over",
    });
  });

  it("goes to the waiting list when its time is over, with two workers at once", async () => {
    const { event, invitation, statusOf } = await withSomebodyWaiting();
    expect(await endReservations({ db, now: until })).toBe(0);
    const ended = await Promise.all([endReservations({ db, now: later }), endReservations({ db, now: later })]);
    expect(ended[0]! + ended[1]!).toBeGreaterThan(0);
    expect(await statusOf()).toBe("offered");
    const { actions } = await recordOf(event.id);
    expect(actions).toEqual(["invitation.reservation_ended", "registration.offered"]);
    expect(await declineInvitation({ invitationId: invitation.id }, by(invited, later))).toEqual({
      ok: false,
      reason: "over",
    });
    expect(await remindInvitation({ invitationId: invitation.id }, by(organiser, later))).toEqual({
      ok: false,
      reason: "run_out",
    });
  });

  it("is not counted any more once its time is over, whether or not the clockwork has noticed", async () => {
    const event = await buildEvent(db, { capacity: 2 });
    await buildInvitation(db, { eventId: event.id, reservedUntil: new Date(now.getTime() - 1) });
    expect(await inviteParticipants(about(event.id), by())).toMatchObject({ ok: true, sent: 2 });
  });
});

describe("the reminder", () => {
  const due = new Date("2024-02-20T09:00:00+01:00");
  const reminders = async (eventId: string) =>
    (await recordOf(eventId)).mails.filter(({ kind }) => kind === "invitation.reminder");

  it("goes out once when it is due, with two workers at once", async () => {
    // Whatever other tests have left to be reminded.
    await remindInvitations({ db, now: due });
    const event = await buildEvent(db);
    await buildInvitation(db, { eventId: event.id, remindAt: due });
    const early = new Date(due.getTime() - 1);
    expect(await remindInvitations({ db, now: early })).toBe(0);
    const counts = await Promise.all([1, 2, 3, 4].map(() => remindInvitations({ db, now: due })));
    expect(counts.sort()).toEqual([0, 0, 0, 1]);
    expect(await remindInvitations({ db, now: due })).toBe(0);
    expect(await reminders(event.id)).toMatchObject([{ status: "queued", recipientName: "Mia Jensen" }]);
    expect((await recordOf(event.id)).audit).toMatchObject([{ action: "invitation.reminded", actorKind: "system" }]);
  });

  it("spares whoever has answered, was reminded by hand, or whose invitation is over", async () => {
    const event = await buildEvent(db);
    for (const changes of [
      { acceptedAt: now },
      { declinedAt: now },
      { withdrawnAt: now },
      { remindedAt: now },
      { reservedUntil: new Date(due.getTime() - 1) },
    ]) {
      await buildInvitation(db, { eventId: event.id, remindAt: due, ...changes });
    }
    expect(await remindInvitations({ db, now: due })).toBe(0);
  });

  it("can be sent by hand again, but not by a doubled press", async () => {
    const event = await buildEvent(db);
    const { id } = await buildInvitation(db, { eventId: event.id, remindAt: due });
    const remind = (at: Date) => remindInvitation({ invitationId: id }, by(organiser, at));
    expect(await Promise.all([remind(now), remind(now)])).toEqual(
      expect.arrayContaining([{ ok: true }, { ok: false, reason: "just_reminded" }]),
    );
    expect(await remind(new Date(now.getTime() + 60_000))).toEqual({ ok: true });
    expect(await reminders(event.id)).toHaveLength(2);
    expect(await remindInvitations({ db, now: due })).toBe(0);
  });
});

describe("the list", () => {
  it("has each invitation in the state the rule gives it, and counts alike", async () => {
    const event = await buildEvent(db);
    const registration = await buildRegistration(db, { eventId: event.id });
    const each = {
      waiting: {},
      reminded: { remindedAt: now },
      accepted: { acceptedAt: now, registrationId: registration.id },
      declined: { declinedAt: now, remindedAt: now },
      withdrawn: { withdrawnAt: now, reservedUntil: new Date(now.getTime() - 1) },
      run_out: { reservedUntil: new Date(now.getTime() - 1), remindedAt: now },
    };
    for (const state of invitationStates) {
      const built = await buildInvitation(db, { eventId: event.id, name: `Person 100% ${state}`, ...each[state] });
      expect(invitationState(built, now)).toBe(state);
      const filter = { state, q: "100%", page: 1 };
      const { rows, total } = await listInvitations(db, scope, event.id, filter, now);
      expect(rows).toMatchObject([{ id: built.id, state, mailFailed: false }]);
      expect(total).toBe(1);
    }
    expect(await countInvitations(db, scope, event.id, now)).toEqual(
      new Map(invitationStates.map((state) => [state, 1])),
    );
    const all = await listInvitations(db, scope, event.id, { state: null, q: "", page: 99 }, now);
    expect(all).toMatchObject({ total: 6, page: 1 });
    expect(all.rows.find(({ state }) => state === "accepted")).toMatchObject({ status: "confirmed" });
    expect((await listInvitations(db, scope, event.id, { state: null, q: "%%", page: 1 }, now)).total).toBe(0);
  });
});
