import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

/** Every cookie this site can set; all are needed for it to work. */
export function CookieTable({ locale }: { locale: Locale }) {
  const t = translator(locale, "privacy");
  const rows = [
    { name: "locale", purpose: t("cookie.locale"), duration: t("cookie.localeDuration") },
    { name: "draft", purpose: t("cookie.draft"), duration: t("cookie.draftDuration") },
    { name: t("cookie.signIn"), purpose: t("cookie.signInPurpose"), duration: t("cookie.signInDuration") },
  ];
  return (
    <div className="table-wrap">
      <table className="table table--stack">
        <caption className="visually-hidden">{t("cookie.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("cookie.name")}</th>
            <th scope="col">{t("cookie.purpose")}</th>
            <th scope="col">{t("cookie.duration")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, purpose, duration }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td data-label={t("cookie.purpose")}>{purpose}</td>
              <td data-label={t("cookie.duration")}>{duration}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
