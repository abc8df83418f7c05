import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { languageLinks } from "@/app/language-links";
import { eventBySlug } from "@/app/page-event";
import { ConferenceSection } from "@/components/events/conference-section";
import { ContactSection } from "@/components/events/contact-section";
import { EventFacts } from "@/components/events/event-facts";
import { EventHero } from "@/components/events/event-hero";
import { LoopMotif } from "@/components/events/loop-motif";
import { RegisterAction, RegisterLink } from "@/components/events/register-action";
import { TravelSection } from "@/components/events/travel-section";
import { WorkshopSection } from "@/components/events/workshop-section";
import { Paragraphs } from "@/components/ui/paragraphs";
import { SectionRow } from "@/components/ui/section-row";
import { clock } from "@/lib/clock";
import { env } from "@/lib/env";
import { cityFor, isCancelled, languageOf, textFor, travelRequestsOpen } from "@/lib/events/rules";
import { localeTag } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { admission } from "@/lib/registrations/rules";
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
  const { locale, slug, event, text } = await gate(props);
  const t = translator(locale, "event");
  const now = clock.now();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const city = cityFor(event, text);
  const state = admission(event, event.seats, now);
  const canSend = state === "admitted" || state === "waiting_list";
  const calendar = (
    <a className="calendar-link" href={`/events/${slug}/calendar.ics?locale=${locale}`}>
      {t("calendar")}
    </a>
  );
  return (
    <>
      <script
        type="application/ld+json"
        nonce={nonce}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every "<" escaped
        dangerouslySetInnerHTML={{ __html: structuredData(event, text, locale, env().APP_URL) }}
      />
      <EventHero
        title={text.title}
        lead={text.summary}
        lang={languageOf(text)}
        facts={<EventFacts locale={locale} event={event} city={city} withDeadline={canSend} />}
        action={
          <>
            <RegisterAction locale={locale} event={event} text={text} state={state} now={now} />
            {state !== "over" && state !== "cancelled" && calendar}
          </>
        }
      />
      <SectionRow id="background" heading={t("background")}>
        <Paragraphs text={text.background} lead="lead" />
      </SectionRow>
      <WorkshopSection locale={locale} text={text} />
      <ConferenceSection locale={locale} event={event} text={text} />
      {state !== "cancelled" && (
        <TravelSection locale={locale} event={event} text={text} open={travelRequestsOpen(event, now)} />
      )}
      <ContactSection locale={locale} event={event} text={text} />
      {state === "admitted" && (
        <section className="call no-print" aria-labelledby="ready">
          <LoopMotif className="call__motif" />
          <h2 id="ready">{t("ready")}</h2>
          <p>{t("readyText")}</p>
          <RegisterLink locale={locale} event={event} state={state} />
        </section>
      )}
    </>
  );
}
