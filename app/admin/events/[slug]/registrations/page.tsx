import type { Metadata } from "next";
import { columnsOffered } from "@/components/admin/list-columns";
import { ListFilters } from "@/components/admin/list-filters";
import { ListSummary } from "@/components/admin/list-summary";
import { Pagination } from "@/components/admin/pagination";
import { RegistrationsTable } from "@/components/admin/registrations-table";
import { StatusLinks } from "@/components/admin/status-links";
import { knownChoices } from "@/components/audience/audience-choices";
import { audienceInWords, problemInWords } from "@/components/audience/audience-words";
import { ChoiceBar, ChoiceFields, TickBox, TickedButton, tickId } from "@/components/bulk/choice-bar";
import { UnreadParts } from "@/components/desk/unread-parts";
import { ErrorSummary } from "@/components/forms/error-summary";
import { ViewLinks } from "@/components/saved-views/view-links";
import { Notice } from "@/components/ui/notice";
import { CHOICE_FORM, type Ticks, Way } from "@/components/ui/way";
import { unreadParts } from "@/lib/address-parts/rules";
import { listAudienceChoices } from "@/lib/audience/queries";
import { audienceFields, audienceProblems, audienceQuery, isEverybody } from "@/lib/audience/rules";
import { findBulkAction, findTicks } from "@/lib/bulk/queries";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { lastPage, listParts, listQuery, pageNumbers, showingAll, shownQuestions, withoutGone } from "@/lib/desk/rules";
import { type ListFilter, listFilterSchema } from "@/lib/desk/schema";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { can, type OrganiserScope } from "@/lib/organisers/policy";
import { listRegistrations } from "@/lib/registration-list/queries";
import { listSavedViews } from "@/lib/saved-views/queries";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { openEvent } from "../open-event";
import { chooseOnList } from "./bulk/actions";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { title } = await openEvent((await params).slug);
  return adminTitle((t) => `${t("list.title")} – ${title}`, { error: (await searchParams).said === "nobody" });
}

