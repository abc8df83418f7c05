import { ConfirmationPanel } from "@/components/ui/confirmation-panel";
import { mailto } from "@/components/ui/mailto";
import type { EventView } from "@/lib/events/queries";
import type { OfferedPlace } from "@/lib/handovers/queries";
import type { PlaceState } from "@/lib/handovers/rules";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { deadlineWords } from "./own-view";

type Props = {
  locale: Locale;
  handover: OfferedPlace;
  event: EventView;
  address: string;
  /** Whose place it is. */
  from: string;
  state: PlaceState;
  /** The colleague tried to take it and has a place of their own. */
  hasPlace: boolean;
};

export function handoverTitle(state: PlaceState, from: string, locale: Locale): string {
  const t = translator(locale, "handovers");
  return state === "open" ? t("title", { from }) : t(`${state}.title`);
}

/** How an offered place stands, what the colleague can answer and until when. */
export function HandoverHead(props: Props) {
  const { locale, handover, event, from, state, hasPlace } = props;
  const t = translator(locale, "handovers");
  if (state === "open") return hasPlace ? <HasPlace {...props} /> : <OpenOffer {...props} />;
  if (state === "accepted") return <Accepted {...props} />;
  const until = deadlineWords(handover.expiresAt, event, locale);
  return (
    <>
      <ConfirmationPanel heading={t(`${state}.title`)} tone="ended">
        <p>{t(`${state}.lead`, { from, until })}</p>
      </ConfirmationPanel>
      {state !== "declined" && state !== "event_cancelled" && (
        <p>
          {t("register")} <a href={`/${locale}/events/${event.slug}`}>{t("eventPage")}</a>
        </p>
      )}
    </>
  );
}

function OpenOffer({ locale, handover, event, address, from }: Props) {
  const t = translator(locale, "handovers");
  const until = deadlineWords(handover.expiresAt, event, locale);
  return (
    <>
      <ConfirmationPanel heading={t("title", { from })} tone="action">
        <p>{t("lead", { from, organisation: handover.registration.organisation })}</p>
        <p>{t.rich("until", { until, strong: (text) => <strong>{text}</strong> })}</p>
        <div className="button-group">
          <form action={`${address}/take`}>
            <button className="button button--primary button--large" type="submit">
              {t("take")}
            </button>
          </form>
          <form action={`${address}/decline`}>
            <button className="button button--secondary button--large" type="submit">
              {t("decline")}
            </button>
          </form>
        </div>
      </ConfirmationPanel>
      <p>{t("nothing", { from })}</p>
    </>
  );
}

/** Said only behind the link that was mailed to the address in question. */
function HasPlace({ locale, handover, address, from }: Props) {
  const t = translator(locale, "handovers");
  return (
    <ConfirmationPanel heading={t("already_has_place.title")} tone="waiting">
      <p className="breakable">{t("already_has_place.lead", { from, email: handover.email })}</p>
      <p>{t("already_has_place.tell", { from })}</p>
      <form action={`${address}/decline`}>
        <button className="button button--secondary" type="submit">
          {t("decline")}
        </button>
      </form>
    </ConfirmationPanel>
  );
}

function Accepted({ locale, handover, event, from }: Props) {
  const t = translator(locale, "handovers");
  const { handedOverTo } = handover.registration;
  return (
    <>
      <ConfirmationPanel heading={t("accepted.title")}>
        <p>{t("accepted.lead", { from })}</p>
        {handedOverTo && (
          <p>
            {t("accepted.reference")} <strong className="reference">{handedOverTo.reference}</strong>
          </p>
        )}
      </ConfirmationPanel>
      <h2>{t("accepted.next")}</h2>
      <p>
        {t.rich("accepted.mail", {
          email: handover.email,
          strong: (email) => <strong className="breakable">{email}</strong>,
        })}
      </p>
      <p>{t.rich("accepted.noMail", { contact: event.contactEmail, mailto })}</p>
    </>
  );
}
