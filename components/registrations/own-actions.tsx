import { mailto } from "@/components/ui/mailto";
import { Paragraphs } from "@/components/ui/paragraphs";
import type { EventView } from "@/lib/events/queries";
import { isCancelled, textFor } from "@/lib/events/rules";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { canCancel, canChangeDetails, isEnded } from "@/lib/registrations/rules";
import type { OwnView } from "./own-view";

/**
 * What one can do with one's own registration. Each button leads to a page of its own by GET, which changes nothing:
 * mail scanners follow links and some press buttons.
 */
export function OwnRegistrationActions({ locale, address, event, standing, now }: OwnView) {
  if (isEnded(standing) || isCancelled(event) || now >= event.endsAt) return null;
  const t = translator(locale, "own");
  const canChange = canChangeDetails(standing, event, now);
  const canGiveBack = canCancel(standing, event, now);
  const isConfirmed = standing === "confirmed";
  const giveBack = isConfirmed ? "cancel" : standing === "waitlisted" ? "leave" : "withdraw";
  return (
    <>
      <h2>{t("actions.title")}</h2>
      {now >= event.startsAt && <p>{t("actions.started")}</p>}
      {!canChange && now < event.startsAt && <ChangesClosed locale={locale} event={event} />}
      {!canGiveBack && now < event.startsAt && <CancellationsClosed locale={locale} event={event} />}
      <div className="button-group">
        {canChange && <PageButton to={`${address}/change`} label={t("actions.change")} />}
        {canGiveBack && isConfirmed && <PageButton to={`${address}/hand-over`} label={t("actions.handOver")} />}
        {canGiveBack && standing !== "offered" && (
          <PageButton to={`${address}/cancel`} label={t(`actions.${giveBack}`)} />
        )}
        {isConfirmed && (
          <a className="button button--quiet" href={`${address}/calendar.ics`}>
            {t("actions.calendar")}
          </a>
        )}
      </div>
    </>
  );
}

function PageButton({ to, label }: { to: string; label: string }) {
  return (
    <form action={to}>
      <button className="button button--secondary" type="submit">
        {label}
      </button>
    </form>
  );
}

/** Why details cannot be changed any more: in the organisers' words, otherwise in ours. */
function ChangesClosed({ locale, event }: { locale: Locale; event: EventView }) {
  const { changesClosedText } = textFor(event, locale);
  if (changesClosedText) return <Paragraphs text={changesClosedText} />;
  const date = formatMoment(event.changesCloseAt, locale, event.timeZone);
  const contact = event.contactEmail;
  return <p>{translator(locale, "own").rich("actions.changesClosed", { date, contact, mailto })}</p>;
}

/** Why one cannot cancel by oneself any more, and what to do instead: in the organisers' words, otherwise in ours. */
export function CancellationsClosed({ locale, event }: { locale: Locale; event: EventView }) {
  const { cancellationsClosedText } = textFor(event, locale);
  if (cancellationsClosedText) return <Paragraphs text={cancellationsClosedText} />;
  const date = formatMoment(event.cancellationsCloseAt, locale, event.timeZone);
  const contact = event.contactEmail;
  return <p>{translator(locale, "own").rich("cancellationsClosed", { date, contact, mailto })}</p>;
}
