import type { Metadata } from "next";
import { EventSummary } from "@/components/admin/event-summary";
import { Moment } from "@/components/admin/moment";
import { PendingList } from "@/components/admin/pending-list";
import { SeatStanding } from "@/components/admin/seat-standing";
import { StatusCounts } from "@/components/admin/status-counts";
import { MailAttention } from "@/components/mail/mail-attention";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDeskSeats, listPending } from "@/lib/desk/queries";
import { isCancelled, registrationWindow } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { ATTENTION_SHOWN } from "@/lib/mail-desk/constants";
import { listAttention } from "@/lib/mail-desk/queries";
import { can } from "@/lib/organisers/policy";
import { listRecognisedBodies } from "@/lib/recognised-bodies/queries";
import { countByDay, countByProperties } from "@/lib/reports/queries";
import { statusCounts } from "@/lib/reports/rules";
import { AdminFrame } from "../../frame";
import { adminTitle } from "../../title";
import { EventFigures } from "./figures/figures";
import { openMail } from "./mail/open-mail";
import { openEvent } from "./open-event";
import { pendingByKind } from "./pending";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await openEvent((await params).slug);
  return adminTitle(() => title);
}

/**
 * How an event stands: seats, what waits for a decision, registrations by status, mail that is stuck; then how registration
 * goes and who is coming. All figures are asked for at once.
 */
export default async function OverviewPage({ params, searchParams }: Props) {
  const { scope, event, title, locale, t } = await openEvent((await params).slug);
  const { words, kindOf, nextOf, isPaused } = await openMail(event.slug);
  const db = database();
  const now = clock.now();
  const [mails, seats, bodies, waiting, properties, days] = await Promise.all([
    listAttention(db, scope, event.id, ATTENTION_SHOWN),
    findDeskSeats(db, scope, event.id),
    listRecognisedBodies(db, scope),
    listPending(db, scope, event.id),
    countByProperties(db, scope, event.id),
    countByDay(db, scope, event, now),
  ]);
  const { compare } = await searchParams;
  const figures = translator(locale, "overview");
  // Of a cancelled event nothing is decided any more, but people can still want their data deleted.
  const open = isCancelled(event) ? waiting.filter((one) => one.deletionRequestedAt && !one.erasedAt) : waiting;
  const pending = pendingByKind(open, bodies);
  const registration = registrationWindow(event, now);
  const list = `/admin/events/${event.slug}/registrations`;
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <EventSummary t={t} locale={locale} title={title} event={event} registration={registration} list={list} />
      <SeatStanding t={translator(locale, "seats")} seats={seats} offered={pending.offers.length} />
      <section className="stack" aria-labelledby="pending">
        <h2 id="pending">{t("overview.pending")}</h2>
        <PendingList t={t} locale={locale} timeZone={event.timeZone} list={list} now={now} {...pending} />
        {mails.total > 0 && (
          <p>
            {figures("decide.mails", { count: mails.total })}: <a href="#mails">{figures("decide.mailsLink")}</a>
          </p>
        )}
      </section>
      <div className="admin-columns">
        <section className="stack" aria-labelledby="by-status">
          <h2 id="by-status">{t("overview.byStatus")}</h2>
          <StatusCounts t={t} counts={statusCounts(properties)} list={list} />
        </section>
        <section className="stack" aria-labelledby="mails">
          <h2 id="mails">{words("overview.title")}</h2>
          <MailAttention
            t={words}
            {...mails}
            isPaused={isPaused}
            kindOf={kindOf}
            nextOf={nextOf}
            moment={(at) => <Moment at={at} locale={locale} timeZone={event.timeZone} />}
            list={`/admin/events/${event.slug}/mail`}
            registrations={list}
          />
        </section>
      </div>
      <section className="stack figures-section" id="figures" aria-labelledby="figures-title">
        <h2 id="figures-title">{figures("title")}</h2>
        <EventFigures
          event={event}
          locale={locale}
          days={days}
          properties={properties}
          compare={typeof compare === "string" && compare !== "" ? compare : null}
        />
      </section>
      {can(scope.role, "audit.read") && (
        <p>
          <a href={`/admin/events/${event.slug}/log`}>{figures("log")}</a>
        </p>
      )}
    </AdminFrame>
  );
}
