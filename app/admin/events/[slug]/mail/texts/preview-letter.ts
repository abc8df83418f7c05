import { findTyped } from "@/app/admin/typed";
import { renderMail } from "@/emails/render";
import { samples } from "@/emails/samples";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { ownWords } from "@/lib/letters/rules";
import type { MailContent, RenderedMail } from "@/lib/mail/schema";
import type { MailTexts } from "@/lib/mail-texts/schema";
import { readTexts, textsForm } from "./form";
import type { OpenKind } from "./open-texts";

/**
 * The words to be previewed: typed and not saved yet, else those on record. Null when what was typed cannot be used.
 */
export async function wordsToPreview(opened: OpenKind): Promise<{ texts: MailTexts; typed: boolean } | null> {
  const values = await findTyped(textsForm(opened.event.slug, opened.kind));
  if (!values) return { texts: opened.stored, typed: false };
  const read = readTexts(values, opened.kind, opened.shipped);
  return read.ok ? { texts: read.texts, typed: true } : null;
}

/** The letter of a made-up participant in the words given, with the facts of the real event. */
export async function previewLetter(opened: OpenKind, texts: MailTexts, language: Locale): Promise<RenderedMail> {
  const { kind, factsIn } = opened;
  const text = texts[language];
  const own = ownWords(text ? [{ kind, locale: language, ...text }] : [], kind, language);
  return renderMail({ ...samples(language)[kind], event: factsIn(language), own } as MailContent);
}

/** The language asked for in the address, if the event's letters can be in it. */
export function languageAsked(asked: string | string[] | null | undefined, languages: Locale[]): Locale {
  const [first = "en"] = languages;
  return isLocale(asked) && languages.includes(asked) ? asked : first;
}
