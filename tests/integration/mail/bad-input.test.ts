import ICAL from "ical.js";
import type { AddressObject, ParsedMail } from "mailparser";
import { describe, expect, it } from "vitest";
import { buildEvent, buildRegistration } from "../../support/factories";
import { openPost, type Queued } from "./post";

const post = await openPost();
const { db } = post;

type Person = NonNullable<Parameters<typeof buildRegistration>[1]>;

/** What the server got of a mail to this person, whatever stands in the database, read by another library. */
async function received(person: Person, kind: Queued["kind"] = "registration.confirmed", data: Queued["data"] = {}) {
  const registration = await buildRegistration(db, person);
  const { id: registrationId, eventId, email: recipient, givenName, familyName } = registration;
  const recipientName = `${givenName} ${familyName}`;
  const mail = await post.received({ kind, locale: "en", recipient, recipientName, registrationId, eventId, data });
  return { mail, raw: mail.raw, registration };
}

/** Names of all headers but those of the parts. */
const headerNames = (raw: string) =>
  [...(raw.split("\r\n\r\n")[0] ?? "").matchAll(/^([A-Za-z][\w-]*):/gm)].map(([, name]) => name?.toLowerCase());

const known = new Set(
  "from to reply-to subject message-id in-reply-to references date mime-version content-type auto-submitted x-auto-response-suppress list-unsubscribe list-unsubscribe-post".split(
    " ",
  ),
);

function expectOrderly({ mail, raw }: { mail: ParsedMail; raw: string }) {
  const names = headerNames(raw);
  expect(names.filter((name) => !known.has(name ?? ""))).toEqual([]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect((mail.to as AddressObject).value).toHaveLength(1);
  for (const line of raw.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
  expect(raw.split("\r\n").filter((line) => /[\r\n]/.test(line))).toEqual([]);
}

const injection = "Kim\r\nBcc: everyone@example.org\r\n\r\n<h1>Hello</h1>";

describe("what would end a header", () => {
  it("stays one line in names, titles and organisers' own subject, sender and signature", async () => {
    const event = await buildEvent(db, { contactName: injection, mailSenderName: injection });
    await db.eventText.updateMany({
      where: { eventId: event.id },
      data: { title: injection, mailSignature: injection },
    });
    await db.eventMailText.create({
      data: { eventId: event.id, kind: "registration.confirmed", locale: "en", subject: `{given_name} ${injection}` },
    });
    const result = await received({ eventId: event.id, givenName: injection, familyName: injection });
    expectOrderly(result);
    const { mail, registration } = result;
    expect(mail.subject).toMatch(/^Kim Bcc: everyone@example\.org <h1>Hello<\/h1> Kim Bcc:/);
    expect(mail.from?.value[0]).toMatchObject({ name: expect.stringMatching(/^Kim Bcc: everyone@example\.org/) });
    expect((mail.to as AddressObject).value[0]?.address).toBe(registration.email);
    expect(mail.html).not.toContain("<h1>Hello</h1>");
  });

  it("stays one line in the subject of an announcement, values included", async () => {
    const data = { subject: "News for {given_name}\r\nBcc: x@example.org", body: injection, isNews: true };
    const result = await received({ givenName: injection }, "announcement.sent", data);
    expectOrderly(result);
    expect(result.mail.subject).toMatch(/^News for Kim Bcc: everyone@example\.org .* Bcc: x@example\.org$/);
  });

  it("is not smuggled in as an encoded word either (RFC 2047)", async () => {
    const result = await received({ givenName: "=?utf-8?q?Kim=0D=0ABcc:?=", familyName: "=?utf-8?b?4oCu?= X" });
    expectOrderly(result);
    expect((result.mail.to as AddressObject).value[0]?.name).toBe("= ?utf-8?q?Kim=0D=0ABcc:?= = ?utf-8?b?4oCu?= X");
  });

  it("does not turn the direction of a header's line", async () => {
    const { mail } = await received({ givenName: "Anna\u202Egpj.exe", familyName: "\u2066\u2067X\u2069" });
    expect((mail.to as AddressObject).value[0]?.name).toBe("Annagpj.exe X");
  });
});

describe("names", () => {
  it.each([
    ['"Eli", B.; (comment) <eli@example.org>', "O’Brien\\"],
    ["Ελένη", "Παπαδοπούλου"],
    ["محمد عبد الرحمن", "الأحمد"],
    ["נועה", "לוי"],
    ["小明", "王"],
    ["👩🏽‍💻 Ида", "Żółć"],
    ["{reference} {{x}}", "$' $& %s <%= 1 %>"],
  ])("%s %s arrive as they are, in header, text and calendar", async (givenName, familyName) => {
    const result = await received({ givenName, familyName });
    expectOrderly(result);
    const { mail, registration } = result;
    const [to] = (mail.to as AddressObject).value;
    expect(to).toEqual({ name: `${givenName} ${familyName}`, address: registration.email });
    expect(mail.text).toContain(`Hello ${givenName},`);
    const file = mail.attachments.find(({ filename }) => filename === "invitation.ics")?.content.toString("utf8") ?? "";
    const attendee = new ICAL.Component(ICAL.parse(file)).getFirstSubcomponent("vevent")?.getFirstProperty("attendee");
    const written = `${givenName} ${familyName}`.replaceAll('"', "'").replaceAll("\\", "/");
    expect(attendee?.getParameter("cn")).toBe(written);
  });
});

describe("long lines", () => {
  it("never reach the wire, in any part or header (RFC 5322, 2.1.1)", async () => {
    const long = (length: number, of = "x") => of.repeat(length);
    const event = await buildEvent(db, { mailSenderName: long(80, "å") });
    await db.eventText.updateMany({
      where: { eventId: event.id },
      data: { title: long(1_500), summary: long(3_000, "ø"), mailSignature: long(1_000, "€") },
    });
    await db.eventMailText.create({
      data: {
        eventId: event.id,
        kind: "registration.confirmed",
        locale: "en",
        subject: `{event}${long(140, "ж")}`,
        opening: `https://example.org/${long(4_900)}`,
        closing: long(5_000, "👍"),
      },
    });
    const result = await received({ eventId: event.id, organisation: long(2_000) });
    expectOrderly(result);
    expect(result.mail.text).toContain(`https://example.org/${long(4_900)}`);
    expect(result.mail.text).toContain(long(5_000, "👍"));
    expect(result.mail.html).toContain(`href="https://example.org/${long(4_900)}"`);
    expect([...(result.mail.subject ?? "")].length).toBeLessThanOrEqual(255);
  });
});

describe("organisers' stored words", () => {
  it("with a placeholder that no longer exists, or braces that were never closed, do not stop a mail", async () => {
    const event = await buildEvent(db);
    const broken = { subject: "{seat} {", opening: "{given_name", closing: "} {{given_name}}" };
    await db.eventMailText.create({
      data: { eventId: event.id, kind: "registration.confirmed", locale: "en", ...broken },
    });
    const { mail } = await received({ eventId: event.id });
    expect(mail.subject).toMatch(/^You are registered/);
    expect(mail.text).not.toMatch(/[{}]/);
    const body = "Hello {given_name}, your {seat} is {";
    const { mail: news } = await received({ eventId: event.id, givenName: "Bo" }, "announcement.sent", {
      subject: "News",
      body,
    });
    expect(news.text).toContain("Hello Bo, your {seat} is {");
  });
});
