import type { SummaryRow } from "@/components/ui/summary-list";
import type { EventView } from "@/lib/events/queries";
import { placeLine, textFor, zoneFor } from "@/lib/events/rules";
import { formatDate, formatTimeRange } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

/** What, when and where, as lines of a summary. */
export function eventRows(event: EventView, locale: Locale): SummaryRow[] {
  const t = translator(locale, "registration");
  const text = textFor(event, locale);
  const time = formatTimeRange(event.startsAt, event.endsAt, locale, event.timeZone);
  return [
    { name: "event", label: t("own.what"), value: <a href={`/${locale}/events/${event.slug}`}>{text.title}</a> },
    {
      name: "when",
      label: t("own.when"),
      value: (
        <>
          <span className="sentence">{formatDate(event.startsAt, locale, event.timeZone)}</span>
          {translator(locale, "event")("timeZone", { time, zone: zoneFor(event, text, locale) })}
        </>
      ),
    },
    { name: "where", label: t("own.where"), value: placeLine(event, text, locale) },
  ];
}
