import { StatusTag } from "@/components/ui/status-tag";
import { closingMoment } from "@/lib/events/rules";
import { formatDate, formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { EventStatus } from "@/prisma/generated/enums";

type Props = {
  t: Translate<"admin">;
  locale: Locale;
  title: string;
  event: {
    slug: string;
    status: EventStatus;
    /** IANA name; all moments are told in it. */
    timeZone: string;
    startsAt: Date;
    registrationOpensAt: Date;
    registrationClosesAt: Date;
    closedAt: Date | null;
  };
  registration: "not_yet_open" | "open" | "closed";
  /** Address of the list of registrations. */
  list: string;
};

/** What an event is, when one can register, and the ways to the list and to the public page. */
export function EventSummary({ t, locale, title, event, registration, list }: Props) {
  const { timeZone } = event;
  const opens = formatMoment(event.registrationOpensAt, locale, timeZone);
  const closes = formatMoment(closingMoment(event), locale, timeZone);
  return (
    <div className="stack">
      <h1>{title}</h1>
      {event.status === "cancelled" ? (
        <p>
          <StatusTag tone="ended">{t("events.cancelled")}</StatusTag>{" "}
          {t("overview.wouldHaveHappened", { date: formatDate(event.startsAt, locale, timeZone) })}
        </p>
      ) : (
        <p>
          {t("overview.happens", { date: formatDate(event.startsAt, locale, timeZone) })} {t("overview.window")}:{" "}
          {t(`overview.${registration}`, { opens, closes })}
        </p>
      )}
      <p className="cluster">
        <a className="button" href={list}>
          {t("overview.registrations")}
        </a>
        {event.status === "draft" ? (
          t("events.draft")
        ) : (
          <a href={`/${locale}/events/${event.slug}`}>{t("overview.publicPage")}</a>
        )}
      </p>
    </div>
  );
}
