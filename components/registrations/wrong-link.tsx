import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

/** For a secret link that opens nothing: why that may be, and what to do. Says the same for wrong and for old ones. */
export function WrongLink({ locale }: { locale: Locale }) {
  const t = translator(locale, "registration");
  return (
    <div className="page">
      <h1>{t("wrongLink.title")}</h1>
      <p className="lead">{t("wrongLink.reasons")}</p>
      <p>{t("wrongLink.try")}</p>
      <p>
        <a href={`/${locale}`}>{t("wrongLink.events")}</a>
      </p>
    </div>
  );
}
