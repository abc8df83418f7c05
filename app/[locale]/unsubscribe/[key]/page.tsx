import type { Metadata } from "next";
import { ConfirmationPanel } from "@/components/ui/confirmation-panel";
import { mailto } from "@/components/ui/mailto";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/translator";
import { maskedAddress } from "@/lib/opt-outs/rules";
import { subscribeAgain, unsubscribe } from "./actions";
import { type UnsubscribeParams, unsubscribeGate } from "./gate";

type Props = UnsubscribeParams & { searchParams: Promise<{ back?: string }> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, subscriber } = await unsubscribeGate(props);
  const t = translator(locale, "announcements");
  return {
    title: t(subscriber.optedOutAt ? "optOut.doneTitle" : "optOut.title"),
    robots: { index: false, follow: false },
  };
}

/** Opening this changes nothing, since mail scanners open every link; the button does. */
export default async function UnsubscribePage(props: Props) {
  const { locale, linkKey, subscriber, event } = await unsubscribeGate(props);
  const t = translator(locale, "announcements");
  const about = (
    <>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="key" value={linkKey} />
    </>
  );
  const contact = event && <p>{t.rich("optOut.contact", { contact: event.contactEmail, mailto })}</p>;
  const email = maskedAddress(subscriber.email);
  if (subscriber.optedOutAt) {
    return (
      <div className="page">
        <ConfirmationPanel heading={t("optOut.doneTitle")} tone="ended">
          <p>{t("optOut.done", { email })}</p>
        </ConfirmationPanel>
        <p>{t("optOut.stays")}</p>
        <p>{t("optOut.mistake")}</p>
        <form action={subscribeAgain}>
          {about}
          <button className="button button--secondary" type="submit">
            {t("optOut.again")}
          </button>
        </form>
        {contact}
      </div>
    );
  }
  return (
    <div className="page">
      {(await props.searchParams).back === "yes" && (
        <Notice tone="success" live>
          <p>{t("optOut.back")}</p>
        </Notice>
      )}
      <h1>{t("optOut.title")}</h1>
      <p className="lead">{t("optOut.lead", { email })}</p>
      <p>{t("optOut.stays")}</p>
      <form action={unsubscribe}>
        {about}
        <button className="button" type="submit">
          {t("optOut.confirm")}
        </button>
      </form>
      {contact}
    </div>
  );
}
