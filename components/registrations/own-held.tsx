import type { ReactNode } from "react";
import { ConfirmationPanel } from "@/components/ui/confirmation-panel";
import { translator } from "@/lib/i18n/translator";
import { OwnForm } from "./own-form";
import { OwnReference } from "./own-reference";
import { deadlineWords, needsApproval, type OwnView } from "./own-view";

const strong = (text: ReactNode) => <strong>{text}</strong>;

/** A seat is held until the address is proven: one button. */
export function VerificationHead({ locale, registration, event, linkKey, actions }: OwnView) {
  const t = translator(locale, "own");
  const { heldUntil } = registration;
  return (
    <>
      <ConfirmationPanel heading={t("verification.title")} tone="action">
        {heldUntil && <p>{t.rich("verification.held", { until: deadlineWords(heldUntil, event, locale), strong })}</p>}
        <OwnForm action={actions.verify} locale={locale} linkKey={linkKey}>
          <button className="button button--primary button--large" type="submit">
            {t("verification.confirm")}
          </button>
        </OwnForm>
        <OwnReference locale={locale} registration={registration} small />
      </ConfirmationPanel>
      <p>{t("verification.late")}</p>
    </>
  );
}

/** A seat is offered: yes by a button, no on a page of its own with two ways of saying it. */
export function OfferHead({ locale, registration, event, address, linkKey, actions }: OwnView) {
  const t = translator(locale, "own");
  const { heldUntil } = registration;
  return (
    <>
      <ConfirmationPanel heading={t("offer.title")} tone="action">
        {heldUntil && <p>{t.rich("offer.held", { until: deadlineWords(heldUntil, event, locale), strong })}</p>}
        <div className="button-group">
          <OwnForm action={actions.accept} locale={locale} linkKey={linkKey}>
            <button className="button button--primary button--large" type="submit">
              {t("offer.yes")}
            </button>
          </OwnForm>
          <form action={`${address}/decline`}>
            <button className="button button--secondary button--large" type="submit">
              {t("offer.no")}
            </button>
          </form>
        </div>
        <OwnReference locale={locale} registration={registration} small />
      </ConfirmationPanel>
      <p>
        {t(needsApproval(event, registration) ? "offer.yesForApproval" : "offer.yesMeans")} {t("offer.late")}
      </p>
    </>
  );
}
