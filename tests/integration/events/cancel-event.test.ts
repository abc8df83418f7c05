import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { cancelEvent } from "@/lib/events/commands/cancel-event";
import { findEvent, listOpenEvents, listPublishedEvents } from "@/lib/events/queries";
import { offerHandover } from "@/lib/handovers/commands/offer-handover";
import { inviteParticipants } from "@/lib/invitations/commands/invite-participants";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { changeDetails } from "@/lib/registrations/commands/change-details";
import { approveRegistration } from "@/lib/registrations/commands/decide-registration";
import { registerParticipant } from "@/lib/registrations/commands/register-participant";
import { resendConfirmation } from "@/lib/registrations/commands/resend-confirmation";
import { verifyAddress } from "@/lib/registrations/commands/verify-address";
import { acceptOffer } from "@/lib/waiting-list/commands/accept-offer";
import { offerSeat } from "@/lib/waiting-list/commands/offer-seat";
import { rejoinLine } from "@/lib/waiting-list/commands/rejoin-line";
import { sweepEvent, sweepEvents } from "@/lib/waiting-list/jobs";
import { calendarOf } from "../../support/calendar";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";
import { queueConfirmation, startWorker } from "../mail/desk";
import { openMailbox } from "../mail/mailbox";

const { db, url } = await testDatabase();
const now = new Date("2024-02-05T09:00:00+01:00");
const { id: organiserId } = await buildOrganiser(db);
const ctx = { db, now, actor: { kind: "organiser", id: organiserId } } as const;
const participant = { db, now, actor: { kind: "participant" } } as const;
const texts = { da: "Oplægsholderen er syg.", en: "The speaker is ill." };

const details = {
  givenName: "Ida",
  familyName: "Krog",
  email: "ida@example.org",
  organisation: "Region",
  organisationType: "region",
  country: "DK",
  jobTitle: null,
  attendsConference: null,
  photoConsent: false,
  listSharing: false,
} as const;

