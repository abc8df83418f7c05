import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

/** Says on every page that the time shown is not the real one. @param city where the time zone's clock hangs. */
export function ClockBanner({
  locale,
  now,
  timeZone,
  city,
}: {
  locale: Locale;
  now: Date;
  timeZone: string;
  city: string;
}) {
  const t = translator(locale, "site");
  return (
    <aside className="clock-banner frame" aria-label={t("clockLabel")}>
      <p>{t("clock", { city, moment: formatMoment(now, locale, timeZone) })}</p>
    </aside>
  );
}
