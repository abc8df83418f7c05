import type { Metadata } from "next";
import { headers } from "next/headers";
import { translator } from "@/lib/i18n/translator";
import { visitorLocale } from "../visitor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await visitorLocale(), "failure")("title"), robots: { index: false } };
}

/** Calm page for our own faults, made on the server for readers without JavaScript; it stands without the database. */
export default async function FailurePage() {
  const locale = await visitorLocale();
  const t = translator(locale, "failure");
  const request = await headers();
  const id = request.get("x-request-id");
  return (
    <main className="main" id="main">
      <div className="page">
        <h1>{t("title")}</h1>
        <p className="lead">{t("text")}</p>
        {id && <p>{t("number", { id })}</p>}
        <p>
          <a href={request.get("x-pathname") ?? "/"}>{t("again")}</a>
        </p>
        <p>
          <a href={`/${locale}`}>{t("front")}</a>
        </p>
      </div>
    </main>
  );
}
