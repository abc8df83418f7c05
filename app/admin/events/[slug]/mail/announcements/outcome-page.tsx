import { Moment } from "@/components/admin/moment";
import { Pagination } from "@/components/admin/pagination";
import { AnnouncementState } from "@/components/announcements/announcement-state";
import { FileList } from "@/components/announcements/file-list";
import { OutcomeFilters } from "@/components/announcements/outcome-filters";
import { ProgressPanel } from "@/components/announcements/progress-panel";
import { capitalised, languageName } from "@/components/audience/audience-choices";
import { UnreadParts } from "@/components/desk/unread-parts";
import { MailTable } from "@/components/mail/mail-table";
import { unreadParts } from "@/lib/address-parts/rules";
import { MAILS_PER_PAGE, outcomes } from "@/lib/announcements/constants";
import { listOutcome } from "@/lib/announcements/queries";
import { canStop, shownStatus } from "@/lib/announcements/rules";
import { audienceQuery } from "@/lib/audience/rules";
import { database } from "@/lib/db";
import { lastPage, pageNumbers, pageParts } from "@/lib/desk/rules";
import { listFilterSchema } from "@/lib/desk/schema";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../../../../frame";
import { openMail } from "../open-mail";
import type { OpenAnnouncement } from "./open-announcements";
import { Said } from "./said";

type Props = { opened: OpenAnnouncement; query: Record<string, string | string[] | undefined> };

/** What became of an announcement: how far it has got, and person by person. Search, state and page stand in the address. */
export async function OutcomePage({ opened, query }: Props) {
  const { scope, event, title, locale, t, words, announcement, here, list, mayChange, subject } = opened;
  const { mails, finishedAt } = announcement;
  const { isPaused, kindOf, nextOf, registrations } = await openMail(event.slug);
  const { q, page: wanted } = listFilterSchema.parse(query);
  const outcome = outcomes.find((known) => known === query.outcome) ?? null;
  const filter = { q, outcome, page: wanted };
  const { rows, total, page } = await listOutcome(database(), scope, announcement.id, filter);
  const isLeaving = mails.sending + mails.waiting > 0 && finishedAt === null;
  const last = lastPage(total, MAILS_PER_PAGE);
  const at = (number: number) =>
    `${here}?${new URLSearchParams({ ...(q && { q }), ...(outcome && { outcome }), page: String(number) })}`;
  const moment = (time: Date) => <Moment at={time} locale={locale} timeZone={event.timeZone} />;
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <Said t={words} query={query} />
      <a className="back-link" href={list}>
        {words("form.back")}
      </a>
      <h1 className="breakable">
        <bdi>{subject}</bdi>
      </h1>
      <p className="cluster">
        <AnnouncementState t={words} status={shownStatus(announcement)} />
        <Times opened={opened} moment={moment} />
      </p>
      {mails.all === 0 ? (
        <p>{words("outcome.nobody")}</p>
      ) : (
        <ProgressPanel t={words} here={here} mails={mails} isLeaving={isLeaving} refreshes={query.refresh === "on"}>
          {mayChange && canStop(announcement) && isLeaving && (
            <p>
              <a className="button button--danger" href={`${here}/stop`}>
                {words("outcome.stop")}
              </a>
            </p>
          )}
        </ProgressPanel>
      )}
      {mails.all > 0 && (
        <section className="stack" aria-labelledby="people">
          <h2 id="people">{words("outcome.people")}</h2>
          <UnreadParts locale={locale} parts={unreadParts(query, pageParts({ outcome: outcomes }))} href={at(page)} />
          <OutcomeFilters t={words} here={here} q={q} outcome={outcome} mails={mails} />
          <div className="cluster cluster--apart">
            <p>
              <strong>{words("outcome.found", { total })}</strong>
            </p>
            {(q || outcome) && <a href={here}>{words("outcome.clear")}</a>}
          </div>
          {total === 0 ? (
            <p className="empty-state">{words("outcome.noMatch")}</p>
          ) : (
            <MailTable
              t={translator(locale, "mailDesk")}
              caption={words("outcome.caption")}
              rows={rows}
              isPaused={isPaused}
              kindOf={kindOf}
              nextOf={nextOf}
              moment={moment}
              hrefOf={({ id }) => `/admin/events/${event.slug}/mail/${id}`}
              registrations={registrations}
            />
          )}
          <Pagination t={t} current={page} last={last} numbers={pageNumbers(page, last)} href={at} />
        </section>
      )}
      <Words opened={opened} />
      <FileList t={words} locale={locale} files={announcement.files} here={here} />
      {mayChange && (
        <p>
          <a href={`${list}/new?${audienceQuery(announcement.audience)}`}>{words("outcome.writeAgain")}</a>
        </p>
      )}
    </AdminFrame>
  );
}

/** When it began and ended, and who wrote it. */
function Times({
  opened: { announcement, words },
  moment,
}: {
  opened: OpenAnnouncement;
  moment: (at: Date) => React.ReactNode;
}) {
  const { startedAt, finishedAt, stoppedAt, createdBy } = announcement;
  return (
    <span className="field__hint">
      {startedAt && (
        <>
          {words("list.sent")} {moment(startedAt)}
        </>
      )}
      {stoppedAt ? (
        <>
          {", "}
          {words("list.stopped")} {moment(stoppedAt)}
        </>
      ) : (
        finishedAt && (
          <>
            {", "}
            {words("outcome.finished")} {moment(finishedAt)}
          </>
        )
      )}
      {createdBy && <>, {words("outcome.by", { name: createdBy.name ?? createdBy.email })}</>}
    </span>
  );
}

/** What was written, placeholders as they stand. */
function Words({ opened: { announcement, words, locale } }: { opened: OpenAnnouncement }) {
  return (
    <section className="stack" aria-labelledby="words">
      <h2 id="words">{words("outcome.words")}</h2>
      {announcement.texts.map((text, index) => (
        <details className="fold" key={text.locale} open={index === 0}>
          <summary>{capitalised(languageName(text.locale, locale), locale)}</summary>
          <div className="announcement-text" lang={text.locale}>
            <p>
              <strong>{text.subject}</strong>
            </p>
            <p className="announcement-text__body">{text.body}</p>
          </div>
        </details>
      ))}
    </section>
  );
}
