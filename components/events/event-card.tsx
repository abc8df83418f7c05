import type { EventText, EventView } from "@/lib/events/queries";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = {
  locale: Locale;
  event: Pick<EventView, "slug" | "startsAt" | "timeZone">;
  text: EventText;
  city: string;
  isOver: boolean;
};

/** One event in a list. */
export function EventCard({ locale, event, text, city, isOver }: Props) {
  const address = `/${locale}/events/${event.slug}`;
  return (
    <article className="card event-card">
      <p className="eyebrow">{`${formatDate(event.startsAt, locale, event.timeZone)} · ${city}`}</p>
      <h2>
        <a href={address}>{text.title}</a>
      </h2>
      <p>{text.summary}</p>
      {!isOver && (
        <p>
          <a className="button" href={address}>
            {translator(locale, "site")("events.read")}
            <span className="visually-hidden">: {text.title}</span>
          </a>
        </p>
      )}
    </article>
  );
}
