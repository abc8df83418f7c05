import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OwnForm } from "@/components/registrations/own-form";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { declineOwnOffer } from "../actions";
import { type OwnParams, ownRegistrationGate } from "../gate";

export async function generateMetadata(props: OwnParams): Promise<Metadata> {
  const { locale } = await ownRegistrationGate(props);
  return { title: translator(locale, "own")("declinePage.title"), robots: { index: false, follow: false } };
}

/** Second step of saying no to an offered seat: which of the two kinds of no it is. */
export default async function DeclineOfferPage(props: OwnParams) {
  const { locale, linkKey, registration, event, address, standing } = await ownRegistrationGate(props);
  if (standing !== "offered") redirect(address);
  const t = translator(locale, "own");
  return (
    <div className="page">
      <p className="caption">{registration.reference}</p>
      <h1>{t("declinePage.title")}</h1>
      <p className="lead">{t("declinePage.lead", { event: textFor(event, locale).title })}</p>
      <h2>{t("declinePage.leaveTitle")}</h2>
      <p>{t("declinePage.leaveMeans")}</p>
      <OwnForm action={declineOwnOffer} locale={locale} linkKey={linkKey}>
        <button className="button button--danger" type="submit">
          {t("declinePage.leave")}
        </button>
      </OwnForm>
      <h2>{t("declinePage.laterTitle")}</h2>
      <p>{t("declinePage.laterMeans")}</p>
      <OwnForm action={declineOwnOffer} locale={locale} linkKey={linkKey}>
        <input type="hidden" name="keepInLine" value="yes" />
        <button className="button button--secondary" type="submit">
          {t("declinePage.later")}
        </button>
      </OwnForm>
      <p>
        <a href={address}>{t("declinePage.back")}</a>
      </p>
    </div>
  );
}
