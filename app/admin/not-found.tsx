import { translator } from "@/lib/i18n/translator";
import { visitorLocale } from "../visitor";
import { AdminFrame } from "./frame";

/** For unknown events and registrations, and for addresses that never existed. */
export default async function AdminNotFound() {
  const t = translator(await visitorLocale(), "admin");
  return (
    <AdminFrame narrow>
      <h1>{t("notFound.title")}</h1>
      <p className="lead">{t("notFound.text")}</p>
      <p>
        <a href="/admin">{t("notFound.back")}</a>
      </p>
    </AdminFrame>
  );
}
