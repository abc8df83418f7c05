import { mailto } from "@/components/ui/mailto";
import type { EventView } from "@/lib/events/queries";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = {
  locale: Locale;
  /** Address of the own registration. */
  address: string;
  event: EventView;
  isLive: boolean;
  canChange: boolean;
  canCancel: boolean;
};

/**
 * What one can do with one's own registration. Each button leads to a page of its own by GET, which changes nothing:
 * mail scanners follow links and some press buttons.
 */
export function OwnRegistrationActions({ locale, address, event, isLive, canChange, canCancel }: Props) {
  if (!isLive) return null;
  const t = translator(locale, "registration");
  return (
    <>
      {!canCancel && !canChange && <p>{t("own.started")}</p>}
      {canCancel && !canChange && (
        <p>
          {t.rich("own.changesClosed", {
            date: formatMoment(event.changesCloseAt, locale, event.timeZone),
            contact: event.contactEmail,
            mailto,
          })}
        </p>
      )}
      <div className="button-group">
        {canChange && (
          <form action={`${address}/change`}>
            <button className="button button--secondary" type="submit">
              {t("own.change")}
            </button>
          </form>
        )}
        {canCancel && (
          <form action={`${address}/cancel`}>
            <button className="button button--secondary" type="submit">
              {t("own.cancel")}
            </button>
          </form>
        )}
        <a className="button button--quiet" href={`${address}/calendar.ics`}>
          {t("own.calendar")}
        </a>
      </div>
    </>
  );
}
