import { describe, expect, it } from "vitest";
import { readSender } from "@/app/admin/events/[slug]/mail/sender/form";
import { readTexts, storedTexts } from "@/app/admin/events/[slug]/mail/texts/form";
import { problemWords, textErrors } from "@/app/admin/events/[slug]/mail/texts/words";
import { samples } from "@/emails/samples";
import { shippedWords } from "@/emails/shipped-words";
import { locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { placeholderProblems } from "@/lib/mail-texts/rules";
import { editableKinds, kindFromAddress, kindInAddress, placeholdersOf, textParts } from "@/lib/mail-texts/schema";

const shippedOf = (kind: (typeof editableKinds)[number]) =>
  locales.map((language) => {
    const sample = samples(language)["registration.confirmed"];
    return { language, words: shippedWords(kind, language, sample.event) };
  });

describe.each(editableKinds)("the form of %s", (kind) => {
  const shipped = shippedOf(kind);

  it("shows shipped words whose placeholders this mail has, and without anybody's name", () => {
    for (const { words } of shipped) {
      for (const part of textParts) {
        expect(placeholderProblems(words[part].words, placeholdersOf(kind)), words[part].words).toEqual([]);
        if (!words[part].isExample) expect(words[part].words).not.toMatch(/Søren|Maja|Ana Ionescu|BRINC/);
      }
    }
  });

  it("keeps nothing when nothing was changed", () => {
    const values = storedTexts({}, shipped);
    const nothing = { subject: null, opening: null, closing: null };
    expect(readTexts(values, kind, shipped)).toEqual({ ok: true, texts: { da: nothing, en: nothing } });
    expect(readTexts({}, kind, shipped)).toEqual({ ok: true, texts: { da: nothing, en: nothing } });
  });

  it("has an address of its own", () => {
    expect(kindInAddress(kind)).toMatch(/^[a-z]+-[a-z_]+$/);
    expect(kindFromAddress(kindInAddress(kind))).toBe(kind);
  });
});

describe("what is typed", () => {
  const kind = "event.reminder";
  const shipped = shippedOf(kind);
  const read = (values: Record<string, string>) => readTexts({ ...storedTexts({}, shipped), ...values }, kind, shipped);

  it("is kept where it differs; an emptied closing leaves the shipped one out", () => {
    const result = read({
      "subject.en": "  Soon: {event} ",
      "opening.en": "a\r\nb",
      "opening.da": "",
      "closing.en": " ",
    });
    expect(result).toEqual({
      ok: true,
      texts: {
        da: { subject: null, opening: null, closing: null },
        en: { subject: "Soon: {event}", opening: "a\nb", closing: "" },
      },
    });
  });

  it.each([
    ["subject.en", "Hello\r\nBcc: everyone@example.org", "unprintable"],
    ["subject.en", "Hello \u202Efdp.exe", "unprintable"],
    ["subject.da", "x".repeat(151), "too_long"],
    ["opening.en", `x${String.fromCharCode(7)}`, "unprintable"],
    ["closing.da", "x".repeat(5_001), "too_long"],
    ["opening.en", "Hello {givenname}", "placeholder"],
    ["subject.en", "{event", "placeholder"],
    ["subject.en", "Your page: {own_page}", "placeholder"],
  ])("%s: %j is refused (%s)", (name, typed, code) => {
    const result = read({ [name]: typed });
    if (result.ok) throw new Error("not refused");
    expect(result.errors).toMatchObject([{ name, code }]);
    for (const locale of locales) {
      const [error] = textErrors(translator(locale, "mailTexts"), result.errors, locale);
      expect(error?.message).toMatch(/^\p{Lu}.*: .+\.$/u);
      expect(error?.message).not.toMatch(/mailTexts\.|invalid|please/i);
    }
  });

  it("names a wrong placeholder and the one that was meant", () => {
    const t = translator("en", "mailTexts");
    const words = (text: string) =>
      placeholderProblems(text, placeholdersOf("invitation.sent")).map((p) => problemWords(t, p));
    expect(words("{givenname} {reference} {x} { } }")).toEqual([
      "“{givenname}” is not a placeholder. Write {given_name} instead.",
      "“{reference}” cannot stand here. Remove it.",
      expect.stringContaining("“{x}” is not a placeholder."),
      expect.stringContaining("“{ }” is not a placeholder."),
      expect.stringContaining("“}” has no opening brace"),
    ]);
  });
});

describe("the sender's form", () => {
  const event = { mailSenderName: null, mailReplyTo: null, texts: [{ locale: "da" }, { locale: "en" }] } as never;

  it("takes names of every script and one address", () => {
    const values = {
      senderName: ' Ελένη "Eli", B. ',
      replyTo: "events@παράδειγμα.example",
      "signature.en": "Kim\r\nDesk",
    };
    expect(readSender(values, event)).toEqual({
      ok: true,
      sender: {
        mailSenderName: 'Ελένη "Eli", B.',
        mailReplyTo: "events@παράδειγμα.example",
        signatures: { da: null, en: "Kim\nDesk" },
      },
    });
  });

  it.each([
    ["senderName", "Kim\r\nBcc: x@example.org", "name_unprintable"],
    ["senderName", "pay@bank.example", "name_address"],
    ["senderName", "x".repeat(81), "name_too_long"],
    ["replyTo", "one@example.org, two@example.org", "reply_not_an_address"],
    ["replyTo", "one@example.org\r\nBcc: two@example.org", "reply_not_an_address"],
    ["replyTo", "Kim <kim@example.org>", "reply_not_an_address"],
    ["signature.da", "x".repeat(1_001), "signature_too_long"],
    ["signature.en", "\u0000", "signature_unprintable"],
  ])("refuses %s: %j (%s)", (name, typed, code) => {
    expect(readSender({ [name]: typed }, event)).toMatchObject({ ok: false, errors: [{ name, code }] });
  });
});
