import { Paragraphs } from "@/components/ui/paragraphs";
import { SectionRow } from "@/components/ui/section-row";
import type { EventText, EventView } from "@/lib/events/queries";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = {
  locale: Locale;
  event: Pick<EventView, "travelRequestsCloseAt" | "timeZone" | "contactEmail">;
  text: EventText;
  /** Null when the event offers no travel support. */
  open: boolean | null;
};

/** Who can have travel costs covered and until when, before anybody books (DOMAIN.md: rules learnt too late). */
export function TravelSection({ locale, event, text, open }: Props) {
  const t = translator(locale, "event");
  if (!text.travelText || !event.travelRequestsCloseAt || open === null) return null;
  const date = formatDate(event.travelRequestsCloseAt, locale, event.timeZone);
  return (
    <SectionRow id="travel" heading={t("travel.title")}>
      <Paragraphs text={text.travelText} />
      {open ? (
        <div className="deadline">
          <p>
            <span className="deadline__label">{t("travel.deadline")}</span>
            <strong className="deadline__date">{date}</strong>
          </p>
          <a href={`mailto:${event.contactEmail}`}>{t("travel.action")}</a>
        </div>
      ) : (
        <p className="deadline deadline--passed">{t("travel.passed", { date })}</p>
      )}
    </SectionRow>
  );
}
