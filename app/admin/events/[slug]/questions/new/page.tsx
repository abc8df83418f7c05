import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ErrorSummary } from "@/components/forms/error-summary";
import { translator } from "@/lib/i18n/translator";
import { questionKinds } from "@/lib/questions/constants";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { openEventFor } from "../../open-event";
import { openQuestions } from "../open-questions";
import { QuestionEditor, typedQuestion } from "../question-page";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ kind?: string | string[] }> };

/** The questions, and the kind that was chosen; back to the list without one. */
async function gate({ params, searchParams }: Props) {
  await openEventFor((await params).slug, "events.change");
  const opened = await openQuestions((await params).slug);
  const wanted = (await searchParams).kind;
  const kind = questionKinds.find((known) => known === wanted);
  return { opened, kind: kind ?? redirect(opened.here) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { opened, kind } = await gate(props);
  const { errors } = await typedQuestion(opened, kind);
  const t = translator(opened.locale, "questionEditor");
  return adminTitle(() => `${t("form.newTitle")} – ${opened.title}`, { error: errors.length > 0 });
}

export default async function NewQuestionPage(props: Props) {
  const { opened, kind } = await gate(props);
  const { event, title, locale, here } = opened;
  const { errors } = await typedQuestion(opened, kind);
  const t = translator(locale, "questionEditor");
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={here}>
        {t("form.back")}
      </a>
      <h1>{t("form.newTitle")}</h1>
      <QuestionEditor opened={opened} kind={kind} />
    </AdminFrame>
  );
}
