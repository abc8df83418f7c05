import { describe, expect, it } from "vitest";
import type { Actor, Context } from "@/lib/context";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { changeDetails } from "@/lib/registrations/commands/change-details";
import { resendConfirmation } from "@/lib/registrations/commands/resend-confirmation";
import { findOwnRegistration, registrationKey } from "@/lib/registrations/queries";
import { asTyped, changeSchema } from "@/lib/registrations/schema";
import { testDatabase } from "../../support/database";
import { buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const organiser: Actor = { kind: "organiser", id: (await buildOrganiser(db)).id };
const whileOpen = new Date("2024-02-05T08:00:00Z");
const started = new Date("2024-03-19T09:00:00Z");

const by = (actor: Actor, now = whileOpen): Context => ({ db, now, actor });
const participant: Actor = { kind: "participant" };

async function recordOf(registrationId: string) {
  const registration = await db.registration.findUniqueOrThrow({ where: { id: registrationId } });
  const audit = await db.auditEntry.findMany({ where: { registrationId }, orderBy: { id: "asc" } });
  const mails = await db.outgoingMail.findMany({ where: { registrationId }, orderBy: { id: "asc" } });
  return { registration, audit, mails };
}

describe("the secret link", () => {
  it("opens its registration until a newer link replaces it", async () => {
    const registration = await buildRegistration(db);
    const key = registrationKey(registration);
    expect(await findOwnRegistration(db, key)).toMatchObject({ id: registration.id });
    await db.registration.update({ where: { id: registration.id }, data: { linkVersion: 2 } });
    expect(await findOwnRegistration(db, key)).toBe("old");
    expect(await findOwnRegistration(db, registrationKey({ ...registration, linkVersion: 2 }))).toMatchObject({
      id: registration.id,
    });
  });

  it("opens nothing when it was made up", async () => {
    expect(await findOwnRegistration(db, "A".repeat(56))).toBe("wrong");
  });
});

describe("changing details", () => {
  it("keeps the old values in the audit log and mails the new ones", async () => {
    const { id, ...details } = await buildRegistration(db, { organisation: "Old Town" });
    const result = await changeDetails(
      {
        registrationId: id,
        details: changeSchema.parse({ ...asTyped(details), organisation: "New Town", photoConsent: "yes" }),
      },
      by(participant),
    );
    expect(result).toEqual({ ok: true, changed: true });
    const { registration, audit, mails } = await recordOf(id);
    expect(registration).toMatchObject({ organisation: "New Town", photoConsent: true, calendarSequence: 1 });
    expect(audit).toMatchObject([
      {
        action: "registration.changed",
        before: { organisation: "Old Town", photoConsent: false },
        after: { organisation: "New Town", photoConsent: true },
      },
    ]);
    expect(mails).toMatchObject([{ kind: "registration.changed", data: { calendarSequence: 1 } }]);
  });

  it("writes and mails nothing when nothing differs", async () => {
    const { id, ...details } = await buildRegistration(db);
    const result = await changeDetails(
      { registrationId: id, details: changeSchema.parse(asTyped(details)) },
      by(participant),
    );
    expect(result).toEqual({ ok: true, changed: false });
    const { audit, mails } = await recordOf(id);
    expect([audit, mails]).toEqual([[], []]);
  });

  it("ends for participants at the last moment for changes, not for organisers", async () => {
    const { id, ...details } = await buildRegistration(db);
    const change = { registrationId: id, details: changeSchema.parse({ ...asTyped(details), givenName: "Other" }) };
    const tooLate = new Date("2024-03-18T00:00:00Z");
    expect(await changeDetails(change, by(participant, tooLate))).toEqual({ ok: false, reason: "too_late" });
    expect(await changeDetails(change, by(organiser, tooLate))).toEqual({ ok: true, changed: true });
  });
});

describe("cancelling", () => {
  it("gives the seat back once, however often the button is pressed at the same moment", async () => {
    const { id } = await buildRegistration(db);
    const results = await Promise.all(
      Array.from({ length: 10 }, () => cancelRegistration({ registrationId: id }, by(participant))),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const { registration, audit, mails } = await recordOf(id);
    expect(registration).toMatchObject({ status: "cancelled", cancelledAt: whileOpen, calendarSequence: 1 });
    expect(audit).toMatchObject([{ action: "registration.cancelled", before: { status: "confirmed" } }]);
    expect(mails).toMatchObject([
      { kind: "registration.cancelled", data: { calendarSequence: 1, cancelledBy: "participant" } },
    ]);
  });

  it("is no longer for participants once the event has started", async () => {
    const { id } = await buildRegistration(db);
    expect(await cancelRegistration({ registrationId: id }, by(participant, started))).toEqual({
      ok: false,
      reason: "event_has_started",
    });
    expect(await cancelRegistration({ registrationId: id, reason: "Was ill" }, by(organiser, started))).toEqual({
      ok: true,
    });
    const { audit, mails } = await recordOf(id);
    expect(audit).toMatchObject([{ actorKind: "organiser", reason: "Was ill" }]);
    expect(mails).toMatchObject([{ data: { cancelledBy: "organiser", reason: "Was ill" } }]);
  });
});

describe("sending the confirmation again", () => {
  it("is on record and carries the calendar's present number", async () => {
    const { id } = await buildRegistration(db, { calendarSequence: 4 });
    expect(await resendConfirmation(id, by(organiser))).toEqual({ ok: true });
    const { audit, mails } = await recordOf(id);
    expect(audit).toMatchObject([{ action: "registration.confirmation_resent", actorKind: "organiser" }]);
    expect(mails).toMatchObject([{ kind: "registration.confirmed", data: { calendarSequence: 4 } }]);
  });

  it("is refused for a cancelled registration", async () => {
    const { id } = await buildRegistration(db, { status: "cancelled" });
    expect(await resendConfirmation(id, by(organiser))).toEqual({ ok: false, reason: "already_ended" });
  });
});
