import { ConfirmationPanel } from "@/components/ui/confirmation-panel";
import { isCancelled } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { CancelledHead, DeclinedHead, EventCancelledHead, LapsedHead } from "./own-ended";
import { OfferHead, VerificationHead } from "./own-held";
import { OwnReference } from "./own-reference";
import type { OwnView } from "./own-view";
import { ApprovalHead, WaitingHead } from "./own-waiting";

/** Where the registration stands, what one can do about it and until when: in one glance. */
export function OwnRegistrationHead(view: OwnView) {
  const { locale, registration, event, now, standing } = view;
  const t = translator(locale, "own");
  switch (standing) {
    case "cancelled":
      return <CancelledHead {...view} />;
    case "declined":
      return <DeclinedHead {...view} />;
  }
  if (isCancelled(event)) return <EventCancelledHead {...view} />;
  switch (standing) {
    case "lapsed":
      return <LapsedHead {...view} />;
  }
  if (now >= event.endsAt) {
    return (
      <ConfirmationPanel heading={t("confirmed.over")} tone="ended">
        <OwnReference locale={locale} registration={registration} />
      </ConfirmationPanel>
    );
  }
  switch (standing) {
    case "awaiting_verification":
      return <VerificationHead {...view} />;
    case "awaiting_approval":
      return <ApprovalHead {...view} />;
    case "waitlisted":
      return <WaitingHead {...view} />;
    case "offered":
      return <OfferHead {...view} />;
    case "confirmed":
      return (
        <ConfirmationPanel heading={t("confirmed.title")}>
          <OwnReference locale={locale} registration={registration} />
        </ConfirmationPanel>
      );
  }
}
