import type { Metadata } from "next";
import { ChangedMeanwhile } from "@/components/forms/changed-meanwhile";
import { ErrorSummary } from "@/components/forms/error-summary";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { openEventFor } from "../../open-event";
import { changedQuestion } from "../changed";
import { openQuestion, type QuestionParams } from "../open-questions";
import { QuestionEditor, typedQuestion } from "../question-page";

export async function generateMetadata(props: QuestionParams): Promise<Metadata> {
  await openEventFor((await props.params).slug, "events.change");
  const { question, ...opened } = await openQuestion(props);
  const { errors } = await typedQuestion(opened, question.kind, question);
  const t = translator(opened.locale, "questionEditor");
  return adminTitle(() => `${t("form.changeTitle")} – ${opened.title}`, { error: errors.length > 0 });
}

export default async function ChangeQuestionPage(props: QuestionParams) {
  await openEventFor((await props.params).slug, "events.change");
  const { question, ...opened } = await openQuestion(props);
  const { event, title, locale, here } = opened;
  const { values, errors } = await typedQuestion(opened, question.kind, question);
  const t = translator(locale, "questionEditor");
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <ErrorSummary heading={translator(locale, "forms")("errorHeading")} errors={errors} />
      <a className="back-link" href={here}>
        {t("form.back")}
      </a>
      <h1>{t("form.changeTitle")}</h1>
      {"conflict" in values && errors.length === 0 && (
        <ChangedMeanwhile t={translator(locale, "forms")} now={changedQuestion(opened, question, values)} />
      )}
      <QuestionEditor opened={opened} kind={question.kind} old={question} />
    </AdminFrame>
  );
}
