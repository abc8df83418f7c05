import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { AdmissionRefusal } from "@/lib/registrations/rules";

type Props = {
  locale: Locale;
  reason: AdmissionRefusal;
  event: {
    slug: string;
    timeZone: string;
    registrationOpensAt: Date;
    registrationClosesAt: Date;
    contactName: string;
    contactEmail: string;
  };
};

const keys = {
  not_yet_open: { title: "unavailable.notYetOpenTitle", text: "unavailable.notYetOpen" },
  closed: { title: "unavailable.closedTitle", text: "unavailable.closed" },
  full: { title: "unavailable.fullTitle", text: "unavailable.full" },
  over: { title: "unavailable.overTitle", text: "unavailable.over" },
} as const;

export function unavailableTitle(reason: Props["reason"], locale: Locale): string {
  return translator(locale, "registration")(keys[reason].title);
}

/** Why one cannot register now, and what to do instead: a page, not an error (DOMAIN.md, "Forms"). */
export function RegistrationUnavailable({ locale, reason, event }: Props) {
  const t = translator(locale, "registration");
  return (
    <div className="page">
      <h1>{unavailableTitle(reason, locale)}</h1>
      <p className="lead">
        {t(keys[reason].text, {
          opens: formatMoment(event.registrationOpensAt, locale, event.timeZone),
          closes: formatMoment(event.registrationClosesAt, locale, event.timeZone),
        })}
      </p>
      <p>
        {t("unavailable.contact")}: {event.contactName},{" "}
        <a href={`mailto:${event.contactEmail}`}>{event.contactEmail}</a>
      </p>
      <p>
        <a href={`/${locale}/events/${event.slug}`}>{t("unavailable.backToEvent")}</a>
      </p>
    </div>
  );
}
