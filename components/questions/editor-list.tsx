import type { Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import type { EditorQuestion } from "@/lib/question-editor/queries";
import { optionWords, questionText } from "@/lib/questions/rules";

type Action = (form: FormData) => Promise<void>;

type Props = {
  t: Translate<"questionEditor">;
  locale: Locale;
  languages: readonly string[];
  slug: string;
  /** Address of the list. */
  here: string;
  heading: string;
  text?: string;
  /** The questions of this part of the list, and all of the event's. */
  shown: EditorQuestion[];
  questions: EditorQuestion[];
  /** None for those who may only read. */
  actions: { moveUp: Action; moveDown: Action; restore: Action } | null;
  languageName: (code: string) => string;
};

/** One part of the list: the questions in the order of the form, each with what is asked of whom. */
export function EditorList({ heading, text, shown, ...rest }: Props) {
  if (shown.length === 0) return null;
  const id = `part-${shown[0]?.id}`;
  return (
    <section className="question-part" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {text && <p className="question-part__text">{text}</p>}
      <ol className="question-list">
        {shown.map((question, index) => (
          <Row
            key={question.id}
            {...rest}
            question={question}
            isFirst={index === 0}
            isLast={index === shown.length - 1}
          />
        ))}
      </ol>
    </section>
  );
}

type RowProps = Omit<Props, "heading" | "text" | "shown"> & {
  question: EditorQuestion;
  isFirst: boolean;
  isLast: boolean;
};

function Row({ t, locale, languages, slug, here, question, questions, actions, languageName, ...place }: RowProps) {
  const { label } = questionText(question, locale, languages);
  const hidden = <span className="visually-hidden">: {label}</span>;
  const missing = languages.filter((code) => !question.texts.some((text) => text.locale === code));
  const button = (words: string, action: Action) => (
    <form action={action}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={question.id} />
      <button className="button button--quiet" type="submit">
        {words}
        {hidden}
      </button>
    </form>
  );
  return (
    <li className="question-list__row" id={`question-${question.key}`}>
      <div className="question-list__words">
        <h3>{label}</h3>
        <p className="question-list__facts">
          {t(`kinds.${question.kind}`)} · {question.isRequired ? t("required") : t("optional")} ·{" "}
          {t("answers", { count: question.answers })}
        </p>
        <Conditions t={t} locale={locale} languages={languages} question={question} questions={questions} />
        {missing.map((code) => (
          <span className="tag tag--waiting" key={code}>
            {t("missing", { language: languageName(code) })}
          </span>
        ))}
      </div>
      {actions && (
        <div className="question-list__actions">
          {question.retiredAt === null ? (
            <>
              <a className="button button--quiet" href={`${here}/${question.id}`}>
                {t("edit")}
                {hidden}
              </a>
              {!place.isFirst && button(t("up"), actions.moveUp)}
              {!place.isLast && button(t("down"), actions.moveDown)}
              <a className="button button--quiet" href={`${here}/${question.id}/remove`}>
                {t("remove")}
                {hidden}
              </a>
            </>
          ) : (
            <>
              {button(t("restore"), actions.restore)}
              <a className="button button--quiet" href={`${here}/${question.id}`}>
                {t("edit")}
                {hidden}
              </a>
            </>
          )}
        </div>
      )}
    </li>
  );
}

/** Of whom it is asked, and after which answer. */
function Conditions({
  t,
  locale,
  languages,
  question,
  questions,
}: Pick<RowProps, "t" | "locale" | "languages" | "question" | "questions">) {
  const parent = questions.find(({ id }) => id === question.showIfId);
  const forms = translator(locale, "forms");
  const word = (value: string) =>
    parent?.kind === "yes_no"
      ? forms(value === "yes" ? "yes" : "no")
      : parent && optionWords(parent, value, locale, languages);
  return (
    <>
      {question.routes.length > 0 && (
        <p className="question-list__facts">
          {t("onlyFor", { routes: question.routes.map((route) => t(`routes.${route}`)).join("; ") })}
        </p>
      )}
      {parent && (
        <p className="question-list__facts">
          {t("waits", {
            answers: question.showIfValues.map(word).join(` ${t("or")} `),
            question: questionText(parent, locale, languages).label,
          })}
        </p>
      )}
    </>
  );
}
