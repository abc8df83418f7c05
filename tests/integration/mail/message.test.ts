import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { queueConfirmation } from "./desk";
import { openPost } from "./post";

const { db, arrived, received } = await openPost();

const hostile = {
  givenName: 'Ελένη "Eli", B.',
  familyName: "O’Brien;\r\nBcc: everyone@example.org",
  organisation: "<script>alert(1)</script> & Sons",
};

async function confirmation(person: Parameters<typeof queueConfirmation>[1]) {
  const { id, registration } = await queueConfirmation(db, person);
  const mail = await arrived(id);
  return { raw: mail.raw, mail, registration };
}

/** Content-Type of every part, in the order in which they stand. */
const parts = (raw: string) => [...raw.matchAll(/^Content-Type: ([^;\r\n]+)/gim)].map((match) => match[1]);

function calendarOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent("vevent");
  if (!event) throw new Error("no event");
  return { calendar, event, value: (name: string) => event.getFirstPropertyValue(name) };
}

describe("a confirmation as received", () => {
  it("holds text, HTML, emblem, invitation and attachment in the order that programs expect", async () => {
    const { raw, mail } = await confirmation({});
    expect(parts(raw)).toEqual([
      "multipart/mixed",
      "multipart/alternative",
      "text/plain",
      "multipart/related",
      "text/html",
      "image/png",
      "text/calendar",
      "application/ics",
    ]);
    const header = /^Content-Type: text\/calendar;[^\r\n]*(\r\n\s[^\r\n]*)*/im.exec(raw)?.[0].replace(/\r\n\s/g, " ");
    expect(header).toMatch(/charset=utf-8/i);
    expect(header).toMatch(/method=REQUEST/);
    expect(mail.attachments.map(({ filename }) => filename)).toContain("invitation.ics");
  });

  it("says who it is from, where to write to, and that no machine should answer", async () => {
    const { mail } = await confirmation({});
    expect(mail.from?.value).toEqual([{ name: "Joan Juul", address: "no-reply@localhost.localdomain" }]);
    expect(mail.replyTo?.value).toMatchObject([{ address: "joj@cleancluster.dk" }]);
    expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
    expect(mail.headers.get("x-auto-response-suppress")).toBe("All");
    expect(mail.headers.has("list-unsubscribe")).toBe(false);
    expect(mail.headers.has("list")).toBe(false);
    expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@localhost\.localdomain>$/);
  });

  it("links to the registration by its secret link, also in plain text", async () => {
    const { mail, registration } = await confirmation({});
    const link = /http:\/\/localhost:3000\/en\/registrations\/[\w-]{56}/.exec(mail.text ?? "")?.[0];
    expect(link).toBeDefined();
    expect(mail.html).toContain(link);
    expect(mail.text).toContain(registration.reference);
    expect(mail.html).toContain(registration.reference);
  });

  it("carries an invitation that another library reads", async () => {
    const { mail, registration } = await confirmation({ email: "ana@example.org" });
    const file = mail.attachments.find(({ filename }) => filename === "invitation.ics")?.content.toString("utf8") ?? "";
    const { calendar, event, value } = calendarOf(file);
    expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    expect(calendar.getFirstPropertyValue("prodid")).toBeTruthy();
    expect(value("uid")).toBe(`registration-${registration.id}`);
    expect(value("sequence")).toBe(0);
    expect(value("dtstamp")).toBeTruthy();
    const attendees = event.getAllProperties("attendee");
    expect(attendees.map((attendee) => String(attendee.getFirstValue()).toLowerCase())).toEqual([
      "mailto:ana@example.org",
    ]);
    expect(value("organizer")).toBe("mailto:no-reply@localhost.localdomain");
    expect(file).not.toContain("/registrations/");
    const zone = calendar.getFirstSubcomponent("vtimezone");
    expect(zone?.getFirstPropertyValue("tzid")).toBe("Europe/Brussels");
    const start = value("dtstart") as ICAL.Time;
    expect(start.convertToZone(ICAL.Timezone.utcTimezone).toString()).toBe("2024-03-19T09:00:00Z");
    expect(event.getFirstProperty("dtstart")?.getParameter("tzid")).toBe("Europe/Brussels");
  });

  it("survives names with quotes, commas, other scripts, markup and line breaks", async () => {
    const { mail, raw } = await confirmation({ ...hostile, email: "eleni@example.org" });
    expect(mail.headers.has("bcc")).toBe(false);
    expect(raw).not.toMatch(/^Bcc:/im);
    expect(Array.isArray(mail.to) ? undefined : mail.to?.value).toEqual([
      { name: 'Ελένη "Eli", B. O’Brien; Bcc: everyone@example.org', address: "eleni@example.org" },
    ]);
    const file = mail.attachments.find(({ filename }) => filename === "invitation.ics")?.content.toString("utf8") ?? "";
    const attendee = calendarOf(file).event.getFirstProperty("attendee");
    expect(attendee?.getParameter("cn")).toBe("Ελένη 'Eli', B. O’Brien; Bcc: everyone@example.org");
    expect(mail.html).not.toContain("<script>alert");
  });
});

it("a confirmation reaches an address in another script (SMTPUTF8)", async () => {
  const { mail } = await confirmation({ email: "ελένη@παράδειγμα.example.org" });
  const [to] = Array.isArray(mail.to) ? [] : (mail.to?.value ?? []);
  expect(to?.address).toMatch(/^ελένη@(παράδειγμα|xn--hxajbheg2az3al)\.example\.org$/);
});

it("a cancellation takes the entry out of the calendar", async () => {
  const { registration } = await confirmation({ locale: "da" });
  const mail = await received({
    kind: "registration.cancelled",
    locale: "da",
    recipient: registration.email,
    registrationId: registration.id,
    eventId: registration.eventId,
    data: { calendarSequence: 3, cancelledBy: "organiser", reason: "Der er desværre\nikke plads." },
  });
  expect(mail.raw).toMatch(/method=CANCEL/);
  const file = mail.attachments.find(({ filename }) => filename === "invitation.ics")?.content.toString("utf8") ?? "";
  const { calendar, value } = calendarOf(file);
  expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
  expect([value("status"), value("sequence"), value("uid")]).toEqual([
    "CANCELLED",
    3,
    `registration-${registration.id}`,
  ]);
  expect(mail?.text).toContain("> Der er desværre\n> ikke plads.");
  expect(mail?.text).not.toContain("/registrations/");
});
