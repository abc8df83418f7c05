import { ConfirmationPanel } from "@/components/ui/confirmation-panel";
import { SummaryList } from "@/components/ui/summary-list";
import type { EventView } from "@/lib/events/queries";
import { registrationWindow } from "@/lib/events/rules";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { OwnRegistration } from "@/lib/registrations/queries";
import { eventRows } from "./event-rows";

type Props = { locale: Locale; registration: OwnRegistration; event: EventView; now: Date };

/** Where the registration stands, in one glance, and the facts of the event it is for. */
export function OwnRegistrationHead({ locale, registration, event, now }: Props) {
  const t = translator(locale, "registration");
  const { status, cancelledAt } = registration;
  const isOver = now >= event.endsAt;
  const heading = t(
    isOver ? "unavailable.overTitle" : status === "confirmed" ? "own.confirmedTitle" : "own.otherStatus",
  );
  return (
    <>
      {status === "cancelled" ? (
        <>
          <h1>{t("own.cancelledTitle")}</h1>
          {cancelledAt && (
            <p className="lead">{t("own.cancelledOn", { date: formatMoment(cancelledAt, locale, event.timeZone) })}</p>
          )}
          {registrationWindow(event, now) === "open" && (
            <p>
              <a className="button button--primary" href={`/${locale}/events/${event.slug}/register`}>
                {t("own.registerAgain")}
              </a>
            </p>
          )}
        </>
      ) : (
        <ConfirmationPanel heading={heading}>
          <p>
            {t("own.reference")} <strong className="reference">{registration.reference}</strong>
          </p>
        </ConfirmationPanel>
      )}
      <h2>{t("own.event")}</h2>
      <SummaryList
        rows={[
          ...eventRows(event, locale),
          {
            name: "registered",
            label: t("own.registeredOn"),
            value: formatMoment(registration.registeredAt, locale, event.timeZone),
          },
        ]}
      />
    </>
  );
}
