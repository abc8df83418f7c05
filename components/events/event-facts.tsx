import type { EventView } from "@/lib/events/queries";
import { formatCountry, formatDate, formatTimeRange } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = {
  locale: Locale;
  event: Pick<
    EventView,
    | "startsAt"
    | "endsAt"
    | "timeZone"
    | "venueCountry"
    | "venueName"
    | "venueBuilding"
    | "venueRoom"
    | "venueAddress"
    | "registrationClosesAt"
  >;
  city: string;
  /** What people call its time zone (`zoneFor`). */
  zone: string;
  /** Whether the last day for registration is still of use to the reader. */
  withDeadline: boolean;
};

/** When, where and until when: what everybody looks for first. */
export function EventFacts({ locale, event, city, zone, withDeadline }: Props) {
  const t = translator(locale, "event");
  const country = formatCountry(event.venueCountry, locale);
  const rooms = [event.venueName, event.venueBuilding, event.venueRoom].filter(Boolean).join(", ");
  return (
    <dl className="facts">
      <div>
        <dt>{t("when")}</dt>
        <dd>
          <strong>{formatDate(event.startsAt, locale, event.timeZone)}</strong>
          <span>
            {t("timeZone", { time: formatTimeRange(event.startsAt, event.endsAt, locale, event.timeZone), zone })}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t("where")}</dt>
        <dd>
          <strong>{`${city}, ${country}`}</strong>
          <span>{rooms || t("roomToCome")}</span>
          {event.venueAddress && <span>{event.venueAddress}</span>}
        </dd>
      </div>
      {withDeadline && (
        <div>
          <dt>{t("deadline")}</dt>
          <dd>
            <strong>{formatDate(event.registrationClosesAt, locale, event.timeZone)}</strong>
          </dd>
        </div>
      )}
    </dl>
  );
}
