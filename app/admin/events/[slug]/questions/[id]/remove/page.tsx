import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { translator } from "@/lib/i18n/translator";
import { dependentsOf } from "@/lib/question-editor/rules";
import { questionText } from "@/lib/questions/rules";
import { AdminFrame } from "../../../../../frame";
import { adminTitle } from "../../../../../title";
import { openEventFor } from "../../../open-event";
import { removeQuestion } from "../../actions";
import { openQuestion, type QuestionParams } from "../../open-questions";

export async function generateMetadata(props: QuestionParams): Promise<Metadata> {
  await openEventFor((await props.params).slug, "events.change");
  const { title, locale } = await openQuestion(props);
  return adminTitle(() => `${translator(locale, "questionEditor")("removePage.title")} – ${title}`);
}

/** The first of two steps: what goes, what stays, and a button. */
export default async function RemoveQuestionPage(props: QuestionParams) {
  await openEventFor((await props.params).slug, "events.change");
  const { question, questions, event, title, locale, here } = await openQuestion(props);
  if (question.retiredAt !== null) redirect(here);
  const t = translator(locale, "questionEditor");
  const awaited = dependentsOf(question, questions);
  const { label } = questionText(question, locale, event.languages);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={here}>
        {t("form.back")}
      </a>
      <h1>{t("removePage.title")}</h1>
      <p className="lead">{label}</p>
      <p>{t("removePage.answered", { count: question.answers })}</p>
      {awaited.length > 0 && (
        <>
          <p>{t("removePage.awaited")}</p>
          <ul>
            {awaited.map((one) => (
              <li key={one.id}>{questionText(one, locale, event.languages).label}</li>
            ))}
          </ul>
        </>
      )}
      <p>{t("removePage.undo")}</p>
      <form action={removeQuestion}>
        <input type="hidden" name="slug" value={event.slug} />
        <input type="hidden" name="id" value={question.id} />
        {awaited.length > 0 && <input type="hidden" name="dependents" value="named" />}
        <div className="cluster">
          <button className="button button--danger" type="submit">
            {awaited.length > 0 ? t("removePage.confirmAll") : t("removePage.confirm")}
          </button>
          <a href={here}>{t("removePage.keep")}</a>
        </div>
      </form>
    </AdminFrame>
  );
}
