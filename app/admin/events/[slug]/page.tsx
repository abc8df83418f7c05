import type { Metadata } from "next";
import { EventSummary } from "@/components/admin/event-summary";
import { Moment } from "@/components/admin/moment";
import { PendingList } from "@/components/admin/pending-list";
import { SeatStanding } from "@/components/admin/seat-standing";
import { StatusCounts } from "@/components/admin/status-counts";
import { MailAttention } from "@/components/mail/mail-attention";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { countByStatus, findDeskSeats, listPending } from "@/lib/desk/queries";
import { isCancelled, registrationWindow } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { ATTENTION_SHOWN } from "@/lib/mail-desk/constants";
import { listAttention } from "@/lib/mail-desk/queries";
import { listRecognisedBodies } from "@/lib/recognised-bodies/queries";
import { AdminFrame } from "../../frame";
import { adminTitle } from "../../title";
import { openMail } from "./mail/open-mail";
import { openEvent } from "./open-event";
import { pendingByKind } from "./pending";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await openEvent((await params).slug);
  return adminTitle(() => title);
}

/** How an event stands: seats, what waits for a decision, registrations by status, mail that is stuck. */
export default async function OverviewPage({ params }: Props) {
  const { scope, event, title, locale, t } = await openEvent((await params).slug);
  const counts = await countByStatus(database(), scope, event.id);
  const mails = await listAttention(database(), scope, event.id, ATTENTION_SHOWN);
  const { words, kindOf, nextOf, isPaused } = await openMail(event.slug);
  const seats = await findDeskSeats(database(), scope, event.id);
  const bodies = await listRecognisedBodies(database(), scope);
  const waiting = await listPending(database(), scope, event.id);
  // Of a cancelled event nothing is decided any more, but people can still want their data deleted.
  const open = isCancelled(event) ? waiting.filter((one) => one.deletionRequestedAt && !one.erasedAt) : waiting;
  const pending = pendingByKind(open, bodies);
  const registration = registrationWindow(event, clock.now());
  const list = `/admin/events/${event.slug}/registrations`;
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <EventSummary t={t} locale={locale} title={title} event={event} registration={registration} list={list} />
      <SeatStanding t={translator(locale, "seats")} seats={seats} offered={pending.offers.length} />
      <section className="stack" aria-labelledby="pending">
        <h2 id="pending">{t("overview.pending")}</h2>
        <PendingList t={t} locale={locale} timeZone={event.timeZone} list={list} {...pending} />
      </section>
      <div className="admin-columns">
        <section className="stack" aria-labelledby="by-status">
          <h2 id="by-status">{t("overview.byStatus")}</h2>
          <StatusCounts t={t} counts={counts} list={list} />
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
    </AdminFrame>
  );
}
