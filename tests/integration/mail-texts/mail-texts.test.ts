import { describe, expect, it } from "vitest";
import { findEventForLetters } from "@/lib/mail/queries";
import { changeSender, type SenderSettings } from "@/lib/mail-texts/commands/change-sender";
import { resetMailText } from "@/lib/mail-texts/commands/reset-mail-text";
import { saveMailTexts } from "@/lib/mail-texts/commands/save-mail-texts";
import { senderVersion, textsOf, versionOf } from "@/lib/mail-texts/queries";
import type { MailText } from "@/lib/mail-texts/schema";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser } from "../../support/factories";

const { db } = await testDatabase();
const kind = "registration.confirmed";
const nothing: MailText = { subject: null, opening: null, closing: null };

async function desk() {
  const event = await buildEvent(db);
  const organiser = await buildOrganiser(db, { email: `${event.id}@example.org` });
  const ctx = { db, now: new Date("2024-02-05T09:00:00Z"), actor: { kind: "organiser", id: organiser.id } } as const;
  const read = async () => (await findEventForLetters(db, event.id)) ?? expect.fail("no event");
  const version = async () => versionOf((await read()).mailTexts, kind);
  const audit = () =>
    db.auditEntry
      .findMany({ where: { eventId: event.id }, orderBy: { number: "asc" } })
      .then((all) =>
        all.map(({ action, before, after, actorId }) => ({ action, before, after, by: actorId === organiser.id })),
      );
  return { event, ctx, read, version, audit };
}

describe("organisers' words", () => {
  it("are saved in all languages at once, with what stood there before on record", async () => {
    const { event, ctx, read, version, audit } = await desk();
    const first = { da: { ...nothing, subject: "Du er med" }, en: nothing };
    const save = async (texts: Record<"da" | "en", MailText>) =>
      saveMailTexts({ eventId: event.id, kind, texts, version: await version() }, ctx);
    expect(await save(first)).toEqual({ ok: true, changed: true });
    expect(textsOf((await read()).mailTexts, kind)).toEqual({ da: first.da });
    expect(await save(first)).toEqual({ ok: true, changed: false });
    const second = { da: { ...nothing, closing: "" }, en: { ...nothing, opening: "Hello {event}" } };
    expect(await save(second)).toEqual({ ok: true, changed: true });
    expect(textsOf((await read()).mailTexts, kind)).toEqual(second);
    expect(await audit()).toEqual([
      {
        action: "mail_text.changed",
        before: { kind, "subject.da": null },
        after: { kind, "subject.da": "Du er med" },
        by: true,
      },
      {
        action: "mail_text.changed",
        before: { kind, "subject.da": "Du er med", "closing.da": null, "opening.en": null },
        after: { kind, "subject.da": null, "closing.da": "", "opening.en": "Hello {event}" },
        by: true,
      },
    ]);
  });

  it("of another kind do not get in the way, and no row is left where all is as shipped", async () => {
    const { event, ctx, read, version } = await desk();
    const shown = await version();
    await db.eventMailText.create({
      data: { eventId: event.id, kind: "event.reminder", locale: "en", subject: "Soon" },
    });
    const own = { en: { ...nothing, subject: "In" } };
    expect((await saveMailTexts({ eventId: event.id, kind, texts: own, version: shown }, ctx)).ok).toBe(true);
    await saveMailTexts({ eventId: event.id, kind, texts: { en: nothing }, version: await version() }, ctx);
    expect((await read()).mailTexts.map((text) => text.kind)).toEqual(["event.reminder"]);
  });

  it("are not overwritten by somebody who has not seen them, however close together both save", async () => {
    const { event, ctx, read, version } = await desk();
    const shown = await version();
    const save = (subject: string) =>
      saveMailTexts({ eventId: event.id, kind, texts: { en: { ...nothing, subject } }, version: shown }, ctx);
    const results = await Promise.all([save("One"), save("Two"), save("Three")]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.reason === "changed_meanwhile")).toHaveLength(2);
    const winner = ["One", "Two", "Three"][results.findIndex(({ ok }) => ok)];
    expect(textsOf((await read()).mailTexts, kind).en?.subject).toBe(winner);
  });

  it("give way to the shipped ones again, on record", async () => {
    const { event, ctx, version, audit } = await desk();
    const own = { en: { ...nothing, subject: "In" } };
    await saveMailTexts({ eventId: event.id, kind, texts: own, version: await version() }, ctx);
    const key = { eventId: event.id, kind, locale: "en" } as const;
    expect(await resetMailText(key, ctx)).toEqual({ changed: true });
    expect(await resetMailText(key, ctx)).toEqual({ changed: false });
    expect((await audit()).at(-1)).toMatchObject({
      action: "mail_text.changed",
      before: { kind, "subject.en": "In" },
      after: { kind, "subject.en": null },
    });
    expect(await db.eventMailText.count({ where: { eventId: event.id } })).toBe(0);
  });
});

describe("the sender", () => {
  const sender: SenderSettings = {
    mailSenderName: "Clean Cluster",
    mailReplyTo: "events@example.org",
    signatures: { da: "Venlig hilsen\nJoan", en: null },
  };

  it("is changed with the old values on record, and only by whoever has seen them", async () => {
    const { event, ctx, read, audit } = await desk();
    const version = senderVersion(await read());
    expect(await changeSender({ eventId: event.id, version, sender }, ctx)).toEqual({ ok: true, changed: true });
    expect(await changeSender({ eventId: event.id, version, sender }, ctx)).toEqual({
      ok: false,
      reason: "changed_meanwhile",
    });
    const stored = await read();
    expect(stored).toMatchObject({ mailSenderName: "Clean Cluster", mailReplyTo: "events@example.org" });
    const again = { eventId: event.id, version: senderVersion(stored), sender };
    expect(await changeSender(again, ctx)).toEqual({ ok: true, changed: false });
    expect(await audit()).toEqual([
      {
        action: "event.sender_changed",
        before: { mailSenderName: null, mailReplyTo: null, "mailSignature.da": null },
        after: {
          mailSenderName: "Clean Cluster",
          mailReplyTo: "events@example.org",
          "mailSignature.da": "Venlig hilsen\nJoan",
        },
        by: true,
      },
    ]);
  });
});