/** Who is coming: search, filter, order and pages all stand in the address. */
export default async function RegistrationsPage({ params, searchParams }: Props) {
  const { scope, event, title, locale, t } = await openEvent((await params).slug);
  const { said, ...query } = await searchParams;
  const asked = listFilterSchema.parse(query);
  const [choices, views] = await Promise.all([
    listAudienceChoices(database(), scope, event.id),
    listSavedViews(database(), scope, event.id),
  ]);
  const { filter, isGuess, rows, total, isMore, page } = await findList(scope, event.id, asked, locale);
  const words = translator(locale, "bulk");
  const choice = can(scope.role, "attendance.record")
    ? await findTicks(database(), scope, { eventId: event.id, shown: rows.map(({ id }) => id), now: clock.now() })
    : null;
  const ticks: Ticks = choice && total > 0 ? (choice.ticked.length > 0 ? "set" : "possible") : "none";
  const columns = columnsOffered(t, locale, event.languages, choices.questions, filter);
  const savedViews = translator(locale, "savedViews");
  const known = knownChoices(choices, locale, event.languages);
  const isLost = filter.among !== "" && !(await findBulkAction(database(), scope, event.id, filter.among));
  const problems = [
    ...audienceProblems(filter, known).map((problem) => problemInWords(problem, locale)),
    ...(columns.some(({ isGone }) => isGone) ? [savedViews("problems.column")] : []),
    ...(shownQuestions([filter.sort.column]).every((id) => known.questions.some((one) => one.id === id))
      ? []
      : [savedViews("problems.sort")]),
    ...(isLost ? [savedViews("problems.among")] : []),
  ];
  const all = choices.statuses.reduce((sum, { count }) => sum + count, 0);
  const here = `/admin/events/${event.slug}/registrations`;
  const last = isMore ? null : lastPage(total, filter.size);
  const announcement = `/admin/events/${event.slug}/mail/announcements/new?${audienceQuery(filter)}`;
  return (
    <AdminFrame event={{ slug: event.slug, title }} ticks={ticks}>
      {said === "nobody" && (
        <ErrorSummary
          heading={translator(locale, "forms")("errorHeading")}
          errors={[{ name: rows[0] ? tickId(rows[0].id) : audienceFields.q, message: words("list.nobody") }]}
        />
      )}
      <p className="caption">{title}</p>
      <div className="cluster cluster--apart">
        <h1>{t("list.title")}</h1>
        {can(scope.role, "registrations.change") && (
          <Way ticks={ticks} className="button button--secondary" href={`${here}/new`}>
            {translator(locale, "personDesk")("add.link")}
          </Way>
        )}
      </div>
      <UnreadParts
        locale={locale}
        parts={unreadParts(query, listParts)}
        href={here + listQuery(filter)}
        questions={known.questions}
        ticks={ticks}
      />
      {said === "saved" && (
        <Notice tone="success" live>
          {savedViews("said.saved")}
        </Notice>
      )}
      <ViewLinks
        t={savedViews}
        here={here}
        views={views}
        query={listQuery(filter, { page: 1 }).slice(1)}
        ticks={ticks}
      />
      {all > 0 && <StatusLinks t={t} here={here} filter={filter} counts={choices.statuses} all={all} ticks={ticks} />}
      <ListFilters
        t={t}
        locale={locale}
        languages={event.languages}
        here={here}
        filter={filter}
        choices={choices}
        columns={columns}
        posts={
          ticks === "none"
            ? undefined
            : {
                id: CHOICE_FORM,
                action: chooseOnList,
                button: { name: "go", value: "show" },
                version: listQuery(filter),
                hidden: (
                  <ChoiceFields
                    slug={event.slug}
                    listQuery={listQuery(filter).slice(1)}
                    shown={rows.map(({ id }) => id)}
                  />
                ),
              }
        }
      />
      <ListSummary
        t={t}
        here={here}
        filter={filter}
        total={total}
        isMore={isMore}
        page={page}
        conditions={isEverybody(filter) ? [] : audienceInWords(filter, known, locale)}
        mayExport={can(scope.role, "registrations.export")}
        writeTo={can(scope.role, "registrations.change") ? announcement : null}
        ticks={ticks}
      />
      {problems.length > 0 && (
        <Notice tone="warning">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
          <Way
            ticks={ticks}
            href={here + listQuery(withoutGone(filter, known), { page: 1, ...(isLost && { among: "" }) })}
          >
            {savedViews("problems.leaveOut")}
          </Way>
        </Notice>
      )}
      {isGuess && <Notice live>{t("list.similarOnly", { words: filter.q })}</Notice>}
      {all === 0 && <p className="empty-state">{t("list.none")}</p>}
      {all > 0 && total === 0 && (
        <p className="empty-state">
          {t("list.noMatch")} <a href={here + listQuery(showingAll(filter))}>{t("list.clear")}</a>
        </p>
      )}
      {total > 0 && choice && (
        <ChoiceBar
          t={words}
          shown={rows.length}
          total={total}
          isMore={isMore}
          kept={choice.count}
          past={`${here}/bulk`}
          ticks={ticks}
        />
      )}
      {total > 0 && (
        <RegistrationsTable
          t={t}
          locale={locale}
          timeZone={event.timeZone}
          caption={t("list.caption", { event: title })}
          here={here}
          filter={filter}
          columns={columns}
          rows={rows}
          ticks={ticks}
          lead={
            choice
              ? {
                  heading: words("list.tick"),
                  cell: ({ id, givenName, familyName }) => (
                    <TickBox
                      t={words}
                      id={id}
                      name={`${givenName} ${familyName}`}
                      isTicked={choice.ticked.includes(id)}
                    />
                  ),
                }
              : undefined
          }
        />
      )}
      {total > 0 && choice && (
        <div className="cluster">
          <TickedButton t={words} />
        </div>
      )}
      <Pagination
        t={t}
        current={page}
        last={last}
        numbers={last === null ? [page] : pageNumbers(page, last)}
        href={(number) => here + listQuery(filter, { page: number })}
        ticks={ticks}
      />
    </AdminFrame>
  );
}

/**
 * What the address asks for. Where nothing is spelled as it was typed, what is spelled almost so, and then the links of the
 * page ask for that too: whoever writes to these people writes to those they saw.
 */
async function findList(
  scope: OrganiserScope<"registrations.read">,
  eventId: string,
  asked: ListFilter,
  locale: Locale,
) {
  const found = await listRegistrations(database(), scope, eventId, asked, locale);
  if (found.total > 0 || !asked.q || asked.isSimilar) return { filter: asked, isGuess: false, ...found };
  const filter = { ...asked, isSimilar: true };
  const similar = await listRegistrations(database(), scope, eventId, filter, locale);
  return similar.total > 0 ? { filter, isGuess: true, ...similar } : { filter: asked, isGuess: false, ...found };
}
