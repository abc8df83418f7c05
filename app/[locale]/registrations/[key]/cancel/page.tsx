import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { clock } from "@/lib/clock";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { canCancel } from "@/lib/registrations/rules";
import { cancelOwnRegistration } from "../actions";
import { type OwnParams, ownRegistrationGate } from "../gate";

export async function generateMetadata(props: OwnParams): Promise<Metadata> {
  const { locale } = await ownRegistrationGate(props);
  return {
    title: translator(locale, "registration")("cancelPage.title"),
    robots: { index: false, follow: false },
  };
}

/** Second step of cancelling: only the button on this page changes anything. */
export default async function CancelPage(props: OwnParams) {
  const { locale, registration, event, address } = await ownRegistrationGate(props);
  if (!canCancel(registration.status, event, clock.now())) redirect(address);
  const t = translator(locale, "registration");
  return (
    <div className="page">
      <p className="caption">{registration.reference}</p>
      <h1>{t("cancelPage.title")}</h1>
      <p className="lead">{t("cancelPage.question", { event: textFor(event, locale).title })}</p>
      <p>{t("cancelPage.consequence")}</p>
      <form action={cancelOwnRegistration}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="key" value={address.split("/").at(-1)} />
        <div className="button-group">
          <button className="button button--danger" type="submit">
            {t("cancelPage.confirm")}
          </button>
          <a className="button button--quiet" href={address}>
            {t("cancelPage.keep")}
          </a>
        </div>
      </form>
    </div>
  );
}
