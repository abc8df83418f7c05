import ICAL from "ical.js";
import type { ParsedMail } from "mailparser";
import { describe, expect, it } from "vitest";
import { queueMail } from "@/lib/mail/commands";
import { registrationKey } from "@/lib/registrations/queries";
import { readLinkKey } from "@/lib/secrets";
import { buildEvent, buildRegistration } from "../../support/factories";
import { queuedAt } from "./desk";
import { openPost, type Queued } from "./post";

const { db, received } = await openPost();

async function aboutRegistration(
  kind: Queued["kind"],
  person: Parameters<typeof buildRegistration>[1],
  data: Queued["data"] = {},
) {
  const registration = await buildRegistration(db, person);
  const { id, eventId, email } = registration;
  const mail = await received({ kind, locale: "en", recipient: email, registrationId: id, eventId, data });
  return { mail, registration };
}

/** The method of the calendar part, read by another library; null when the mail has none. */
function calendarMethod(mail: ParsedMail): unknown {
  const file = mail.attachments.find(({ contentType }) => /calendar|ics/.test(contentType));
  return file ? new ICAL.Component(ICAL.parse(file.content.toString("utf8"))).getFirstPropertyValue("method") : null;
}

/** Still to come: nobody is reminded of what is over. */
const startsAt = new Date("2099-03-19T10:00:00+01:00");
const endsAt = new Date("2099-03-19T15:00:00+01:00");
/** Still to come, by any clock: what has run out is not sent. */
const heldUntil = "2099-02-06T10:00:00+01:00";
const before = { startsAt: "2024-03-18T10:00:00+01:00", endsAt: "2024-03-18T15:00:00+01:00", place: "Antwerp" };

describe("the calendar part", () => {
  it.each([
    ["registration.confirmed", "confirmed", { because: "accepted", calendarSequence: 1 }, "REQUEST"],
    ["registration.changed", "confirmed", { calendarSequence: 1 }, "REQUEST"],
    ["registration.changed", "waitlisted", { calendarSequence: 0, isConfirmed: false }, null],
    ["registration.cancelled", "cancelled", { calendarSequence: 1 }, "CANCEL"],
    ["registration.cancelled", "cancelled", { calendarSequence: 0, wasConfirmed: false }, null],
    ["registration.verify", "awaiting_verification", { heldUntil }, null],
    ["registration.received", "awaiting_approval", {}, null],
    ["registration.waitlisted", "waitlisted", { position: 2 }, null],
    ["registration.offered", "offered", { heldUntil }, null],
    ["registration.lapsed", "lapsed", { what: "offer" }, null],
    ["registration.declined", "declined", { reason: null }, null],
    ["registration.deletion_requested", "confirmed", {}, null],
    ["event.changed", "confirmed", { calendarSequence: 2, before }, "REQUEST"],
    ["event.changed", "waitlisted", { isConfirmed: false, before }, null],
    ["event.cancelled", "cancelled", { calendarSequence: 3 }, "CANCEL"],
    ["event.cancelled", "cancelled", { wasConfirmed: false }, null],
    ["event.reminder", "confirmed", {}, null],
    ["event.thanks", "confirmed", {}, null],
    ["announcement.sent", "confirmed", { subject: "News", body: "Hello" }, null],
    ["handover.declined", "confirmed", { to: "Maja Friis" }, null],
    ["handover.lapsed", "confirmed", { to: "Maja Friis" }, null],
  ] as const)("%s of somebody who is %s (%j): %s", async (kind, status, data, method) => {
    const event = await buildEvent(db, kind === "event.reminder" ? { startsAt, endsAt } : {});
    const { mail } = await aboutRegistration(kind, { status, eventId: event.id }, data);
    expect(calendarMethod(mail)).toBe(method);
    expect(mail.text).toBeTruthy();
    expect(mail.html).toBeTruthy();
  });
});

