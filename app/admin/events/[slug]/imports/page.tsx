import type { Metadata } from "next";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { ErrorSummary } from "@/components/forms/error-summary";
import { ImportList } from "@/components/imports/import-list";
import { fileProblem, UploadForm } from "@/components/imports/upload-form";
import { DataDue } from "@/components/privacy/data-due";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { listImports } from "@/lib/imports/queries";
import { isContactDataDue } from "@/lib/privacy/rules";
import { openImports, type Query } from "./open-import";

type Props = { params: Promise<{ slug: string }>; searchParams: Query };

async function open({ params, searchParams }: Props) {
  const opened = await openImports((await params).slug);
  return { ...opened, error: fileProblem((await searchParams).problem, opened.locale) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, title, error } = await open(props);
  return adminTitle(() => `${words("title")} – ${title}`, { error: error !== undefined });
}

/** Lists of people that were brought in, and the way to bring in another. */
export default async function ImportsPage(props: Props) {
  const { scope, event, title, locale, words, list, error } = await open(props);
  const imports = await listImports(database(), scope, event.id);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary
        heading={translator(locale, "forms")("errorHeading")}
        errors={error ? [{ name: "file", message: error }] : []}
      />
      <p className="caption">{title}</p>
      <h1>{words("title")}</h1>
      <p className="lead">{words("lead")}</p>
      {isContactDataDue(event, clock.now()) ? (
        <DataDue locale={locale} event={event} />
      ) : (
        <UploadForm locale={locale} action={`${list}/upload`} error={error} />
      )}
      <h2>{words("earlier")}</h2>
      {imports.length === 0 ? (
        <p className="empty-state">{words("none")}</p>
      ) : (
        <ImportList
          locale={locale}
          timeZone={event.timeZone}
          caption={words("caption", { event: title })}
          here={list}
          imports={imports}
        />
      )}
    </AdminFrame>
  );
}
