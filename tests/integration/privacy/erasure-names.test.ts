import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countAudience } from "@/lib/audience/queries";
import { audienceSchema } from "@/lib/audience/schema";
import { recordAudit } from "@/lib/audit/commands";
import { eraseRegistration } from "@/lib/privacy/commands/erase-registration";
import { correctAddress } from "@/lib/registrations/commands/correct-address";
import { testDatabase } from "../../support/database";
import { buildRegistration } from "../../support/factories";
import { placesWith } from "./everything";
import { deskOf, fullRecord, now, participant } from "./full-record";

const { db, url } = await testDatabase();
const { organiser, by } = await deskOf(db);

describe("erasing a person, wherever they are named", () => {
  it("strikes names out of announcements, leaves their other words, and widens no audience", async () => {
    const { registration, event } = await fullRecord(db);
    await eraseRegistration({ registrationId: registration.id }, by(organiser));
    const announcement = await db.announcement.findFirstOrThrow({
      where: { eventId: event.id },
      include: { texts: true },
    });
    expect(announcement.texts).toMatchObject([{ subject: "— speaks", body: "Write to —, or call —." }]);
    const { reached } = await countAudience(db, event.id, audienceSchema.parse(announcement.audience), {
      isNews: false,
    });
    expect(reached).toBe(0);
  });

  it("finds what stands under an address that was corrected since, and what servers said of it", async () => {
    const { person, registration } = await fullRecord(db);
    const registrationId = registration.id;
    const email = `corrected-${person.email}`;
    const mail = await db.outgoingMail.findFirstOrThrow({ where: { registrationId } });
    await db.mailBounce.create({
      data: {
        mailId: mail.id,
        kind: "hard",
        status: "5.1.1",
        diagnostic: `550 <${person.email}>: unknown`,
        sourceId: randomUUID(),
        receivedAt: now,
      },
    });
    expect(await correctAddress({ registrationId, basis: person.email, email }, by(organiser))).toMatchObject({
      ok: true,
    });
    expect(await placesWith(url, [person.email])).toContain("mail_bounce.diagnostic");
    expect(await eraseRegistration({ registrationId }, by(organiser))).toEqual({ ok: true });
    expect(await placesWith(url, [person.givenName, person.familyName, person.email])).toEqual([]);
    expect(await db.mailBounce.findFirstOrThrow({ where: { mailId: mail.id } })).toMatchObject({ status: "5.1.1" });
  });

  it("leaves alone whoever is registered with an address that was somebody else's by mistake", async () => {
    const { registration } = await fullRecord(db);
    const { email } = await buildRegistration(db, { eventId: registration.eventId });
    const mistaken = await buildRegistration(db, { eventId: registration.eventId, status: "cancelled" });
    await recordAudit(db, {
      at: now,
      actor: organiser,
      action: "registration.address_corrected",
      eventId: mistaken.eventId,
      registrationId: mistaken.id,
      before: { email },
      after: { email: mistaken.email },
    });
    expect(await eraseRegistration({ registrationId: mistaken.id }, by(organiser))).toEqual({ ok: true });
    expect(await placesWith(url, [email])).toEqual([
      "registration.email",
      "registration.email_key",
      "registration.search_text",
    ]);
  });

  it("does not take somebody for the person whose name or address only begins alike", async () => {
    const person = { givenName: "Bo", familyName: "Li", email: "li@example.org" };
    const registration = await buildRegistration(db, { ...person, status: "cancelled" });
    const { eventId } = registration;
    const lead = await buildRegistration(db, { eventId });
    const about = { at: now, actor: participant, action: "registration.handover_offered", eventId } as const;
    const alike = { name: "Bo Lindt", email: "bo.li@example.org.dk" };
    await recordAudit(db, { ...about, registrationId: lead.id, after: alike });
    await recordAudit(db, { ...about, registrationId: lead.id, after: { name: 'BO "Li"', email: "LI@example.org" } });
    await eraseRegistration({ registrationId: registration.id }, by(organiser));
    const entries = await db.auditEntry.findMany({ where: { registrationId: lead.id }, orderBy: { number: "asc" } });
    expect(entries.map(({ after }) => after)).toEqual([alike, null]);
  });

  it("finds names with quotes and signs that mean something to a search", async () => {
    const person = { givenName: 'Eli "B." (née', familyName: "C.*) \\ Øst", email: "eli+c.*@example.org" };
    const registration = await buildRegistration(db, { ...person, status: "declined" });
    const { eventId } = registration;
    const lead = await buildRegistration(db, { eventId });
    const name = `${person.givenName} ${person.familyName}`;
    await recordAudit(db, {
      at: now,
      actor: participant,
      action: "registration.handed_over",
      eventId,
      registrationId: lead.id,
      after: { name },
    });
    await eraseRegistration({ registrationId: registration.id }, by(organiser));
    expect(await placesWith(url, ["née", "eli+c"])).toEqual([]);
  });

  it("records a page without a space, and finds a name beyond its beginning", async () => {
    const longName = { givenName: "語".repeat(150), familyName: "山田" };
    const registration = await buildRegistration(db, { ...longName, status: "declined" });
    const { eventId } = registration;
    const lead = await buildRegistration(db, { eventId });
    const about = {
      at: now,
      actor: participant,
      action: "registration.changed",
      eventId,
      registrationId: lead.id,
    } as const;
    // No two characters alike in a row: PostgreSQL would compress what repeats itself.
    const page = Array.from({ length: 2_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7_919) % 20_000))).join(
      "",
    );
    await recordAudit(db, { ...about, after: { answer: page } });
    await recordAudit(db, { ...about, after: { name: `${longName.givenName} ${longName.familyName}` } });
    await eraseRegistration({ registrationId: registration.id }, by(organiser));
    const entries = await db.auditEntry.findMany({ where: { registrationId: lead.id }, orderBy: { number: "asc" } });
    expect(entries.map(({ after }) => after)).toEqual([{ answer: page }, null]);
  });
});

