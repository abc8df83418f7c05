import { Moment } from "@/components/admin/moment";
import { mailKindName } from "@/components/admin/status";
import { BounceHealth } from "@/components/mail/bounce-health";
import { MailPausePanel } from "@/components/mail/mail-pause-panel";
import { MailTable } from "@/components/mail/mail-table";
import { QueueFigures } from "@/components/mail/queue-figures";
import { Notice } from "@/components/ui/notice";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { env } from "@/lib/env";
import { defaultTimeZone } from "@/lib/events/constants";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { listEventsWithAttention, listMailsWithoutEvent } from "@/lib/mail-desk/queries";
import { mailQuery } from "@/lib/mail-desk/rules";
import { countLeaving, countWaitingByLane, findMailHealth, listBounceMailboxes } from "@/lib/mail-health/queries";
import { can } from "@/lib/organisers/policy";
import { visitorLocale } from "../../visitor";
import { nextAttempt } from "../events/[slug]/mail/open-mail";
import { AdminFrame } from "../frame";
import { findPause, requireOrganiser } from "../gate";
import { adminTitle } from "../title";
import { probe } from "./actions";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async () => {
  const t = translator(await visitorLocale(), "mailDesk");
  return adminTitle(() => t("desk.title"));
};

/** Whether mail leaves, what stands in its way and who can mend it; what waits; the mails that belong to no event. */
export default async function DeskMailPage({ searchParams }: Props) {
  const scope = await requireOrganiser("registrations.read");
  const locale = await visitorLocale();
  const t = translator(locale, "mailDesk");
  const db = database();
  const [pause, health, lanes, leaving, mailboxes, events, mails] = await Promise.all([
    findPause(),
    findMailHealth(db),
    countWaitingByLane(db, scope),
    countLeaving(db, scope, clock.realNow()),
    listBounceMailboxes(db, scope),
    listEventsWithAttention(db, scope),
    listMailsWithoutEvent(db, scope),
  ]);
  const { said } = await searchParams;
  const due = lanes.reduce((sum, lane) => sum + lane.due, 0);
  const moment = (at: Date) => <Moment at={at} locale={locale} timeZone={defaultTimeZone} />;
  const perMinute = env().MAIL_PER_MINUTE;
  return (
    <AdminFrame>
      {(said === "probed" || said === "not_paused") && (
        <Notice tone={said === "probed" ? "success" : "info"} live>
          <p>
            {t(`desk.said.${said}`)} <a href="/admin/mail">{t("desk.reload")}</a>
          </p>
        </Notice>
      )}
      <h1>{t("desk.title")}</h1>
      <p className="lead measure">{t("desk.lead")}</p>
      {pause && (
        <MailPausePanel
          t={t}
          pause={pause}
          since={moment(clock.shown(pause.pausedAt))}
          overdue={Math.floor((clock.realNow().getTime() - pause.probeAt.getTime()) / 60_000)}
          next={nextAttempt(pause.probeAt, locale, defaultTimeZone)}
          probe={can(scope.role, "registrations.change") ? probe : undefined}
        />
      )}
      {!pause && health.state === "stuck" && (
        <Notice tone="warning" heading={t("desk.stuck")}>
          <p>{t("desk.stuckText", { minutes: health.minutes })}</p>
        </Notice>
      )}
      {!pause && health.state === "moving" && (
        <Notice tone="success" heading={t("desk.moving")}>
          <p>
            {t("desk.movingText", { count: due })} {health.minutes > 0 && t("desk.oldest", { minutes: health.minutes })}
          </p>
        </Notice>
      )}
      <QueueFigures t={t} lanes={lanes} leaving={leaving} perMinute={perMinute ?? null} />
      {events.length > 0 && (
        <section className="stack" aria-labelledby="by-event">
          <h2 id="by-event">{t("desk.eventsTitle")}</h2>
          <ul>
            {events.map((event) => (
              <li key={event.id}>
                <a href={`/admin/events/${event.slug}/mail${mailQuery({ state: "attention" })}`}>
                  {textFor(event, locale).title}
                </a>
                : {t("desk.eventsLead", { count: event.count })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <BounceHealth
        t={t}
        isSet={env().IMAP_URL !== undefined}
        mailboxes={mailboxes}
        moment={(at) => moment(clock.shown(at))}
      />
      <section className="stack" aria-labelledby="others">
        <h2 id="others">{t("desk.othersTitle")}</h2>
        <p className="measure">{t("desk.othersLead")}</p>
        {mails.length === 0 ? (
          <p className="empty-state">{t("desk.othersNone")}</p>
        ) : (
          <MailTable
            t={t}
            caption={t("desk.othersTitle")}
            rows={mails}
            isPaused={pause !== null}
            kindOf={(kind) => mailKindName(translator(locale, "admin"), kind)}
            nextOf={({ notBefore }) => nextAttempt(notBefore, locale, defaultTimeZone)}
            moment={moment}
          />
        )}
      </section>
    </AdminFrame>
  );
}
