import type { Metadata } from "next";
import { fileProblem } from "@/app/file-answer";
import { FileForm, fileTitle } from "@/components/questions/file-form";
import { translator } from "@/lib/i18n/translator";
import { type FileParams, fileGate } from "./gate";

type Props = FileParams & { searchParams: Promise<{ problem?: string }> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, event, question } = await fileGate(props);
  const title = fileTitle(question, locale, event.languages);
  const isWrong = (await fileProblem(props.searchParams)) !== null;
  return {
    title: isWrong ? translator(locale, "forms")("errorTitle", { title }) : title,
    robots: { index: false, follow: false },
  };
}

/** Where one file of one's own registration is replaced. It counts when the form it belongs to is saved. */
export default async function FilePage(props: Props) {
  const { locale, event, question, back, page, field, value } = await fileGate(props);
  return (
    <div className="page">
      <FileForm
        locale={locale}
        question={question}
        languages={event.languages}
        value={value}
        problem={await fileProblem(props.searchParams)}
        action={`${page}/upload`}
        back={`${back}#${field}`}
      />
    </div>
  );
}
