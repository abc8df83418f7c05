import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { languageLinks } from "@/app/language-links";
import { eventOfThisPage } from "@/app/page-event";
import { ContactLines } from "@/components/events/contact-lines";
import { env } from "@/lib/env";
import { textFor } from "@/lib/events/rules";
import { formatDate } from "@/lib/i18n/format";
import { isLocale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = { params: Promise<{ locale: string }> };

/** Day of the last assessment. Change it with the text when the website is assessed again. */
const assessedOn = new Date("2026-11-23T12:00:00Z");

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  return {
    title: translator(locale, "accessibility")("title"),
    alternates: languageLinks(locale, "/accessibility"),
  };
}

/** Statement after the model of Implementing Decision (EU) 2018/1523: scope, status, method, feedback, enforcement. */
export default async function AccessibilityPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translator(locale, "accessibility");
  const event = await eventOfThisPage();
  const text = event && textFor(event, locale);
  const host = text?.privacyController ?? translator(locale, "site")("name");
  return (
    <div className="page">
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
      <div className="prose">
        <p>{t("scope", { host, address: env().APP_URL })}</p>

        <h2>{t("statusTitle")}</h2>
        <p>{t("status")}</p>

        <h2>{t("testedTitle")}</h2>
        <ul>
          <li>{t("tested.automated")}</li>
          <li>{t("tested.keyboard")}</li>
          <li>{t("tested.zoom")}</li>
          <li>{t("tested.contrast")}</li>
        </ul>

        <h2>{t("notTestedTitle")}</h2>
        <p>{t("notTested")}</p>

        <h2>{t("feedbackTitle")}</h2>
        <p>{t("feedback")}</p>
        {event && <ContactLines event={event} role={text?.contactRole ?? null} />}

        <h2>{t("enforcementTitle")}</h2>
        <p>{t("enforcement")}</p>
        <p>
          <a href="https://digst.dk">{t("enforcementLink")}</a>
        </p>

        <h2>{t("preparedTitle")}</h2>
        <p>{t("prepared", { date: formatDate(assessedOn, locale, "UTC") })}</p>
      </div>
    </div>
  );
}
