import type { EventView } from "@/lib/events/queries";
import { retentionDates } from "@/lib/events/rules";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

/** The two clocks: when personal data goes, and until when the funder's evidence stays. */
export function KeptUntil({ locale, event }: { locale: Locale; event: EventView }) {
  const t = translator(locale, "ownData");
  const until = retentionDates(event);
  const day = (date: Date) => formatDate(date, locale, event.timeZone);
  return (
    <ul>
      <li>{t("retention.registration", { date: day(until.contactData) })}</li>
      <li>{t("retention.sensitive", { date: day(until.sensitiveAnswers) })}</li>
      {event.fundingProgramme && <li>{t("retention.evidence", { date: day(until.fundingEvidence) })}</li>}
    </ul>
  );
}
