import { StatusTag } from "@/components/ui/status-tag";
import type { EventState } from "@/lib/event-editor/rules";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";

export type EventRow = {
  slug: string;
  title: string;
  /** Language of the title, where it is not the page's. */
  lang?: string;
  startsAt: Date;
  timeZone: string;
  city: string;
  state: EventState;
  /** Live registrations, and seats in all. */
  people: number;
  capacity: number;
};

type Props = {
  t: Translate<"eventEditor">;
  locale: Locale;
  events: EventRow[] /** Whether one may make others. */;
  mayAdd: boolean;
};

const tones = {
  draft: "waiting",
  not_yet_open: "waiting",
  open: "good",
  closed: "ended",
  over: "ended",
  cancelled: "bad",
} as const;

/** All events; on a phone each row becomes a card. */
export function EventTable({ t, locale, events, mayAdd }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={t("list.caption")} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{t("list.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("list.columns.event")}</th>
            <th scope="col">{t("list.columns.when")}</th>
            <th scope="col">{t("list.columns.state")}</th>
            <th scope="col">{t("list.columns.people")}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <tr key={event.slug}>
              <th scope="row">
                <div className="lines">
                  <a href={`/admin/events/${event.slug}`}>
                    <bdi lang={event.lang}>{event.title}</bdi>
                  </a>
                  {mayAdd && (
                    <a className="event-table__more" href={`/admin/events/${event.slug}/duplicate`}>
                      {t("list.duplicate")}
                      <span className="visually-hidden">: {event.title}</span>
                    </a>
                  )}
                </div>
              </th>
              <td data-label={t("list.columns.when")}>
                <div className="lines">
                  <span>{formatDate(event.startsAt, locale, event.timeZone)}</span>
                  <bdi>{event.city}</bdi>
                </div>
              </td>
              <td data-label={t("list.columns.state")}>
                <StatusTag tone={tones[event.state]}>{t(`states.${event.state}`)}</StatusTag>
              </td>
              <td data-label={t("list.columns.people")}>
                {t("list.people", { count: event.people, seats: event.capacity })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