describe("cancelEvent", () => {
  it("tells everybody whose registration lives and takes the day out of the calendars of those with a place", async () => {
    const { id: eventId, slug } = await buildEvent(db);
    const { registration } = await queueConfirmation(db, { eventId, calendarSequence: 2 });
    const waiting = await buildRegistration(db, { eventId, status: "waitlisted", locale: "da" });
    await buildRegistration(db, { eventId, status: "cancelled" });
    const answers = await Promise.all([cancelEvent({ eventId, texts }, ctx), cancelEvent({ eventId, texts }, ctx)]);
    expect(answers).toContainEqual({ ok: true, changed: true, told: 2 });
    expect(answers).toContainEqual({ ok: true, changed: false, told: 0 });

    const mailbox = await openMailbox();
    const worker = startWorker(url, mailbox.url);
    const mails = await mailbox.mails(2);
    await worker.stop();
    await mailbox.close();
    const [toConfirmed, toWaiting] = [registration.email, waiting.email].map((address) =>
      mails.find(({ to }) => to && "text" in to && to.text.includes(address)),
    );
    expect(toConfirmed?.text).toContain("The speaker is ill.");
    expect(toConfirmed && calendarOf(toConfirmed)).toMatchObject({
      method: "CANCEL",
      uid: `registration-${registration.id}`,
      sequence: 3,
      status: "CANCELLED",
    });
    expect(toWaiting?.text).toContain("Oplægsholderen er syg.");
    expect(toWaiting && calendarOf(toWaiting)).toBeNull();
    // The confirmation had not left: what it says is no longer so.
    expect(await db.outgoingMail.count({ where: { eventId, status: "withdrawn", reason: "obsolete" } })).toBe(1);

    expect(await db.registration.count({ where: { eventId, status: "confirmed" } })).toBe(1);
    const event = await findEvent(db, slug);
    expect(event).toMatchObject({ status: "cancelled", calendarSequence: 1 });
    expect(event?.texts.map(({ cancelledText }) => cancelledText).sort()).toEqual(Object.values(texts).sort());
    expect((await listOpenEvents(db, now)).map(({ id }) => id)).not.toContain(eventId);
    expect((await listPublishedEvents(db)).map((listed) => listed.slug)).not.toContain(slug);
    const entries = await db.auditEntry.findMany({ where: { eventId, action: "event.cancelled" } });
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ actorId: organiserId, after: { told: 2, "cancelledText.en": texts.en } });
  });

  it("ends what is open, and nothing moves any more", async () => {
    const { id: eventId } = await buildEvent(db, { capacity: 10 });
    const confirmed = await buildRegistration(db, { eventId });
    const colleague = { name: "Kim", email: "kim@example.org", locale: "en" } as const;
    await offerHandover({ registrationId: confirmed.id, ...colleague }, participant);
    const invite = {
      eventId,
      people: [{ name: "Eva", email: "eva@example.org", line: 1 }],
      locale: "en",
      reservesSeats: true,
      reservedUntil: new Date("2024-02-20T10:00:00+01:00"),
      remindAt: new Date("2024-02-10T10:00:00+01:00"),
    } as const;
    await inviteParticipants({ ...invite, people: [...invite.people] }, ctx);
    const offered = await buildRegistration(db, { eventId, status: "offered" });
    const unproven = await buildRegistration(db, { eventId, status: "awaiting_verification" });
    const undecided = await buildRegistration(db, { eventId, status: "awaiting_approval" });
    const waiting = await buildRegistration(db, { eventId, status: "waitlisted" });
    const lapsed = await buildRegistration(db, { eventId, status: "lapsed" });
    await cancelEvent({ eventId, texts: {} }, ctx);

    expect(await db.invitation.count({ where: { eventId, withdrawnAt: now, holdsSeat: false } })).toBe(1);
    expect(await db.handover.count({ where: { eventId, withdrawnAt: now } })).toBe(1);
    const before = await db.registration.findMany({ where: { eventId }, orderBy: { id: "asc" } });
    const mails = await db.outgoingMail.count({ where: { eventId } });
    const no = { ok: false, reason: "event_cancelled" };
    expect(await acceptOffer({ registrationId: offered.id }, participant)).toEqual(no);
    expect(await verifyAddress({ registrationId: unproven.id }, participant)).toEqual(no);
    expect(await approveRegistration({ registrationId: undecided.id }, ctx)).toEqual(no);
    expect(await rejoinLine({ registrationId: lapsed.id }, participant)).toEqual(no);
    expect(await offerSeat({ registrationId: waiting.id, overCapacity: Number.POSITIVE_INFINITY }, ctx)).toEqual(no);
    expect(await cancelRegistration({ registrationId: confirmed.id }, participant)).toEqual(no);
    expect(await changeDetails({ registrationId: confirmed.id, details }, ctx)).toEqual(no);
    expect(await resendConfirmation(confirmed.id, ctx)).toEqual(no);
    expect(await inviteParticipants({ ...invite, people: [...invite.people] }, ctx)).toEqual(no);
    const handover = await offerHandover({ registrationId: confirmed.id, ...colleague }, participant);
    expect(handover).toEqual({ ok: false, reason: "too_late" });
    const newcomer = { eventId, submissionId: randomUUID(), locale: "en", details, fromDraft: false } as const;
    expect(await registerParticipant(newcomer, participant)).toEqual({ ok: false, reason: "cancelled" });
    // Neither the clock: the offer ran out long ago by now.
    await sweepEvent(db, eventId, new Date("2024-03-10T10:00:00+01:00"));
    await sweepEvents({ db });
    expect(await db.registration.findMany({ where: { eventId }, orderBy: { id: "asc" } })).toEqual(before);
    expect(await db.outgoingMail.count({ where: { eventId } })).toBe(mails);
  });

  it("is kept by the database itself, whatever a command forgets to ask", async () => {
    const { id: eventId } = await buildEvent(db);
    const waiting = await buildRegistration(db, { eventId, status: "waitlisted" });
    await cancelEvent({ eventId, texts: {} }, ctx);
    await expect(buildRegistration(db, { eventId })).rejects.toThrow(/registration_event_takes_place|cancelled/);
    const seat = db.registration.update({
      where: { id: waiting.id },
      data: { status: "confirmed", queueNumber: null },
    });
    await expect(seat).rejects.toThrow(/registration_event_takes_place|cancelled/);
  });

  it("is for events that are known and still to end", async () => {
    const draft = await buildEvent(db, { status: "draft" });
    expect(await cancelEvent({ eventId: draft.id, texts }, ctx)).toEqual({ ok: false, reason: "draft" });
    const { id: eventId } = await buildEvent(db);
    const after = { ...ctx, now: new Date("2024-03-19T15:00:00+01:00") };
    expect(await cancelEvent({ eventId, texts }, after)).toEqual({ ok: false, reason: "over" });
  });
});
