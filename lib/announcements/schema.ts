import { isLocale, type Locale } from "../i18n/locales";
import { countCharacters, UNPRINTABLE } from "../registrations/schema";
import { announcementLength } from "./constants";

export const announcementParts = ["subject", "body"] as const;
export type AnnouncementPart = (typeof announcementParts)[number];

/** Subject and body as organisers wrote them, placeholders in braces. Either may still be empty in a draft. */
export type AnnouncementText = { locale: Locale; subject: string; body: string };

/** Name of the field for one part in one language. */
export const textField = (part: AnnouncementPart, locale: string) => `${part}.${locale}`;

/** What keeps a text from being kept at all; the words stand in the messages `announcements.errors.<code>`. */
export type TextError = { name: string; locale: Locale; code: "too_long" | "unprintable"; most: number };

/**
 * The texts of a form, languages without any words left out.
 * @param languages those the event's people can read in.
 */
export function readTexts(
  values: Record<string, string>,
  languages: readonly Locale[],
): { texts: AnnouncementText[]; errors: TextError[] } {
  const errors: TextError[] = [];
  const texts = languages.map((locale): AnnouncementText => {
    const read = (part: AnnouncementPart) => {
      const name = textField(part, locale);
      const text = normal(values[name] ?? "", part);
      const most = announcementLength[part];
      if (UNPRINTABLE.test(text.replace(/[\n\t]/g, " "))) errors.push({ name, locale, code: "unprintable", most });
      else if (countCharacters(text) > most) errors.push({ name, locale, code: "too_long", most });
      return text;
    };
    return { locale, subject: read("subject"), body: read("body") };
  });
  return { texts: texts.filter(({ subject, body }) => subject || body), errors };
}

/** As it is kept: composed, one kind of line end, a subject on one line. */
function normal(typed: string, part: AnnouncementPart): string {
  const text = typed.normalize("NFC").replace(/\r\n?/g, "\n").trim();
  return part === "subject" ? text.replace(/\s+/g, " ") : text;
}

/** Languages that an announcement can be written in: those of the event that the application speaks. */
export function writtenLanguages(event: { languages: readonly string[] }): Locale[] {
  const known = event.languages.filter(isLocale);
  return known.length > 0 ? known : ["en"];
}
