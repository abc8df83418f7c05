import { visitorLocale } from "@/app/visitor";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../frame";
import { adminTitle } from "../title";

export const generateMetadata = () => adminTitle((t) => t("tooMany.title"));

/** Shown when a rate limit refuses; the server in front answers this address with status 429. */
export default async function TooManyRequestsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const seconds = Number([(await searchParams).after].flat()[0]);
  const minutes = Number.isFinite(seconds) ? Math.min(60, Math.max(1, Math.ceil(seconds / 60))) : 1;
  const t = translator(await visitorLocale(), "admin");
  return (
    <AdminFrame narrow>
      <h1>{t("tooMany.title")}</h1>
      <p className="lead">{t("tooMany.text", { minutes })}</p>
      <p>
        <a href="/admin/sign-in">{t("tooMany.back")}</a>
      </p>
    </AdminFrame>
  );
}
