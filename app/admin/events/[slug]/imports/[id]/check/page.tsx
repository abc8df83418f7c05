import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { findTyped } from "@/app/admin/typed";
import { Pagination } from "@/components/admin/pagination";
import { UnreadParts } from "@/components/desk/unread-parts";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { ApplyTerms } from "@/components/imports/apply-terms";
import { CheckTable } from "@/components/imports/check-table";
import { DataDue } from "@/components/privacy/data-due";
import { Notice } from "@/components/ui/notice";
import { unreadParts } from "@/lib/address-parts/rules";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDeskSeats } from "@/lib/desk/queries";
import { lastPage, pageNumbers, pageParts } from "@/lib/desk/rules";
import { freeSeats } from "@/lib/events/rules";
import { CHECK_PAGE } from "@/lib/imports/constants";
import { checkVersion, countVerdicts, listCheckedRows } from "@/lib/imports/queries";
import { isContactDataDue } from "@/lib/privacy/rules";
import { ImportVerdict } from "@/prisma/generated/enums";
import { carryOn } from "../../actions";
import { checkForm, termFields } from "../../form";
import { type ImportParams, openImport, type Query } from "../../open-import";

type Props = ImportParams & { searchParams: Query };

const parts = pageParts({ verdict: Object.values(ImportVerdict), seatAnyway: ["yes"], leaveOutWrong: ["yes"] });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params;
  const { words, title } = await openImport(slug, id);
  return adminTitle(() => `${words("check.title")} – ${title}`);
}

/** The dry run: each row with what it would do. Filter and page stand in the address. */
export default async function CheckPage({ params, searchParams }: Props) {
  const { slug, id } = await params;
  const { scope, event, title, locale, t, words, run, here } = await openImport(slug, id);
  if (run.status !== "checked") redirect(here);
  const query = await searchParams;
  const verdict = Object.values(ImportVerdict).find((known) => known === query.verdict) ?? null;
  // Read before the rows: at worst it is older than what is shown, and then nothing is carried out.
  const seen = await checkVersion(database(), run.id);
  const counts = await countVerdicts(database(), scope, event.id, run.id);
  const all = counts.fresh + counts.same + counts.conflict + counts.wrong;
  const last = lastPage(verdict ? counts[verdict] : all, CHECK_PAGE);
  const page = Math.min(last, Math.max(1, Number(/^\d{1,5}$/.exec(String(query.page ?? ""))?.[0] ?? 1)));
  const rows = await listCheckedRows(database(), scope, event.id, { id: run.id, verdict, page });
  const seats = await findDeskSeats(database(), scope, event.id);
  const address = (changes: { verdict?: string | null; page?: number }) => {
    const next = new URLSearchParams();
    const wanted = changes.verdict === undefined ? verdict : changes.verdict;
    if (wanted) next.set("verdict", wanted);
    if ((changes.page ?? 1) > 1) next.set("page", String(changes.page));
    return next.size > 0 ? `?${next}` : "";
  };
  const refusal = `apply.refusals.${query.said}` as "apply.refusals.full";
  const typed = (await findTyped(checkForm(run.id))) ?? {};
  const isTicked = (term: (typeof termFields)[number]) => query[term] === "yes" || typed[term] === "yes";
  const terms = { seatAnyway: isTicked("seatAnyway"), leaveOutWrong: isTicked("leaveOutWrong") };
  const ticked = termFields.filter((term) => terms[term]).map((term) => [term, "yes"]);
  const understood = new URLSearchParams([...new URLSearchParams(address({ page })), ...ticked]);
  const hasDecisions = rows.some((row) => row.verdict === "conflict");
  const links = [
    { value: null, label: words("check.all", { count: all }) },
    ...Object.values(ImportVerdict).map((value) => ({
      value,
      label: words(`check.filters.${value}`, { count: counts[value] }),
    })),
  ];
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <a className="back-link" href={here}>
        {words("check.changeColumns")}
      </a>
      <h1>{words("check.title")}</h1>
      <p className="lead">{words("check.lead", { rows: all, file: run.fileName })}</p>
      <UnreadParts locale={locale} parts={unreadParts(query, parts)} href={`${here}/check?${understood}`} />
      {isContactDataDue(event, clock.now()) && <DataDue locale={locale} event={event} />}
      {query.said === "decided" && (
        <Notice tone="success" live>
          <p>{words("check.decided")}</p>
        </Notice>
      )}
      {typeof query.said === "string" && words.has(refusal) && (
        <Notice tone="warning" live>
          <p>{words(refusal)}</p>
        </Notice>
      )}
      {counts.undecided > 0 && <p>{words("check.undecided", { count: counts.undecided })}</p>}
      <form
        action={carryOn}
        key={JSON.stringify([seen, rows.map(({ number, findings }) => [number, findings.decision]), typed, terms])}
        className="stack"
      >
        <HiddenFields values={{ slug: event.slug, id: run.id, seen, query: address({ page }).slice(1) }} />
        {/* Return at a choice presses the form's first button, which must not lead to other rows. */}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden="true" name="go" value="save" />
        <nav className="status-links" aria-label={words("check.filter")}>
          <ul>
            {links.map(({ value, label }) => (
              <li key={value ?? "all"}>
                <button
                  type="submit"
                  name="go"
                  value={`show:${address({ verdict: value })}`}
                  aria-current={value === verdict ? "true" : undefined}
                >
                  {label}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        {rows.length === 0 && <p className="empty-state">{words("check.noRows")}</p>}
        {rows.length > 0 && (
          <CheckTable
            locale={locale}
            caption={words("check.caption", { file: run.fileName })}
            languages={event.languages}
            run={run}
            rows={rows}
            typed={typed}
            list={`/admin/events/${event.slug}/registrations`}
          />
        )}
        {hasDecisions && (
          <div className="button-group">
            <button className="button button--secondary" type="submit" name="go" value="save">
              {words("check.decide")}
            </button>
            <button className="button button--secondary" type="submit" name="go" value="ours">
              {words("check.allOurs")}
            </button>
            <button className="button button--secondary" type="submit" name="go" value="theirs">
              {words("check.allTheirs")}
            </button>
          </div>
        )}
        <Pagination
          t={t}
          current={page}
          last={last}
          numbers={pageNumbers(page, last)}
          submit={(number) => ({ name: "go", value: `show:${address({ page: number })}` })}
        />
        <ApplyTerms
          locale={locale}
          wrongRows={`${here}/wrong.csv`}
          counts={counts}
          free={freeSeats(seats)}
          hasWaitingList={event.hasWaitingList}
          hasDecisions={hasDecisions}
          {...terms}
        />
      </form>
    </AdminFrame>
  );
}
