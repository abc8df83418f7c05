import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OwnForm } from "@/components/registrations/own-form";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { declinePlace } from "../actions";
import { type HandoverParams, handoverGate } from "../gate";

export async function generateMetadata(props: HandoverParams): Promise<Metadata> {
  const { locale } = await handoverGate(props);
  return { title: translator(locale, "handovers")("declinePage.title"), robots: { index: false, follow: false } };
}

/** Second step of saying no to an offered place: only the button on this page changes anything. */
export default async function DeclineHandoverPage(props: HandoverParams) {
  const { locale, linkKey, event, address, from, state } = await handoverGate(props);
  if (state !== "open") redirect(address);
  const t = translator(locale, "handovers");
  return (
    <div className="page">
      <h1>{t("declinePage.title")}</h1>
      <p className="lead">{t("declinePage.lead", { from, event: textFor(event, locale).title })}</p>
      <OwnForm action={declinePlace} locale={locale} linkKey={linkKey}>
        <div className="button-group">
          <button className="button button--danger" type="submit">
            {t("declinePage.confirm")}
          </button>
          <a className="button button--quiet" href={address}>
            {t("declinePage.keep")}
          </a>
        </div>
      </OwnForm>
    </div>
  );
}
