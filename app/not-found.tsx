import type { Metadata } from "next";
import { WrongLink } from "@/components/registrations/wrong-link";
import { siteFacts } from "@/components/site/site-facts";
import { SiteFrame } from "@/components/site/site-frame";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import AdminNotFound from "./admin/not-found";
import { eventOfThisPage, pageAddress } from "./page-event";
import { visitorLocale } from "./visitor";

export async function generateMetadata(): Promise<Metadata> {
  return { title: translator(await visitorLocale(), "site")("notFound.title"), robots: { index: false } };
}

/** 404 in the reader's language, with the frame of the public pages and what to do next; the desk has one of its own. */
export default async function NotFoundPage() {
  const locale = await visitorLocale();
  const t = translator(locale, "site");
  const event = await eventOfThisPage();
  const address = await pageAddress();
  if (/^\/admin(\/|$)/.test(address.pathname)) return <AdminNotFound />;
  const isSecretLink = /^\/[^/]+\/(registrations|handovers|invitations|unsubscribe|files)\//.test(address.pathname);
  return (
    <SiteFrame locale={locale} facts={siteFacts(event, event && textFor(event, locale))} path={address.pathname}>
      {isSecretLink ? (
        <WrongLink locale={locale} />
      ) : (
        <div className="page">
          <h1>{t("notFound.title")}</h1>
          <p className="lead">{t("notFound.text")}</p>
          <div className="prose">
            <h2>{t("notFound.next")}</h2>
            <ul>
              <li>{t("notFound.checkAddress")}</li>
              <li>
                <a href={`/${locale}`}>{t("notFound.front")}</a>
              </li>
              <li>{t("notFound.ownLink")}</li>
              {event && (
                <li>
                  {t("notFound.contact", { name: event.contactName })}{" "}
                  <a href={`mailto:${event.contactEmail}`}>{event.contactEmail}</a>
                </li>
              )}
            </ul>
          </div>
        </div>
      )}
    </SiteFrame>
  );
}
