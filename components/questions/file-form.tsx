import { ErrorSummary } from "@/components/forms/error-summary";
import { FileField } from "@/components/forms/file-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { type AskedQuestion, FILE_MAX_BYTES, fileTypes } from "@/lib/questions/constants";
import { questionText, sizeInWords } from "@/lib/questions/rules";
import { type FileProblem, readFileValue } from "@/lib/questions/schema";

type Props = {
  locale: Locale;
  /** Whose file it is, where that is not the reader. */
  caption?: string;
  question: AskedQuestion;
  languages: readonly string[];
  /** As it stands in the draft. */
  value?: string;
  problem: FileProblem | null;
  /** Address the form goes to, and the form this file is chosen for. */
  action: string;
  back: string;
};

/** What a file page says that it is about, for its title too. */
export const fileTitle = (question: AskedQuestion, locale: Locale, languages: readonly string[]): string =>
  questionText(question, locale, languages).label;

/** What to do about a file that was not taken. */
export function fileProblemText(problem: FileProblem, locale: Locale): string {
  return translator(locale, "questions")(`file.problems.${problem}`, { max: sizeInWords(FILE_MAX_BYTES, locale) });
}

/** Choosing one file. Posted by the browser itself, with or without JavaScript. */
export function FileForm({ locale, caption, question, languages, value, problem, action, back }: Props) {
  const t = translator(locale, "questions");
  const { label, help } = questionText(question, locale, languages);
  const file = readFileValue(value ?? "");
  const error = problem ? fileProblemText(problem, locale) : undefined;
  const text = {
    label: t("file.label"),
    hint: `${t("file.hint", { max: sizeInWords(FILE_MAX_BYTES, locale) })} ${t("file.allowed")}`,
    error,
  };
  return (
    <>
      <ErrorSummary
        heading={translator(locale, "forms")("errorHeading")}
        errors={error ? [{ name: "file", message: error }] : []}
      />
      <a className="back-link" href={back}>
        {t("file.back")}
      </a>
      {caption && (
        <p className="caption">
          <bdi>{caption}</bdi>
        </p>
      )}
      <h1>{label}</h1>
      {help && <p className="lead">{help}</p>}
      {file && (
        <p className="breakable">
          <bdi>{t("file.current", { file: file.inWords })}</bdi>
        </p>
      )}
      <form action={action} method="post" encType="multipart/form-data" noValidate>
        <FileField
          {...text}
          accept={Object.entries(fileTypes)
            .flatMap(([type, ending]) => [type, `.${ending.toLowerCase()}`])
            .concat(".jpeg")
            .join(",")}
        />
        <div className="button-group">
          <button className="button button--primary" type="submit" name="do" value="use">
            {t("file.upload")}
          </button>
          {file && (
            <button className="button button--quiet" type="submit" name="do" value="remove">
              {t("file.remove")}
            </button>
          )}
        </div>
      </form>
    </>
  );
}
