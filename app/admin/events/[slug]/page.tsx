import type { Metadata } from "next";
import { Moment } from "@/components/admin/moment";
import { RegistrationStatusTag } from "@/components/admin/status";
import { TroubledMails } from "@/components/admin/troubled-mails";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { countByStatus, listTroubledMails } from "@/lib/desk/queries";
import { registrationWindow } from "@/lib/events/rules";
import { formatDate, formatMoment } from "@/lib/i18n/format";
import { seatHoldingStatuses } from "@/lib/registrations/constants";
import { AdminFrame } from "../../frame";
import { adminTitle } from "../../title";
import { openEvent } from "./open-event";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await openEvent((await params).slug);
  return adminTitle(() => title);
}

/** How an event stands: seats, registrations by status, mail that is stuck. */
export default async function OverviewPage({ params }: Props) {
  const { scope, event, title, locale, t } = await openEvent((await params).slug);
  const counts = await countByStatus(database(), scope, event.id);
  const mails = await listTroubledMails(database(), scope, event.id);
  const taken = seatHoldingStatuses.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0);
  const { timeZone } = event;
  const window = registrationWindow(event, clock.now());
  const opens = formatMoment(event.registrationOpensAt, locale, timeZone);
  const closes = formatMoment(event.registrationClosesAt, locale, timeZone);
  const list = `/admin/events/${event.slug}/registrations`;
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <div className="stack">
        <h1>{title}</h1>
        <p>
          {t("overview.happens", { date: formatDate(event.startsAt, locale, timeZone) })} {t("overview.window")}:{" "}
          {t(`overview.${window}`, { opens, closes })}
        </p>
        <p className="cluster">
          <a className="button" href={list}>
            {t("overview.registrations")}
          </a>
          {event.status === "published" ? (
            <a href={`/${locale}/events/${event.slug}`}>{t("overview.publicPage")}</a>
          ) : (
            t("events.draft")
          )}
        </p>
      </div>
      <dl className="figures">
        <div>
          <dt>{t("overview.seats")}</dt>
          <dd>{t("overview.seatsOf", { taken, capacity: event.capacity })}</dd>
        </div>
        <div>
          <dt>{t("overview.seatsFree")}</dt>
          <dd>{Math.max(0, event.capacity - taken)}</dd>
        </div>
      </dl>
      <div className="admin-columns">
        <section className="stack" aria-labelledby="by-status">
          <h2 id="by-status">{t("overview.byStatus")}</h2>
          {counts.size === 0 && <p className="empty-state">{t("overview.none")}</p>}
          {counts.size > 0 && (
            <dl className="description-list">
              {[...counts].map(([status, count]) => (
                <div key={status}>
                  <dt>
                    <RegistrationStatusTag t={t} status={status} />
                  </dt>
                  <dd>
                    <a href={`${list}?status=${status}`}>
                      {t("list.found", { total: count })}
                      <span className="visually-hidden">: {t(`statuses.${status}`)}</span>
                    </a>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </section>
        <section className="stack" aria-labelledby="mails">
          <h2 id="mails">{t("overview.mails")}</h2>
          {mails.length === 0 ? (
            <p>{t("overview.mailsNone")}</p>
          ) : (
            <TroubledMails
              t={t}
              mails={mails.map((mail) => ({
                ...mail,
                at: <Moment at={mail.queuedAt} locale={locale} timeZone={timeZone} />,
              }))}
              personHref={(id) => `${list}/${id}`}
            />
          )}
        </section>
      </div>
    </AdminFrame>
  );
}
