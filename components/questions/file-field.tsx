import { describedBy, FieldHelp, type FieldText } from "@/components/forms/field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { FILE_MAX_BYTES } from "@/lib/questions/constants";
import { sizeInWords } from "@/lib/questions/rules";
import { readFileValue } from "@/lib/questions/schema";

type Props = FieldText & { name: string; questionKey: string; value?: string; locale: Locale };

/**
 * The file that was chosen, and a button that keeps the form and leads to the page where one is chosen. A file field in
 * the form itself was rejected: a browser forgets it whenever the form comes back.
 */
export function FileField({ name, questionKey, value, locale, ...text }: Props) {
  const t = translator(locale, "questions");
  const file = readFileValue(value ?? "");
  const hint = [text.hint, t("file.hint", { max: sizeInWords(FILE_MAX_BYTES, locale) })].filter(Boolean).join(" ");
  return (
    <fieldset
      className={text.error ? "field field--error" : "field"}
      aria-describedby={describedBy(name, { ...text, hint })}
    >
      <legend className="field__label">{text.label}</legend>
      <FieldHelp name={name} hint={hint} error={text.error} />
      <p className="question__file">
        {file ? <bdi>{t("file.current", { file: file.inWords })}</bdi> : t("file.none")}
        <br />
        {t("file.keeps")}
      </p>
      <button className="button button--secondary" type="submit" id={name} name="file" value={questionKey}>
        {file ? t("file.change") : t("file.choose")}
        <span className="visually-hidden">: {text.label}</span>
      </button>
    </fieldset>
  );
}
