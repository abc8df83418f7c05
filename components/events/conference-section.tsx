import { Paragraphs } from "@/components/ui/paragraphs";
import type { EventText, EventView } from "@/lib/events/queries";
import { formatDayRange } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = {
  locale: Locale;
  event: Pick<EventView, "conferenceStartsOn" | "conferenceEndsOn" | "conferenceVenue" | "conferenceUrl">;
  text: EventText;
};

/** The larger event next door, set apart: nobody may think that they register for it here. */
export function ConferenceSection({ locale, event, text }: Props) {
  const t = translator(locale, "event");
  if (!text.conferenceTitle) return null;
  const { conferenceStartsOn: first, conferenceEndsOn: last } = event;
  return (
    <section className="conference band" aria-labelledby="conference">
      <div className="conference__columns">
        <div className="conference__head">
          <p className="eyebrow">{t("conference.label")}</p>
          <h2 id="conference">{text.conferenceTitle}</h2>
          <dl className="conference__facts">
            {first && (
              <div>
                <dt>{t("conference.dates")}</dt>
                <dd>{formatDayRange(first, last ?? first, locale)}</dd>
              </div>
            )}
            {event.conferenceVenue && (
              <div>
                <dt>{t("conference.venue")}</dt>
                <dd>{event.conferenceVenue}</dd>
              </div>
            )}
          </dl>
        </div>
        <div className="conference__body">
          {text.conferenceText && <Paragraphs text={text.conferenceText} />}
          <p className="conference__elsewhere">{t("conference.elsewhere")}</p>
          <p>
            {event.conferenceUrl ? (
              <a href={event.conferenceUrl}>{t("conference.more")}</a>
            ) : (
              t("conference.moreUnknown")
            )}
          </p>
        </div>
      </div>
    </section>
  );
}
