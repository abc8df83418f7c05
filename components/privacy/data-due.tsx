import { Notice } from "@/components/ui/notice";
import { retention } from "@/lib/events/constants";
import { retentionDates } from "@/lib/events/rules";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = { locale: Locale; event: { slug: string; endsAt: Date; timeZone: string } };

/** In place of a form for new people, at an event whose contact data is deleted by now: why nobody can be added. */
export function DataDue({ locale, event }: Props) {
  const t = translator(locale, "personDesk");
  const date = formatDate(retentionDates(event).contactData, locale, event.timeZone);
  return (
    <Notice>
      <p>{t("due.text", { date, months: retention.contactMonths })}</p>
      <p>
        <a href={`/admin/events/${event.slug}/when-and-where`}>{t("due.dates")}</a>
      </p>
    </Notice>
  );
}