describe("the words by which entries and mails are found before they are looked at", () => {
  const namesIn = async (texts: { text: string; name: string }[]) =>
    db.$queryRaw<{ text: string; isNamed: boolean; hasWords: boolean }[]>`
      SELECT t.text, names_person(t.text, t.name, '{}') AS "isNamed", words_of(t.text) @> words_of(t.name) AS "hasWords"
      FROM jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) AS t (text text, name text)`;

  it("are in every text that names the person, as text and as JSON", async () => {
    const word = fc.constantFrom(
      "Éva",
      'O"Brien',
      "van",
      "Σοφίας",
      "ŠIŠKA",
      "İpek",
      "محمد",
      "山田",
      "Li-Wei",
      "d’Arc",
      "Ø",
    );
    const name = fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(" "));
    const around = fc.constantFrom("", " ", "\n", ", ", "\t", "(", ".", "x", "-", "\\", '"', "\\n");
    const made = fc.record({ name, before: around, after: around, isUpper: fc.boolean(), isJson: fc.boolean() });
    const texts = fc.sample(made, 2_000).map(({ name: one, before, after, isUpper, isJson }) => {
      const text = `Dear${before}${isUpper ? one.toUpperCase() : one}${after}yours`;
      return { name: one, text: isJson ? JSON.stringify({ text }) : text };
    });
    const found = await namesIn(texts);
    expect(found.filter(({ isNamed }) => isNamed).length).toBeGreaterThan(500);
    expect(found.filter(({ isNamed, hasWords }) => isNamed && !hasWords)).toEqual([]);
  });

  it("are told from the line end before them, which JSON writes as a letter", async () => {
    const text = JSON.stringify({ body: "Dear all,\nBo Li\tspeaks" });
    expect(await namesIn([{ text, name: "Bo Li" }])).toMatchObject([{ isNamed: true, hasWords: true }]);
  });
});
