import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { EventCard } from "@/components/events/event-card";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { listOpenEvents } from "@/lib/events/queries";
import { cityFor, textFor } from "@/lib/events/rules";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { languageLinks } from "../language-links";
import { eventOfThisPage } from "../page-event";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale, "site")("events.title"), alternates: languageLinks(locale, "") };
}

export default async function EventsPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const events = await listOpenEvents(database(), clock.now());
  const [only] = events;
  if (only && events.length === 1) redirect(`/${locale}/events/${only.slug}`);

  const t = translator(locale, "site");
  const last = events.length === 0 ? await eventOfThisPage() : null;
  const shown = last ? [last] : events;
  return (
    <div className="page page--wide">
      <h1>{t("events.title")}</h1>
      {events.length === 0 ? (
        <p className="lead">{`${t("events.empty")} ${last ? t("events.last") : t("events.emptyNext")}`}</p>
      ) : (
        <p className="lead">{t("events.lead")}</p>
      )}
      {shown.length > 0 && (
        <ul className="card-list">
          {shown.map((event) => {
            const text = textFor(event, locale);
            return (
              <li key={event.id}>
                <EventCard locale={locale} event={event} text={text} city={cityFor(event, text)} isOver={!!last} />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
