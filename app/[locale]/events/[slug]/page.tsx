import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { languageLinks } from "@/app/language-links";
import { eventBySlug } from "@/app/page-event";
import { EventBody } from "@/components/events/event-body";
import { clock } from "@/lib/clock";
import { env } from "@/lib/env";
import { isCancelled, textFor } from "@/lib/events/rules";
import { localeTag } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { structuredData } from "./structured-data";

type Props = { params: Promise<{ locale: string; slug: string }> };

async function gate({ params }: Props) {
  const { locale, slug } = await params;
  const event = isLocale(locale) ? await eventBySlug(slug) : null;
  if (!isLocale(locale) || !event) notFound();
  return { locale, slug, event, text: textFor(event, locale) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, slug, event, text } = await gate(props);
  const title = isCancelled(event) ? translator(locale, "event")("cancelled.mark", { title: text.title }) : text.title;
  const shown = { title, description: text.summary };
  return {
    ...shown,
    alternates: languageLinks(locale, `/events/${slug}`, event.languages),
    openGraph: {
      ...shown,
      type: "website",
      url: `/${locale}/events/${slug}`,
      siteName: text.privacyController,
      locale: localeTag(locale).replace("-", "_"),
    },
    twitter: { ...shown, card: "summary_large_image" },
  };
}

export default async function EventPage(props: Props) {
  const { locale, event, text } = await gate(props);
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <>
      <script
        type="application/ld+json"
        nonce={nonce}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every "<" escaped
        dangerouslySetInnerHTML={{ __html: structuredData(event, text, locale, env().APP_URL) }}
      />
      <EventBody locale={locale} event={event} text={text} now={clock.now()} />
    </>
  );
}
