import { OwnWords } from "@/components/events/own-words";
import { ConfirmationPanel } from "@/components/ui/confirmation-panel";
import { mailto } from "@/components/ui/mailto";
import { freeSeats, isCancelled, registrationWindow, textFor } from "@/lib/events/rules";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { OwnForm } from "./own-form";
import { OwnReference } from "./own-reference";
import { needsApproval, type OwnView } from "./own-view";

/** A hold that ran out, with the way back as long as there is one. */
export function LapsedHead({ locale, registration, event, now, ending, linkKey, actions }: OwnView) {
  const t = translator(locale, "own");
  // Not noticed by the clockwork yet: the state on record says what ran out.
  const from = registration.status === "lapsed" ? ending?.from : registration.status;
  const what = from === "awaiting_verification" ? "verification" : "offer";
  const contact = event.contactEmail;
  const hasStarted = now >= event.startsAt;
  const hasFreeSeat = freeSeats(event.seats) > 0;
  const canRejoin = !hasStarted && (hasFreeSeat || event.hasWaitingList);
  const free = needsApproval(event, registration) ? "lapsed.freeForApproval" : "lapsed.free";
  return (
    <>
      <ConfirmationPanel heading={t(`lapsed.${what}Title`)} tone={canRejoin ? "action" : "ended"}>
        <p>{t(`lapsed.${what}`)}</p>
        {canRejoin && (
          <OwnForm action={actions.rejoin} locale={locale} linkKey={linkKey}>
            <button className="button button--primary button--large" type="submit">
              {t(hasFreeSeat ? "lapsed.rejoinFree" : "lapsed.rejoinLine")}
            </button>
          </OwnForm>
        )}
        <OwnReference locale={locale} registration={registration} small />
      </ConfirmationPanel>
      {hasStarted ? (
        <p>{t("lapsed.started")}</p>
      ) : (
        <>
          <h2>{t("lapsed.stillComing")}</h2>
          <p>{canRejoin ? t(hasFreeSeat ? free : "lapsed.line") : t.rich("lapsed.full", { contact, mailto })}</p>
          {canRejoin && <p>{t("lapsed.nothing")}</p>}
        </>
      )}
    </>
  );
}

/** The event itself does not take place, whatever the registration was. */
export function EventCancelledHead({ locale, registration, event }: OwnView) {
  const t = translator(locale, "own");
  const text = textFor(event, locale);
  return (
    <>
      <ConfirmationPanel heading={t("eventCancelled.title")} tone="ended">
        <p>{t("eventCancelled.text")}</p>
        <OwnReference locale={locale} registration={registration} small />
      </ConfirmationPanel>
      {text.cancelledText && <OwnWords text={text} words={text.cancelledText} />}
      <p>{t.rich("contact", { contact: event.contactEmail, mailto })}</p>
    </>
  );
}

/** An organiser said no. */
export function DeclinedHead({ locale, registration, event, ending }: OwnView) {
  const t = translator(locale, "own");
  return (
    <>
      <ConfirmationPanel heading={t("declined.title")} tone="ended">
        <p>{t("declined.text")}</p>
        <OwnReference locale={locale} registration={registration} small />
      </ConfirmationPanel>
      <Reason locale={locale} text={ending?.reason} />
      <p>{t.rich("contact", { contact: event.contactEmail, mailto })}</p>
    </>
  );
}

/** Given back, handed over, or taken away by an organiser. */
export function CancelledHead({ locale, registration, event, now, ending }: OwnView) {
  const t = translator(locale, "own");
  const { cancelledAt } = registration;
  const date = cancelledAt && formatMoment(cancelledAt, locale, event.timeZone);
  const name = ending?.handedOverTo;
  const isOffList = ending?.by === "participant" && (ending.from === "waitlisted" || ending.from === "offered");
  const title = name ? "cancelled.handedOverTitle" : isOffList ? "cancelled.offList" : "cancelled.title";
  return (
    <>
      <ConfirmationPanel heading={t(title)} tone="ended">
        {name && <p>{t("cancelled.handedOver", { name })}</p>}
        {date && !name && <p>{t(ending?.by === "organiser" ? "cancelled.byOrganiser" : "cancelled.on", { date })}</p>}
        <OwnReference locale={locale} registration={registration} small />
      </ConfirmationPanel>
      {ending?.by === "organiser" && <Reason locale={locale} text={ending.reason} />}
      {!isCancelled(event) && registrationWindow(event, now) === "open" && (
        <p>
          <a className="button button--primary" href={`/${locale}/events/${event.slug}/register`}>
            {t("cancelled.again")}
          </a>
        </p>
      )}
    </>
  );
}

function Reason({ locale, text }: { locale: Locale; text?: string | null }) {
  if (!text) return null;
  return (
    <>
      <h2>{translator(locale, "own")("reason")}</h2>
      <blockquote className="quotation">{text}</blockquote>
    </>
  );
}
