import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { eventOfThisPage } from "@/app/page-event";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ after?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return { title: translator(locale, "site")("tooManyRequests.title"), robots: { index: false } };
}

/** The pause after too many tries. Its status, 429, is set in scripts/parts/prepare-page.ts. */
export default async function TooManyRequestsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "site");
  const event = await eventOfThisPage();
  return (
    <div className="page">
      <h1>{t("tooManyRequests.title")}</h1>
      <p className="lead">{t("tooManyRequests.wait", { minutes: minutesFrom((await searchParams).after) })}</p>
      <div className="prose">
        <p>{t("tooManyRequests.kept")}</p>
        <p>{t("tooManyRequests.text")}</p>
        {event && (
          <p>
            {t("tooManyRequests.contact", { name: event.contactName })}{" "}
            <a href={`mailto:${event.contactEmail}`}>{event.contactEmail}</a>
          </p>
        )}
        <p>
          <a href={`/${locale}`}>{t("tooManyRequests.front")}</a>
        </p>
      </div>
    </div>
  );
}

/** Whole minutes, at least one and at most a day, from the seconds in the address. */
function minutesFrom(after: string | string[] | undefined): number {
  const seconds = Number(after);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(Math.ceil(seconds / 60), 24 * 60) : 1;
}
