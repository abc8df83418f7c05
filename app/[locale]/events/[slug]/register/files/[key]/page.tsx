import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { fileProblem } from "@/app/file-answer";
import { FileForm, fileTitle } from "@/components/questions/file-form";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { type FileParams, fileGate } from "./gate";

type Props = FileParams & { searchParams: Promise<{ problem?: string }> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, event, question } = await fileGate(props);
  const title = `${fileTitle(question, locale, event.languages)} – ${textFor(event, locale).title}`;
  const isWrong = (await fileProblem(props.searchParams)) !== null;
  return { title: isWrong ? translator(locale, "forms")("errorTitle", { title }) : title, robots: { index: false } };
}

/** Where one file is chosen for the registration form. A page of its own, since browsers forget a file with each page. */
export default async function FilePage(props: Props) {
  const { locale, event, draft, question, canRegister, back, page, field } = await fileGate(props);
  if (!canRegister) redirect(back);
  return (
    <div className="page">
      <FileForm
        locale={locale}
        question={question}
        languages={event.languages}
        value={draft?.values[field]}
        problem={await fileProblem(props.searchParams)}
        action={`${page}/upload`}
        back={`${back}#${field}`}
      />
    </div>
  );
}
