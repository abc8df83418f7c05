import type { ReactNode } from "react";
import { OwnWords } from "@/components/events/own-words";
import type { EventView } from "@/lib/events/queries";
import { closingMoment, ownWordsFor, textFor } from "@/lib/events/rules";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { AdmissionRefusal } from "@/lib/registrations/rules";

type Props = {
  locale: Locale;
  reason: AdmissionRefusal;
  event: EventView;
  /** Stands before everything else, for example what was wrong. */
  before?: ReactNode;
  /** Another way in. */
  children?: ReactNode;
};

const keys = {
  not_yet_open: { title: "unavailable.notYetOpenTitle", text: "unavailable.notYetOpen" },
  closed: { title: "unavailable.closedTitle", text: "unavailable.closed" },
  full: { title: "unavailable.fullTitle", text: "unavailable.full" },
  cancelled: { title: "unavailable.cancelledTitle", text: "unavailable.cancelled" },
  over: { title: "unavailable.overTitle", text: "unavailable.over" },
} as const;

export function unavailableTitle(reason: Props["reason"], locale: Locale): string {
  return translator(locale, "registration")(keys[reason].title);
}

/** Why one cannot register now, and what to do instead: a page, not an error (DOMAIN.md, "Forms"). */
export function RegistrationUnavailable({ locale, reason, event, before, children }: Props) {
  const t = translator(locale, "registration");
  const text = textFor(event, locale);
  const own = ownWordsFor(text, reason);
  return (
    <div className="page">
      {before}
      <h1>{unavailableTitle(reason, locale)}</h1>
      {own ? (
        <OwnWords text={text} words={own} />
      ) : (
        <p className="lead">
          {t(keys[reason].text, {
            opens: formatMoment(event.registrationOpensAt, locale, event.timeZone),
            closes: formatMoment(closingMoment(event), locale, event.timeZone),
          })}
        </p>
      )}
      <p>
        {t("unavailable.contact")}: {event.contactName},{" "}
        <a href={`mailto:${event.contactEmail}`}>{event.contactEmail}</a>
      </p>
      {children}
      <p>
        <a href={`/${locale}/events/${event.slug}`}>{t("unavailable.backToEvent")}</a>
      </p>
    </div>
  );
}
