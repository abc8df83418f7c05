import { previewLetter } from "@/app/admin/preview-letter";
import { findAnnouncement, findReader } from "@/lib/announcements/queries";
import { languageFor } from "@/lib/announcements/rules";
import { database } from "@/lib/db";
import { env } from "@/lib/env";
import { getEventForLetters } from "@/lib/letters/queries";
import { eventFacts } from "@/lib/letters/rules";
import { valuesFor } from "@/lib/mail-texts/rules";
import type { OrganiserScope } from "@/lib/organisers/policy";

type Wanted = {
  scope: OrganiserScope<"registrations.read">;
  event: { id: string; languages: readonly string[] };
  announcementId: string;
  personId: string;
};

/**
 * An announcement as one of those who would get it reads it: the words in the language they get, with their own values.
 * Null where they would not get it, or where it has no words yet.
 */
export async function readerLetter({ scope, event, announcementId, personId }: Wanted) {
  const announcement = await findAnnouncement(database(), scope, event.id, announcementId);
  if (!announcement) return null;
  const { audience, isNews, texts } = announcement;
  const reader = await findReader(database(), scope, event.id, { audience, isNews, id: personId });
  if (!reader) return null;
  const written = texts.map(({ locale }) => locale);
  const locale = languageFor(reader.locale, written, event.languages);
  const text = texts.find((one) => one.locale === locale);
  if (!text) return null;
  const letters = await getEventForLetters(database(), scope, event.id);
  const url = `${env().APP_URL}/${locale}/events/${letters.slug}`;
  const values = valuesFor(
    { event: eventFacts(letters, locale, url), person: { ...reader, url: "" }, ownPage: url },
    locale,
  );
  return { announcement, reader: { ...reader, locale }, text, values, event: letters };
}
type ReaderLetter = NonNullable<Awaited<ReturnType<typeof readerLetter>>>;

/** The same as a letter, made as the worker makes it; links to the reader's own page lead nowhere. */
export function renderReaderLetter({ announcement, reader, text, event }: ReaderLetter) {
  const { subject, body } = text;
  return previewLetter({
    kind: "announcement.sent",
    data: { subject, body, isNews: announcement.isNews },
    event,
    reader,
  });
}
