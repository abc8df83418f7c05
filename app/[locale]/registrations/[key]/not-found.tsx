import { visitorLocale } from "@/app/visitor";
import { translator } from "@/lib/i18n/translator";

/** For a link that opens no registration: why that may be, and what to do. Says the same for wrong and for old ones. */
export default async function WrongLinkPage() {
  const locale = await visitorLocale();
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
