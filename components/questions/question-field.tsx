import { CheckboxGroup } from "@/components/forms/checkbox-group";
import type { FieldText } from "@/components/forms/field";
import { RadioGroup } from "@/components/forms/radio-group";
import { type Option, SelectField } from "@/components/forms/select-field";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import { localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { type AskedQuestion, FEW_OPTIONS } from "@/lib/questions/constants";
import { chosenValues } from "@/lib/questions/schema";
import { exampleDate } from "./answer-words";
import { FileField } from "./file-field";

type Props = FieldText & {
  name: string;
  question: AskedQuestion;
  locale: Locale;
  /** As typed. */
  value?: string;
  /** The choices in their order, in words. */
  options: Option[];
};

/** The control that suits a kind of question. */
export function QuestionField({ question, locale, value, options, hint, ...text }: Props) {
  const t = translator(locale, "questions");
  const forms = translator(locale, "forms");
  const help = (more?: string) => [hint, more].filter(Boolean).join(" ") || undefined;
  // Radios cannot be unticked without a script, so optional ones have a choice for it.
  const none = question.isRequired ? [] : [{ value: "", label: t("noAnswer") }];
  switch (question.kind) {
    case "short_text":
      return <TextField {...text} value={value} hint={help()} />;
    case "long_text":
      return <TextArea {...text} value={value} hint={help()} />;
    case "number":
      return <TextField {...text} value={value} hint={help(bounds(question, locale))} inputMode="decimal" />;
    case "date":
      return <TextField {...text} value={value} hint={help(t("dateHint", { example: exampleDate(locale) }))} />;
    case "yes_no":
      return <RadioGroup {...text} value={value} hint={help()} options={[...options, ...none]} />;
    case "one_of":
      return options.length > FEW_OPTIONS ? (
        <SelectField {...text} value={value} hint={help()} options={options} empty={forms("choose")} />
      ) : (
        <RadioGroup {...text} value={value} hint={help()} options={[...options, ...none]} />
      );
    case "several_of":
      return (
        <CheckboxGroup {...text} values={chosenValues(value ?? "")} hint={help(t("severalHint"))} options={options} />
      );
    case "file":
      return <FileField {...text} questionKey={question.key} value={value} hint={help()} locale={locale} />;
  }
}

function bounds({ minimum, maximum }: AskedQuestion, locale: Locale): string | undefined {
  const t = translator(locale, "questions");
  const number = (value: number) => new Intl.NumberFormat(localeTag(locale)).format(value);
  if (minimum !== null && maximum !== null) return t("between", { least: number(minimum), most: number(maximum) });
  if (minimum !== null) return t("atLeast", { least: number(minimum) });
  return maximum !== null ? t("atMost", { most: number(maximum) }) : undefined;
}
