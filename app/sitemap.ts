import type { MetadataRoute } from "next";
import { database } from "@/lib/db";
import { env } from "@/lib/env";
import { listPublishedEvents } from "@/lib/events/queries";
import { isLocale, locales } from "@/lib/i18n/locales";

export const dynamic = "force-dynamic";

/** Events and notices in every language, each with its translations. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const events = await listPublishedEvents(database());
  return [
    ...events.flatMap(({ slug, languages, updatedAt }) => [
      ...entries(`/events/${slug}`, languages.filter(isLocale), updatedAt),
      ...entries(`/events/${slug}/privacy`, languages.filter(isLocale)),
    ]),
    ...entries("/accessibility", locales),
  ];
}

function entries(path: string, languages: readonly string[], lastModified?: Date): MetadataRoute.Sitemap {
  const address = (language: string) => `${env().APP_URL}/${language}${path}`;
  const translations = Object.fromEntries(languages.map((language) => [language, address(language)]));
  return languages.map((language) => ({
    url: address(language),
    ...(lastModified && { lastModified }),
    alternates: { languages: translations },
  }));
}
