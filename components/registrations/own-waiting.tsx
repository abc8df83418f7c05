import { ConfirmationPanel } from "@/components/ui/confirmation-panel";
import { mailto } from "@/components/ui/mailto";
import { textFor, zoneFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { workingHours } from "@/lib/waiting-list/constants";
import { offerDeadline } from "@/lib/waiting-list/rules";
import { OwnReference } from "./own-reference";
import type { OwnView } from "./own-view";

/** Received; an organiser decides. */
export function ApprovalHead({ locale, registration }: OwnView) {
  const t = translator(locale, "own");
  return (
    <>
      <ConfirmationPanel heading={t("approval.title")} tone="waiting">
        <p>{t("approval.held")}</p>
        <OwnReference locale={locale} registration={registration} small />
      </ConfirmationPanel>
      <h2>{t("approval.next")}</h2>
      <p>{t("approval.decision")}</p>
      <p>{t("approval.booking")}</p>
    </>
  );
}

/** On the waiting list: the place in line, and how a seat is offered. */
export function WaitingHead({ locale, registration, event, now, place }: OwnView) {
  const t = translator(locale, "own");
  const time = (hour: number) => (locale === "da" ? `${hour}.00` : `${hour}:00`);
  const { offerHours, offersEndHoursBefore, contactEmail: contact } = event;
  return (
    <>
      <ConfirmationPanel
        heading={place === null ? t("waiting.titleUnknown") : t("waiting.title", { place })}
        tone="waiting"
      >
        {place !== null && <p>{place === 1 ? t("waiting.next") : t("waiting.ahead", { ahead: place - 1 })}</p>}
        <OwnReference locale={locale} registration={registration} small />
      </ConfirmationPanel>
      <h2>{t("waiting.how")}</h2>
      {offerDeadline(event, now) ? (
        <ul>
          <li>{t("waiting.offer", { hours: offerHours })}</li>
          <li>
            {t("waiting.workingHours", {
              from: time(workingHours.from),
              to: time(workingHours.until),
              zone: zoneFor(event, textFor(event, locale), locale),
            })}
          </li>
          <li>{t("waiting.close", { hours: offersEndHoursBefore })}</li>
        </ul>
      ) : (
        <p>{now >= event.startsAt ? t("lapsed.started") : t.rich("waiting.tooLate", { contact, mailto })}</p>
      )}
      <p>{t("waiting.booking")}</p>
    </>
  );
}
