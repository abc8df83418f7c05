import type { Metadata } from "next";
import { EditorList } from "@/components/questions/editor-list";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import { usualQuestions } from "@/lib/question-editor/constants";
import { questionKinds } from "@/lib/questions/constants";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { addUsual, moveDown, moveUp, restore } from "./actions";
import { languageName } from "./form";
import { openQuestions } from "./open-questions";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What an action has to say when it comes back here; the words stand in the address as their key. */
const sayings = [
  ["added", "success"],
  ["changed", "success"],
  ["unchanged", "info"],
  ["moved", "success"],
  ["notMoved", "info"],
  ["removed", "success"],
  ["restored", "success"],
  ["usual", "success"],
  ["order", "warning"],
  ["condition", "warning"],
  ["too_many", "warning"],
  ["gone", "warning"],
] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, locale } = await openQuestions((await params).slug);
  return adminTitle(() => `${translator(locale, "questionEditor")("title")} – ${title}`);
}

/** What an event asks beyond the fixed fields, in the order of the form. */
export default async function QuestionsPage({ params, searchParams }: Props) {
  const { scope, event, title, locale, questions, here } = await openQuestions((await params).slug);
  const t = translator(locale, "questionEditor");
  const mayChange = can(scope.role, "events.change");
  const wanted = (await searchParams).said;
  const said = sayings.find(([word]) => word === wanted);
  const lacksUsual = usualQuestions.some(({ key }) => !questions.some((question) => question.key === key));
  const live = questions.filter(({ retiredAt }) => retiredAt === null);
  const list = {
    t,
    locale,
    languages: event.languages,
    questions,
    here,
    slug: event.slug,
    actions: mayChange ? { moveUp, moveDown, restore } : null,
    languageName: (code: string) => languageName(code, locale),
  };
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      {said && (
        <Notice tone={said[1]} live>
          <p>{t(`said.${said[0]}`)}</p>
        </Notice>
      )}
      <p className="caption">{title}</p>
      <h1>{t("title")}</h1>
      <p className="lead">{t("lead")}</p>
      {!mayChange && <p>{t("readOnly")}</p>}
      {live.length === 0 && <p>{t("none")}</p>}
      <EditorList {...list} heading={t("open")} shown={live.filter((one) => !one.isSensitive)} />
      <EditorList
        {...list}
        heading={t("sensitive")}
        text={t("sensitiveText")}
        shown={live.filter((one) => one.isSensitive)}
      />
      {mayChange && (
        <section className="question-part question-part--add" aria-labelledby="add">
          <h2 id="add">{t("add")}</h2>
          <form action={`${here}/new`} method="get" className="filter-bar">
            <div className="field">
              <label className="field__label" htmlFor="kind">
                {t("kind")}
              </label>
              <select className="input input--select" id="kind" name="kind">
                {questionKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`kinds.${kind}`)}
                  </option>
                ))}
              </select>
            </div>
            <button className="button" type="submit">
              {t("next")}
            </button>
          </form>
          {lacksUsual && (
            <form action={addUsual}>
              <input type="hidden" name="slug" value={event.slug} />
              <p>{t("usualText")}</p>
              <button className="button button--secondary" type="submit">
                {t("usual")}
              </button>
            </form>
          )}
        </section>
      )}
      <EditorList
        {...list}
        heading={t("removed")}
        text={t("removedText")}
        shown={questions.filter(({ retiredAt }) => retiredAt !== null)}
      />
    </AdminFrame>
  );
}
