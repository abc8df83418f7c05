import type { Metadata } from "next";
import { Pagination } from "@/components/admin/pagination";
import { UnreadParts } from "@/components/desk/unread-parts";
import { InvitationFigures } from "@/components/invitations/invitation-figures";
import { InvitationFilters } from "@/components/invitations/invitation-filters";
import { InvitationTable } from "@/components/invitations/invitation-table";
import { Notice } from "@/components/ui/notice";
import { unreadParts } from "@/lib/address-parts/rules";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDeskSeats } from "@/lib/desk/queries";
import { lastPage, pageNumbers, pageParts } from "@/lib/desk/rules";
import { listFilterSchema } from "@/lib/desk/schema";
import { INVITATIONS_PER_PAGE, invitationStates } from "@/lib/invitations/constants";
import { countInvitations, listInvitations } from "@/lib/invitations/queries";
import { stateFrom } from "@/lib/invitations/schema";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { type InvitationsParams, openInvitations, type Query } from "./open-invitations";
import { RowActions } from "./row-actions";
import { Said } from "./said";

type Props = InvitationsParams & { searchParams: Query };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { words, title } = await openInvitations(params);
  return adminTitle(() => `${words("list.title")} – ${title}`);
}

/** Who is invited and what they have answered. State, search and page stand in the address. */
export default async function InvitationsPage({ params, searchParams }: Props) {
  const { scope, event, title, locale, t, words, list, mayChange } = await openInvitations(params);
  const query = await searchParams;
  const now = clock.now();
  const { q, page: wanted } = listFilterSchema.parse(query);
  const filter = { q, state: stateFrom(query.state), page: wanted };
  const counts = await countInvitations(database(), scope, event.id, now);
  const { rows, total, page } = await listInvitations(database(), scope, event.id, filter, now);
  const seats = await findDeskSeats(database(), scope, event.id);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const last = lastPage(total, INVITATIONS_PER_PAGE);
  const at = (number: number) => {
    const parts = { ...(q && { q }), ...(filter.state && { state: filter.state }), page: String(number) };
    return `${list}?${new URLSearchParams(parts)}`;
  };
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <Said t={words} query={query} />
      <p className="caption">{title}</p>
      <h1>{words("list.title")}</h1>
      <UnreadParts locale={locale} parts={unreadParts(query, pageParts({ state: invitationStates }))} href={at(page)} />
      {event.status !== "published" && (
        <Notice tone="warning">
          <p>{words(`list.${event.status}`)}</p>
        </Notice>
      )}
      <p className="cluster">
        {mayChange && (
          <a className="button" href={`${list}/new`}>
            {words("list.invite")}
          </a>
        )}
        <a href={`${list}/codes`}>{words("list.codes")}</a>
      </p>
      <InvitationFigures t={words} all={all} counts={counts} setAside={seats.reserved} />
      {all === 0 ? (
        <p className="empty-state">{words("list.none")}</p>
      ) : (
        <>
          <InvitationFilters t={words} here={list} q={q} state={filter.state} counts={counts} all={all} />
          <InvitationSummary t={words} list={list} total={total} page={page} isFiltered={Boolean(q || filter.state)} />
        </>
      )}
      {total > 0 && (
        <InvitationTable
          t={words}
          locale={locale}
          timeZone={event.timeZone}
          title={title}
          slug={event.slug}
          rows={rows}
          statusOf={(status) => t(`statuses.${status}`)}
          actions={mayChange ? (row) => <RowActions t={words} slug={event.slug} row={row} list={list} /> : undefined}
        />
      )}
      <Pagination t={t} current={page} last={last} numbers={pageNumbers(page, last)} href={at} />
    </AdminFrame>
  );
}

type SummaryProps = {
  t: Awaited<ReturnType<typeof openInvitations>>["words"];
  list: string;
  total: number;
  page: number;
  isFiltered: boolean;
};

/** How many were found, and the way back to all of them. */
function InvitationSummary({ t, list, total, page, isFiltered }: SummaryProps) {
  const from = (page - 1) * INVITATIONS_PER_PAGE + 1;
  return (
    <div className="cluster cluster--apart">
      <p>
        <strong>{t("list.found", { total })}</strong>{" "}
        {total > INVITATIONS_PER_PAGE &&
          t("list.range", { from, to: Math.min(page * INVITATIONS_PER_PAGE, total), total })}
      </p>
      {isFiltered && <a href={list}>{t("list.clear")}</a>}
    </div>
  );
}
