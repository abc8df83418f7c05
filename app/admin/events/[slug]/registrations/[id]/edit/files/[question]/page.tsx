import type { Metadata } from "next";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { fileProblem } from "@/app/file-answer";
import { FileForm, fileTitle } from "@/components/questions/file-form";
import { type FileParams, fileGate } from "./gate";

type Props = FileParams & { searchParams: Promise<{ problem?: string }> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, event, question, name } = await fileGate(props);
  const error = (await fileProblem(props.searchParams)) !== null;
  return adminTitle(() => `${fileTitle(question, locale, event.languages)} – ${name}`, { error });
}

/** Where an organiser adds, replaces or removes somebody's file. It counts when the form it belongs to is saved. */
export default async function FilePage(props: Props) {
  const { locale, event, title, question, name, back, page, field, value } = await fileGate(props);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <FileForm
        locale={locale}
        caption={name}
        question={question}
        languages={event.languages}
        value={value}
        problem={await fileProblem(props.searchParams)}
        action={`${page}/upload`}
        back={`${back}#${field}`}
      />
    </AdminFrame>
  );
}
