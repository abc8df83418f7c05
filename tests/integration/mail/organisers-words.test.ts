import ICAL from "ical.js";
import type { ParsedMail } from "mailparser";
import { describe, expect, it } from "vitest";
import { registrationKey } from "@/lib/registrations/queries";
import { readLinkKey } from "@/lib/secrets";
import { buildEvent, buildRegistration } from "../../support/factories";
import { queuedAt } from "./desk";
import { openPost, type Queued } from "./post";

const { db, received } = await openPost();

type Person = NonNullable<Parameters<typeof buildRegistration>[1]>;

async function receivedBy(person: Person, kind: Queued["kind"], data: Queued["data"] = {}) {
  const registration = await buildRegistration(db, person);
  const { id, eventId, email, givenName, familyName } = registration;
  const mail = await received({
    kind,
    locale: registration.locale === "da" ? "da" : "en",
    recipient: email,
    recipientName: `${givenName} ${familyName}`,
    registrationId: id,
    eventId,
    data,
  });
  return { mail, registration };
}

function entryOf(mail: ParsedMail) {
  const file = mail.attachments.find(({ contentType }) => /calendar|ics/.test(contentType));
  const entry = new ICAL.Component(ICAL.parse(file?.content.toString("utf8") ?? "")).getFirstSubcomponent("vevent");
  return (name: string) => String(entry?.getFirstPropertyValue(name));
}

describe("an event that is moved or cancelled", () => {
  const before = { startsAt: "2024-03-18T10:00:00+01:00", endsAt: "2024-03-18T15:00:00+01:00", place: "Antwerp" };

  it("tells what is new and what was, and moves the entry in the calendar", async () => {
    const { mail, registration } = await receivedBy({}, "event.changed", {
      calendarSequence: 4,
      before,
      message: "We are sorry.\nKim",
    });
    expect(mail.subject).toMatch(/^New date and place: Tuesday 19 March 2024 – /);
    expect(mail.text).toContain("Date: Tuesday 19 March 2024 (before: Monday 18 March 2024)");
    expect(mail.text).toContain("(before: Antwerp)");
    expect(mail.text).toContain("Time: 10:00–15:00 (Brussels time)\n");
    expect(mail.text).toContain("> We are sorry.\n> Kim");
    const value = entryOf(mail);
    expect([value("uid"), value("sequence"), value("status")]).toEqual([
      `registration-${registration.id}`,
      "4",
      "CONFIRMED",
    ]);
  });

  it("takes the day out of the calendar when it is cancelled", async () => {
    const { mail } = await receivedBy({ locale: "da" }, "event.cancelled", { calendarSequence: 5, message: null });
    expect(mail.subject).toMatch(/^Aflyst: /);
    const value = entryOf(mail);
    expect([value("sequence"), value("status")]).toEqual(["5", "CANCELLED"]);
    expect(mail.raw).toMatch(/method=CANCEL/);
  });
});

describe("an announcement", () => {
  it("is read from its own texts in the reader's language, else in the event's first, with the reader's values", async () => {
    const event = await buildEvent(db);
    const announcement = await db.announcement.create({
      data: {
        eventId: event.id,
        createdAt: queuedAt,
        isNews: true,
        status: "sending",
        startedAt: queuedAt,
        texts: { create: [{ locale: event.languages[0] ?? "da", subject: "Til {given_name}", body: "Se {own_page}" }] },
      },
    });
    const { id, eventId, email, ...person } = await buildRegistration(db, { eventId: event.id, givenName: "{event}" });
    const about = { recipient: email, registrationId: id, eventId, announcementId: announcement.id } as const;
    const mail = await received({ ...about, kind: "announcement.sent", locale: "en" });
    expect(mail.subject).toBe("Til {event}");
    const own = `http://localhost:3000/en/registrations/${registrationKey({ id, ...person })}`;
    expect(mail.text).toContain(`Se ${own}`);
    expect(mail.html).toContain(`href="${own}"`);
  });

  it("can be unsubscribed from with one press when it is news, and only then (RFC 8058)", async () => {
    const words = { subject: "News", body: "Hello" };
    const { mail, registration } = await receivedBy({}, "announcement.sent", { ...words, isNews: true });
    const header = /^List-Unsubscribe: <(http:\/\/localhost:3000\/unsubscribe\/([\w-]{56}))>\r?$/m.exec(mail.raw);
    expect(readLinkKey("unsubscribe", header?.[2] ?? "")).toEqual({ id: registration.id, version: 1 });
    expect(mail.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    expect(mail.text).toContain(`/en/unsubscribe/${header?.[2]}`);
    const { mail: other } = await receivedBy({}, "announcement.sent", { ...words, isNews: false });
    expect(other.raw).not.toMatch(/^List-/im);
    expect(other.text).not.toContain("/unsubscribe/");
  });
});

describe("organisers' own words", () => {
  async function eventWith(text: { kind: string; subject?: string; opening?: string; closing?: string }) {
    const event = await buildEvent(db);
    await db.eventMailText.create({ data: { eventId: event.id, locale: "en", ...text } });
    return event;
  }

  it("take the place of subject, opening and closing; facts, links and contact stay", async () => {
    const { id: eventId } = await eventWith({
      kind: "registration.confirmed",
      subject: "{given_name}, you are in",
      opening: "Good news.\n\nBring:\n- {reference}",
      closing: "See https://example.org/map",
    });
    const { mail, registration } = await receivedBy({ eventId }, "registration.confirmed");
    expect(mail.subject).toBe(`${registration.givenName}, you are in`);
    expect(mail.text).toContain(`Good news.\n\nBring:\n\n- ${registration.reference}`);
    expect(mail.text).not.toContain("You have a place at");
    expect(mail.text).toContain(`Reference: ${registration.reference}`);
    expect(mail.text).toContain(registrationKey(registration));
    expect(mail.html).toContain('href="https://example.org/map"');
    expect(mail.text).toContain("Joan Juul");
  });

  it("do not hide who registered the reader", async () => {
    const { id: eventId } = await eventWith({ kind: "registration.confirmed", opening: "Good news." });
    const { mail } = await receivedBy({ eventId }, "registration.confirmed", { registeredBy: "Maja Friis" });
    expect(mail.text).toMatch(/Good news\.\n\nMaja Friis has registered you/);
  });

  it("give way to the shipped ones when a placeholder no longer exists", async () => {
    const { id: eventId } = await eventWith({
      kind: "registration.confirmed",
      subject: "Seat {seat_number}",
      opening: "Hello {given_name",
      closing: "Still good: {event}",
    });
    const { mail } = await receivedBy({ eventId }, "registration.confirmed");
    expect(mail.subject).toMatch(/^You are registered – /);
    expect(mail.text).toContain("You have a place at");
    expect(mail.text).toContain("Still good: ");
  });
});
