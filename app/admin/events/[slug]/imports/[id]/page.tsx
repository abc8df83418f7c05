import type { Metadata } from "next";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { ErrorSummary } from "@/components/forms/error-summary";
import { ColumnsForm } from "@/components/imports/columns-form";
import { Notice } from "@/components/ui/notice";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { countImported, listImportCells } from "@/lib/imports/queries";
import { asksDateStyle } from "@/lib/imports/rules";
import { checkRows } from "../actions";
import { columnProblems } from "../form";
import { type ImportParams, openImport, type Query } from "../open-import";

type Props = ImportParams & { searchParams: Query };

async function open({ params, searchParams }: Props) {
  const { slug, id } = await params;
  const opened = await openImport(slug, id);
  const query = await searchParams;
  const { run, event, words } = opened;
  const isOpen = run.status === "mapping" || run.status === "checked";
  const found = isOpen && query.problem === "columns" ? columnProblems(run, event) : [];
  const errors = found.map(({ name, problem }) => ({ name, message: words(`columns.problems.${problem}`) }));
  return { ...opened, query, isOpen, errors };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, title, errors } = await open(props);
  return adminTitle(() => `${words("columns.title")} – ${title}`, { error: errors.length > 0 });
}

/** What the columns of an uploaded list are; once it was carried out or discarded, what became of it. */
export default async function ImportPage(props: Props) {
  const { scope, event, title, locale, words, list, run, query, isOpen, errors } = await open(props);
  const rows = isOpen ? await listImportCells(database(), scope, event.id, run.id) : [];
  const imported = isOpen ? 0 : await countImported(database(), scope, event.id, run.id);
  const figure = (name: string) => Number(/^\d{1,6}$/.exec(String(query[name] ?? ""))?.[0] ?? 0);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={list}>
        {words("back")}
      </a>
      {isOpen && (
        <>
          <h1>{words("columns.title")}</h1>
          <p className="lead">{words("columns.lead", { rows: rows.length, file: run.fileName })}</p>
          <ColumnsForm
            locale={locale}
            languages={event.languages}
            slug={event.slug}
            run={run}
            examples={rows.slice(0, 3).map(({ cells }) => cells)}
            asksDates={run.options.dates !== null || asksDateStyle(rows, run.mapping, run.questions)}
            action={checkRows}
          />
        </>
      )}
      {run.status === "applied" && (
        <>
          <h1>{words("done.title")}</h1>
          {query.added !== undefined && (
            <Notice tone="success" live>
              <p>
                {words("done.text", {
                  added: figure("added"),
                  waiting: figure("waiting"),
                  changed: figure("changed"),
                })}
              </p>
            </Notice>
          )}
          <p>{words("done.rows", { count: imported })}</p>
          <p>
            <a href={`/admin/events/${event.slug}/registrations?route=import`}>{words("done.people")}</a>
          </p>
        </>
      )}
      {run.status === "discarded" && (
        <>
          <h1>{words("statuses.discarded")}</h1>
          <p>{words("done.discarded")}</p>
        </>
      )}
    </AdminFrame>
  );
}
