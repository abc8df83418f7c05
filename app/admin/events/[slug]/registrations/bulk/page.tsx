import type { Metadata } from "next";
import { Moment } from "@/components/admin/moment";
import { Pagination } from "@/components/admin/pagination";
import { UnreadParts } from "@/components/desk/unread-parts";
import { unreadParts } from "@/lib/address-parts/rules";
import { PEOPLE_PER_PAGE } from "@/lib/bulk/constants";
import { listBulkActions } from "@/lib/bulk/queries";
import { database } from "@/lib/db";
import { lastPage, pageNumbers, pageParts } from "@/lib/desk/rules";
import { listFilterSchema } from "@/lib/desk/schema";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { openEvent } from "../../open-event";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, locale } = await openEvent((await params).slug);
  return adminTitle(() => `${translator(locale, "bulk")("past.title")} – ${title}`);
}

/** What was done to many at this event, the latest first. */
export default async function BulkActionsPage({ params, searchParams }: Props) {
  const { scope, event, title, locale, t } = await openEvent((await params).slug);
  const words = translator(locale, "bulk");
  const query = await searchParams;
  const { page: wanted } = listFilterSchema.parse(query);
  const { rows, total, page } = await listBulkActions(database(), scope, event.id, wanted);
  const list = `/admin/events/${event.slug}/registrations`;
  const last = lastPage(total, PEOPLE_PER_PAGE);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <a className="back-link" href={list}>
        {words("choose.back")}
      </a>
      <h1>{words("past.title")}</h1>
      <UnreadParts locale={locale} parts={unreadParts(query, pageParts())} href={`${list}/bulk?page=${page}`} />
      {total === 0 ? (
        <p className="empty-state">{words("past.none")}</p>
      ) : (
        <table className="table table--stack">
          <thead>
            <tr>
              {(["what", "people", "state", "by", "when"] as const).map((name) => (
                <th scope="col" key={name}>
                  {words(`past.columns.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, kind, counts, status, organiser, startedAt }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={`${list}/bulk/${id}`}>{kind && words(`kinds.${kind}.name`)}</a>
                </th>
                <td data-label={words("past.columns.people")}>{words("past.counts", counts)}</td>
                <td data-label={words("past.columns.state")}>
                  {words(`past.states.${status === "stopped" || status === "running" ? status : "done"}`)}
                </td>
                <td data-label={words("past.columns.by")}>
                  <bdi>{organiser.name ?? organiser.email}</bdi>
                </td>
                <td data-label={words("past.columns.when")}>
                  {startedAt && <Moment at={startedAt} locale={locale} timeZone={event.timeZone} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pagination
        t={t}
        current={page}
        last={last}
        numbers={pageNumbers(page, last)}
        href={(number) => `${list}/bulk?page=${number}`}
      />
    </AdminFrame>
  );
}
