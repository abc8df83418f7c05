import { describe, expect, it } from "vitest";
import { recordAttendance } from "@/lib/attendance/commands";
import type { Actor, Context } from "@/lib/context";
import { withdrawHandover } from "@/lib/handovers/commands/end-handover";
import { offerHandover } from "@/lib/handovers/commands/offer-handover";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { changeDetails } from "@/lib/registrations/commands/change-details";
import { correctAddress } from "@/lib/registrations/commands/correct-address";
import { approveRegistration, declineRegistration } from "@/lib/registrations/commands/decide-registration";
import { resendConfirmation } from "@/lib/registrations/commands/resend-confirmation";
import { restoreRegistration } from "@/lib/registrations/commands/restore-registration";
import { verifyAddress } from "@/lib/registrations/commands/verify-address";
import { acceptOffer } from "@/lib/waiting-list/commands/accept-offer";
import { declineOffer } from "@/lib/waiting-list/commands/decline-offer";
import { moveToWaitingList } from "@/lib/waiting-list/commands/move-to-waiting-list";
import { offerSeat } from "@/lib/waiting-list/commands/offer-seat";
import { rejoinLine } from "@/lib/waiting-list/commands/rejoin-line";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const organiser: Actor = { kind: "organiser", id: (await buildOrganiser(db)).id };
const soon = new Date("2024-02-05T10:00:00Z");
const yearsLater = new Date("2029-02-05T10:00:00Z");

const details = {
  givenName: "Other",
  familyName: "Name",
  organisation: "Elsewhere",
  organisationType: "municipality",
  country: "SE",
  jobTitle: null,
  attendsConference: null,
  photoConsent: false,
  listSharing: false,
} as const;

/** Every command about one registration, as it is called from a page that was opened before. */
const commands: Record<string, (registrationId: string, ctx: Context) => Promise<{ ok: boolean }>> = {
  cancel: (registrationId, ctx) => cancelRegistration({ registrationId }, ctx),
  restore: (registrationId, ctx) => restoreRegistration({ registrationId, otherwise: "seat" }, ctx),
  approve: (registrationId, ctx) => approveRegistration({ registrationId }, ctx),
  decline: (registrationId, ctx) => declineRegistration({ registrationId, reason: null }, ctx),
  verify: (registrationId, ctx) => verifyAddress({ registrationId }, ctx),
  resend: (registrationId, ctx) => resendConfirmation(registrationId, ctx),
  change: (registrationId, ctx) => changeDetails({ registrationId, details }, ctx),
  "correct the address": async (registrationId, ctx) => {
    const { email: basis } = await db.registration.findUniqueOrThrow({ where: { id: registrationId } });
    return correctAddress({ registrationId, basis, email: "somebody.else@example.org" }, ctx);
  },
  "offer a seat": (registrationId, ctx) => offerSeat({ registrationId, overCapacity: Number.POSITIVE_INFINITY }, ctx),
  "accept an offer": (registrationId, ctx) => acceptOffer({ registrationId }, ctx),
  "decline an offer": (registrationId, ctx) => declineOffer({ registrationId, keepInLine: false }, ctx),
  "pass an offer on": (registrationId, ctx) => declineOffer({ registrationId, keepInLine: true }, ctx),
  "move to the line": (registrationId, ctx) => moveToWaitingList({ registrationId }, ctx),
  rejoin: (registrationId, ctx) => rejoinLine({ registrationId }, ctx),
  "hand over": (registrationId, ctx) =>
    offerHandover({ registrationId, name: "Bo", email: "bo@example.org", locale: "en" }, ctx),
  "withdraw a handover": (registrationId, ctx) => withdrawHandover({ registrationId }, ctx),
  "mark as present": (registrationId, ctx) => recordAttendance({ registrationId, day: "2024-03-19" }, ctx),
};

const ended: RegistrationStatus[] = ["cancelled", "declined", "lapsed"];
// Deleted because the time to keep it was over: the state is evidence and stays.
const any: RegistrationStatus[] = ["confirmed", "awaiting_verification", "awaiting_approval", "waitlisted", "offered"];

describe.each(Object.keys(commands))("%s", (name) => {
  it.each([
    ...ended.map((status) => ["merged", status, soon] as const),
    ...ended.map((status) => ["erased", status, soon] as const),
    ...any.map((status) => ["erased", status, yearsLater] as const),
  ])("does nothing to one that was %s and is %s, and mails nobody", async (how, status, now) => {
    const event = await buildEvent(db, { capacity: 5 });
    const kept = await buildRegistration(db, { eventId: event.id });
    const closed = how === "merged" ? { mergedIntoId: kept.id } : { erasedAt: soon };
    const { id } = await buildRegistration(db, { eventId: event.id, status, ...closed });
    const before = await db.registration.findUniqueOrThrow({ where: { id } });

    for (const actor of [organiser, { kind: "participant" } as const])
      expect(await commands[name]?.(id, { db, now, actor })).toMatchObject({ ok: false });

    expect(await db.registration.findUniqueOrThrow({ where: { id } })).toEqual(before);
    expect(await db.outgoingMail.count({ where: { eventId: event.id } })).toBe(0);
    expect(await db.auditEntry.count({ where: { eventId: event.id } })).toBe(0);
  });
});
