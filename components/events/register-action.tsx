import { FEW_SEATS } from "@/lib/events/constants";
import type { EventText, EventView } from "@/lib/events/queries";
import { closingMoment, freeSeats, ownWordsFor } from "@/lib/events/rules";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { Admission } from "@/lib/registrations/rules";
import { OwnWords } from "./own-words";

type Props = {
  locale: Locale;
  event: Pick<
    EventView,
    | "slug"
    | "timeZone"
    | "startsAt"
    | "registrationOpensAt"
    | "registrationClosesAt"
    | "closedAt"
    | "admissionMode"
    | "seats"
    | "takesCodes"
    | "contactName"
    | "contactEmail"
  >;
  text: EventText;
  state: Admission;
  now: Date;
  /** Address of the form. */
  form: string;
};

/** The button alone, for places where everything else has been said. */
export function RegisterLink({ locale, state, form }: Pick<Props, "locale" | "state" | "form">) {
  const t = translator(locale, "event");
  return (
    <a className="button button--large" href={form}>
      {t(state === "waiting_list" ? "join" : "register")}
    </a>
  );
}

/** The way in and what to expect of it, or why there is none at the moment and what to do instead. */
export function RegisterAction(props: Props) {
  const { locale, text, state, form } = props;
  if (state === "admitted") return <WayIn {...props} />;
  if (state !== "waiting_list") return <NoWayIn {...props} state={state} />;
  const t = translator(locale, "event");
  const own = ownWordsFor(text, state);
  return (
    <div className="register-closed">
      <p className="register-closed__title">{t("waitingList.title")}</p>
      {own ? <OwnWords text={text} words={own} /> : <p>{t("waitingList.text")}</p>}
      <p className="register-closed__action">
        <RegisterLink locale={locale} state={state} form={form} />
      </p>
    </div>
  );
}

function WayIn({ locale, event, state, form }: Props) {
  const t = translator(locale, "event");
  const places = freeSeats(event.seats);
  return (
    <>
      <RegisterLink locale={locale} state={state} form={form} />
      {places > 0 && places <= FEW_SEATS && <p className="register-note">{t("placesLeft", { places })}</p>}
      {event.admissionMode !== "open" && <p className="register-note">{t(event.admissionMode)}</p>}
    </>
  );
}

function NoWayIn({
  locale,
  event,
  text,
  state,
  now,
  form,
}: Props & { state: Exclude<Admission, "admitted" | "waiting_list"> }) {
  const t = translator(locale, "event");
  const words = state === "not_yet_open" ? "notYetOpen" : state;
  const moment = state === "not_yet_open" ? event.registrationOpensAt : closingMoment(event);
  const facts = { moment: formatMoment(moment, locale, event.timeZone), name: event.contactName };
  const own = ownWordsFor(text, state);
  const contact = <a href={`mailto:${event.contactEmail}`}>{event.contactEmail}</a>;
  return (
    <div className="register-closed">
      <p className="register-closed__title">{t(`${words}.title`, facts)}</p>
      {own ? (
        <>
          <OwnWords text={text} words={own} />
          <p>
            {event.contactName}: {contact}
          </p>
        </>
      ) : (
        <p>
          {t(`${words}.text`, facts)} {contact}
        </p>
      )}
      {event.takesCodes && state !== "cancelled" && now < event.startsAt && (
        <p>
          {t("haveCode")} <a href={form}>{t("useCode")}</a>
        </p>
      )}
    </div>
  );
}
