import type { Metadata } from "next";
import { Moment } from "@/components/admin/moment";
import { Pagination } from "@/components/admin/pagination";
import { UnreadParts } from "@/components/desk/unread-parts";
import { MailFigures } from "@/components/mail/mail-figures";
import { MailFilters } from "@/components/mail/mail-filters";
import { MailTable } from "@/components/mail/mail-table";
import { unreadParts } from "@/lib/address-parts/rules";
import { database } from "@/lib/db";
import { lastPage, pageNumbers, pageParts } from "@/lib/desk/rules";
import { MAILS_PER_PAGE, mailFilters } from "@/lib/mail-desk/constants";
import { countEventMails, listEventMails } from "@/lib/mail-desk/queries";
import { mailQuery, totalOf } from "@/lib/mail-desk/rules";
import { mailFilterSchema } from "@/lib/mail-desk/schema";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { retryAll } from "./actions";
import { type MailParams, openMail, type Query } from "./open-mail";
import { Said } from "./said";

type Props = MailParams & { searchParams: Query };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { words, title } = await openMail((await params).slug);
  return adminTitle(() => `${words("list.title")} – ${title}`);
}

/** Every mail of the event and what became of it. Search, state, kind and page stand in the address. */
export default async function MailQueuePage({ params, searchParams }: Props) {
  const opened = await openMail((await params).slug);
  const { scope, event, title, locale, t, words, list, registrations, mayChange, kindOf } = opened;
  const query = await searchParams;
  const filter = mailFilterSchema.parse(query);
  const { counts, all, kinds, retriable } = await countEventMails(database(), scope, event.id);
  const known = totalOf(filter, { all, counts });
  const { rows, total, page } = await listEventMails(database(), scope, event.id, filter, known);
  const last = lastPage(total, MAILS_PER_PAGE);
  const from = (page - 1) * MAILS_PER_PAGE + 1;
  const isFiltered = Boolean(filter.q || filter.state || filter.kind);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <Said t={words} query={query} />
      <p className="caption">{title}</p>
      <h1>{words("list.title")}</h1>
      <UnreadParts
        locale={locale}
        parts={unreadParts(query, pageParts({ state: mailFilters }))}
        href={list + mailQuery({ ...filter, page })}
      />
      {all === 0 ? (
        <p className="empty-state">{words("list.none")}</p>
      ) : (
        <>
          <MailFigures t={words} here={list} figures={{ all, ...counts }} />
          <MailFilters
            t={words}
            here={list}
            filter={filter}
            counts={counts}
            all={all}
            kinds={kinds.map((value) => ({ value, label: kindOf(value) }))}
          />
          {mayChange && retriable > 0 && (filter.state === "attention" || filter.state === "failed") && (
            <form action={retryAll} className="mail-all">
              <input type="hidden" name="slug" value={event.slug} />
              <button className="button button--secondary" type="submit" aria-describedby="retry-all-hint">
                {words("list.retryAll", { count: retriable })}
              </button>
              <p className="field__hint" id="retry-all-hint">
                {words("list.retryAllHint")}
              </p>
            </form>
          )}
          <div className="cluster cluster--apart">
            <p>
              <strong>{words("list.found", { total })}</strong>{" "}
              {total > MAILS_PER_PAGE &&
                words("list.range", { from, to: Math.min(page * MAILS_PER_PAGE, total), total })}
            </p>
            {isFiltered && <a href={list}>{words("list.clear")}</a>}
          </div>
          {total === 0 && <p className="empty-state">{words("list.noMatch")}</p>}
        </>
      )}
      {total > 0 && (
        <MailTable
          t={words}
          caption={words("list.caption", { event: title })}
          rows={rows}
          isPaused={opened.isPaused}
          kindOf={kindOf}
          nextOf={opened.nextOf}
          moment={(at) => <Moment at={at} locale={locale} timeZone={event.timeZone} />}
          hrefOf={({ id }) => `${list}/${id}`}
          registrations={registrations}
        />
      )}
      <Pagination
        t={t}
        current={page}
        last={last}
        numbers={pageNumbers(page, last)}
        href={(number) => list + mailQuery({ ...filter, page: number })}
      />
    </AdminFrame>
  );
}
