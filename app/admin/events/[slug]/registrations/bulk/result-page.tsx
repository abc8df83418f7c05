import { Moment } from "@/components/admin/moment";
import { Pagination } from "@/components/admin/pagination";
import { BulkProgress } from "@/components/bulk/bulk-progress";
import { FilterLinks } from "@/components/bulk/filter-links";
import { PeopleTable } from "@/components/bulk/people-table";
import { UnreadParts } from "@/components/desk/unread-parts";
import { unreadParts } from "@/lib/address-parts/rules";
import { PEOPLE_PER_PAGE } from "@/lib/bulk/constants";
import { countOutcomes, listOutcomes } from "@/lib/bulk/queries";
import { permissionFor } from "@/lib/bulk/rules";
import { database } from "@/lib/db";
import { lastPage, pageNumbers, pageParts } from "@/lib/desk/rules";
import { listFilterSchema } from "@/lib/desk/schema";
import { can } from "@/lib/organisers/policy";
import { AdminFrame } from "../../../../frame";
import { choosePeopleAgain, stopBulk } from "./actions";
import type { OpenBulk } from "./open-bulk";

const outcomes = ["done", "refused", "waiting"] as const;

/** How far it has got, and what became of each person. Filter and page stand in the address. */
export async function ResultPage({
  opened,
  query,
}: {
  opened: OpenBulk;
  query: Record<string, string | string[] | undefined>;
}) {
  const { scope, event, title, locale, t, action, words, here, list } = opened;
  const { kind, status, startedAt, finishedAt, organiser } = action;
  if (!kind) return null;
  const outcome = outcomes.find((known) => known === query.outcome) ?? null;
  const counts = await countOutcomes(database(), scope, action);
  const { rows, total, page } = await listOutcomes(database(), scope, action, {
    outcome,
    page: listFilterSchema.parse(query).page,
  });
  const last = lastPage(total, PEOPLE_PER_PAGE);
  const at = (shown: string | null, number = 1) =>
    `${here}?${new URLSearchParams({ ...(shown && { outcome: shown }), page: `${number}` })}`;
  const by = organiser.name ?? organiser.email;
  const moment = (time: Date) => <Moment at={time} locale={locale} timeZone={event.timeZone} />;
  const isRunning = status === "running";
  const mayStop = isRunning && can(scope.role, permissionFor(kind));
  const params = Object.entries(action.params as Record<string, string>);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <a className="back-link" href={list}>
        {words("choose.back")}
      </a>
      <h1>{words(`kinds.${kind}.name`)}</h1>
      <p className="field__hint">
        {words("result.by")} <bdi>{by}</bdi>
        {startedAt && (
          <>
            {", "}
            {words("result.started")} {moment(startedAt)}
          </>
        )}
        {finishedAt && (
          <>
            {", "}
            {words("result.ended")} {moment(finishedAt)}
          </>
        )}
      </p>
      {params.length > 0 && (
        <dl className="summary-list">
          {params.map(([name, value]) => (
            <div key={name}>
              <dt>{words(`result.params.${name as "tag"}`)}</dt>
              <dd className="breakable">
                <bdi>{name === "over" ? words("result.overBy", { seats: Number(value) }) : value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <BulkProgress
        t={words}
        here={here}
        status={status}
        stopReason={action.stopReason}
        by={by}
        counts={counts}
        refreshing={query.refresh === "off" || query.refresh === "anew" ? query.refresh : "live"}
      >
        {mayStop && (
          <form action={stopBulk} className="cluster">
            <input type="hidden" name="slug" value={event.slug} />
            <input type="hidden" name="bulk" value={action.id} />
            <button className="button button--danger" type="submit">
              {words("result.stop")}
            </button>
            <span className="field__hint">{words("result.stopHint")}</span>
          </form>
        )}
      </BulkProgress>
      <section className="stack" aria-labelledby="people">
        <h2 id="people">{words("result.people")}</h2>
        <UnreadParts locale={locale} parts={unreadParts(query, pageParts({ outcome: outcomes }))} href={at(outcome)} />
        <FilterLinks
          labelledBy="people"
          links={([null, ...outcomes] as const)
            .filter((name) => name === null || counts[name] > 0)
            .map((name) => ({
              words: words(`result.filters.${name === "waiting" && !isRunning ? "left" : (name ?? "all")}`, {
                count: counts[name ?? "all"],
              }),
              href: at(name),
              isCurrent: name === outcome,
            }))}
        />
        <PeopleTable
          t={words}
          admin={t}
          caption={words("result.people")}
          registrations={`/admin/events/${event.slug}/registrations`}
          people={rows}
          isOver={!isRunning}
        />
        <Pagination
          t={t}
          current={page}
          last={last}
          numbers={pageNumbers(page, last)}
          href={(number) => at(outcome, number)}
        />
      </section>
      {!isRunning && (
        <form action={choosePeopleAgain} className="cluster">
          <input type="hidden" name="slug" value={event.slug} />
          <input type="hidden" name="bulk" value={action.id} />
          <button className="button button--secondary" type="submit" name="which" value="all">
            {words("result.again")}
          </button>
          {counts.refused > 0 && (
            <button className="button button--secondary" type="submit" name="which" value="refused">
              {words("result.againRefused")}
            </button>
          )}
        </form>
      )}
    </AdminFrame>
  );
}