describe("links", () => {
  it("an offer leads to the own page, where one says yes or no", async () => {
    const { mail, registration } = await aboutRegistration(
      "registration.offered",
      { status: "offered" },
      { heldUntil },
    );
    const own = `http://localhost:3000/en/registrations/${registrationKey(registration)}`;
    expect(mail.text).toContain(own);
    expect(mail.html).toContain(`href="${own}"`);
    expect(mail.text).not.toMatch(/accept|decline/);
    expect(mail.text).toContain("until Friday 6 February 2099, 10:00 (Brussels time)");
  });

  it.each([
    ["there is a waiting list", { hasWaitingList: true }, "at the end of the waiting list"],
    ["there is none", { hasWaitingList: false }, "If a seat is still free"],
  ])("a lapsed offer has its way back after registration has closed, when %s", async (_case, line, words) => {
    const event = await buildEvent(db, { ...line, registrationClosesAt: new Date("2024-01-31T22:59:59.999Z") });
    const { mail, registration } = await aboutRegistration(
      "registration.lapsed",
      { eventId: event.id, status: "lapsed" },
      { what: "offer" },
    );
    expect(mail.text).toContain(`/en/registrations/${registrationKey(registration)}`);
    expect(mail.text).toContain(words);
  });

  it("a lapsed offer has no way back from the moment the event starts", async () => {
    const endsAt = new Date(queuedAt.getTime() + 3_600_000);
    const closedAt = new Date("2024-01-31T22:59:59.999Z");
    const windows = { registrationClosesAt: closedAt, changesCloseAt: closedAt, cancellationsCloseAt: closedAt };
    const event = await buildEvent(db, { ...windows, startsAt: queuedAt, endsAt });
    const { mail } = await aboutRegistration(
      "registration.lapsed",
      { eventId: event.id, status: "lapsed" },
      { what: "offer" },
    );
    expect(mail.text).not.toContain("/en/registrations/");
    expect(mail.text).toContain("The event has started");
  });

  it("a confirmation leads to the page that asks again before it cancels", async () => {
    const { mail, registration } = await aboutRegistration("registration.confirmed", {});
    expect(mail.html).toContain(`/en/registrations/${registrationKey(registration)}/cancel"`);
  });

  it("the colleague's mail leads to the handover and gives nothing of the holder away", async () => {
    const holder = await buildRegistration(db, { email: "holder@example.org" });
    const handover = await db.handover.create({
      data: {
        eventId: holder.eventId,
        registrationId: holder.id,
        name: "Maja Friis",
        email: "maja@example.org",
        emailKey: "maja@example.org",
        locale: "da",
        linkVersion: 3,
        createdAt: queuedAt,
        expiresAt: new Date("2024-02-09T15:00:00Z"),
      },
    });
    const mail = await received({
      kind: "handover.offered",
      locale: "da",
      recipient: handover.email,
      recipientName: handover.name,
      handoverId: handover.id,
      eventId: holder.eventId,
      data: { from: "Åse Nyström" },
    });
    const key = /http:\/\/localhost:3000\/da\/handovers\/([\w-]{56})/.exec(mail.text ?? "")?.[1] ?? "";
    expect(readLinkKey("handover", key)).toEqual({ id: handover.id, version: 3 });
    expect(mail.html).toContain(key);
    expect(mail.text).toContain("fredag den 9. februar 2024 kl. 16.00 (tid i Bruxelles)");
    expect(mail.text).not.toContain(holder.reference);
    expect(mail.text).not.toContain(registrationKey(holder));
    expect(mail.text).not.toContain(holder.email);
    expect(mail.inReplyTo).toBeUndefined();
  });

  it("invitation and reminder lead to the invitation", async () => {
    const event = await buildEvent(db);
    const invitation = await db.invitation.create({
      data: {
        eventId: event.id,
        email: "ana@example.org",
        emailKey: "ana@example.org",
        name: null,
        locale: "en",
        holdsSeat: true,
        reservedUntil: new Date("2024-02-16T15:00:00Z"),
        createdAt: queuedAt,
      },
    });
    const about = {
      locale: "en",
      recipient: invitation.email,
      invitationId: invitation.id,
      eventId: event.id,
    } as const;
    const sent = await received({ ...about, kind: "invitation.sent", data: { message: "See you there?\nKim" } });
    for (const mail of [sent, await received({ ...about, kind: "invitation.reminder" })]) {
      const key = /http:\/\/localhost:3000\/en\/invitations\/([\w-]{56})/.exec(mail.text ?? "")?.[1] ?? "";
      expect(readLinkKey("invitation", key)).toEqual({ id: invitation.id, version: 1 });
      expect(mail.text).toContain("A seat is kept for you until Friday 16 February 2024, 16:00 (Brussels time).");
      expect(mail.text).toMatch(/^Hello,$/m);
      expect(calendarMethod(mail)).toBeNull();
    }
    expect(sent.text).toContain("> See you there?\n> Kim");
  });
});

it("says whose place was taken over, although the mail itself does not name them", async () => {
  const holder = await buildRegistration(db, { givenName: "Bo", familyName: "Holm", status: "cancelled" });
  const { mail } = await aboutRegistration(
    "registration.confirmed",
    { eventId: holder.eventId, handedOverById: holder.id, route: "handover" },
    { because: "handed_over" },
  );
  expect(mail.text).toContain("You have taken over the place of Bo Holm at");
});

it("an offer in an event with approval does not promise the seat to somebody whom nobody approved", async () => {
  const event = await buildEvent(db, { admissionMode: "approval" });
  const offered = { eventId: event.id, status: "offered" } as const;
  const unknown = await aboutRegistration("registration.offered", offered, { heldUntil });
  expect(unknown.mail.text).toContain("while the organisers look at your registration");
  const approved = await aboutRegistration("registration.offered", { ...offered, approvedAt: queuedAt }, { heldUntil });
  expect(approved.mail.text).toContain("If you say yes, the seat is yours.");
});

it("refuses to queue a mail whose data does not fit its kind", async () => {
  const { id: registrationId, eventId, email: recipient } = await buildRegistration(db, { status: "offered" });
  const about = { locale: "en", recipient, registrationId, eventId, queuedAt } as const;
  const wrong = [
    queueMail(db, { ...about, kind: "registration.offered" }),
    queueMail(db, { ...about, kind: "registration.offered", data: { heldUntil: "tomorrow" } }),
    queueMail(db, { ...about, kind: "registration.waitlisted", data: { position: 0 } }),
  ];
  for (const attempt of wrong) await expect(attempt).rejects.toThrow();
});
