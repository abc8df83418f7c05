import type { EventView } from "@/lib/events/queries";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { Admission } from "@/lib/registrations/rules";

type Props = {
  locale: Locale;
  event: Pick<
    EventView,
    "slug" | "timeZone" | "registrationOpensAt" | "registrationClosesAt" | "contactName" | "contactEmail"
  >;
  state: Admission;
};

/** The way in, or why there is none at the moment and what to do instead. */
export function RegisterAction({ locale, event, state }: Props) {
  const t = translator(locale, "event");
  if (state === "admitted" || state === "waiting_list") {
    return (
      <a className="button button--large" href={`/${locale}/events/${event.slug}/register`}>
        {t("register")}
      </a>
    );
  }
  const words = state === "not_yet_open" ? "notYetOpen" : state;
  const moment = state === "not_yet_open" ? event.registrationOpensAt : event.registrationClosesAt;
  const facts = { moment: formatMoment(moment, locale, event.timeZone), name: event.contactName };
  return (
    <div className="register-closed">
      <p className="register-closed__title">{t(`${words}.title`, facts)}</p>
      <p>
        {t(`${words}.text`, facts)} <a href={`mailto:${event.contactEmail}`}>{event.contactEmail}</a>
      </p>
    </div>
  );
}
