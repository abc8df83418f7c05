import { notFound } from "next/navigation";
import { cache } from "react";
import { shippedWords } from "@/emails/shipped-words";
import { database } from "@/lib/db";
import { env } from "@/lib/env";
import { isLocale, type Locale, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { eventFacts } from "@/lib/letters/rules";
import { findEventTexts, textsOf, versionOf } from "@/lib/mail-texts/queries";
import { kindFromAddress, kindInAddress } from "@/lib/mail-texts/schema";
import { openEvent } from "../../open-event";

/** What the pages about an event's words begin with: gate, event, what its letters say. Once per request. */
export const openTexts = cache(async (slug: string) => {
  const opened = await openEvent(slug);
  const letters = await findEventTexts(database(), opened.scope, opened.event.id);
  if (!letters) notFound();
  const spoken = letters.languages.filter(isLocale);
  return {
    ...opened,
    t: translator(opened.locale, "mailTexts"),
    admin: opened.t,
    letters,
    /** Languages that letters of this event can be in, the event's first language first. */
    languages: [...spoken, ...locales.filter((locale) => !spoken.includes(locale))],
    here: `/admin/events/${opened.event.slug}/mail/texts`,
    factsIn: (locale: Locale) => eventFacts(letters, locale, `${env().APP_URL}/${locale}/events/${opened.event.slug}`),
  };
});

export type OpenTexts = Awaited<ReturnType<typeof openTexts>>;

export type KindParams = { params: Promise<{ slug: string; kind: string }> };

/** The same with one kind of letter; 404 for what is none. */
export async function openKind({ params }: KindParams) {
  const { slug, kind: part } = await params;
  const opened = await openTexts(slug);
  const kind = kindFromAddress(part);
  if (!kind) notFound();
  return {
    ...opened,
    kind,
    name: opened.admin(`mailKinds.${kind.replace(".", ":")}` as "mailKinds.registration:confirmed"),
    page: `${opened.here}/${kindInAddress(kind)}`,
    stored: textsOf(opened.letters.mailTexts, kind),
    version: versionOf(opened.letters.mailTexts, kind),
    shipped: opened.languages.map((language) => ({
      language,
      words: shippedWords(kind, language, opened.factsIn(language)),
    })),
  };
}

export type OpenKind = Awaited<ReturnType<typeof openKind>>;
