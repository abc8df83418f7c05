import type { ReactNode } from "react";
import { Checkbox } from "@/components/forms/checkbox";
import { Fieldset } from "@/components/forms/fieldset";
import { MomentField } from "@/components/forms/moment-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"mailRules">;
  forms: Translate<"forms">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** `new` for one that is to be added. */
  id: string;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  errors: Record<string, string>;
  languages: { tag: string; name: string }[];
  /** The zone of all moments, and when the event is in it. */
  timeZone: string;
  date: string;
  time: string;
  /** The fields that choose whom it is for, and whether one of them is chosen. */
  audience: ReactNode;
  isChosen: boolean;
  /** What can stand in braces. */
  help: ReactNode;
};

const letters = ["reminder", "thanks", "own"] as const;
const anchors = ["before_start", "after_end", "at"] as const;
const units = ["days", "hours", "minutes"] as const;

/**
 * When a mail goes out by itself, to whom, and what it says. The browser may check this form: a half-typed date would
 * reach the server as nothing at all, and be lost.
 */
export function RuleForm(props: Props) {
  const { t, forms, action, slug, id, values, errors, languages, timeZone, date, time, audience, isChosen, help } =
    props;
  const about = (name: string) => ({ name, value: values[name], error: errors[name] });
  return (
    <form action={action} key={JSON.stringify(values)} className="rule-form">
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="timeZone" value={timeZone} />
      {values.version && <input type="hidden" name="version" value={values.version} />}
      <RadioGroup
        {...about("letter")}
        label={t("form.letter")}
        options={letters.map((value) => ({ value, label: t(`form.letterHints.${value}`) }))}
      />
      <Fieldset legend={t("form.when")}>
        <RadioGroup
          {...about("anchor")}
          label={t("form.anchor")}
          options={anchors.map((value) => ({ value, label: t(`form.anchors.${value}`) }))}
        />
        <div className="rule-form__distance">
          <TextField
            {...about("amount")}
            label={t("form.amount")}
            hint={t("form.amountHint")}
            inputMode="numeric"
            autoComplete="off"
            isShort
          />
          <SelectField
            {...about("unit")}
            label={t("form.unit")}
            options={units.map((value) => ({ value, label: t(`form.units.${value}`) }))}
          />
        </div>
        <div className="rule-form__at">
          <MomentField
            {...about("at")}
            forms={forms}
            timeZone={timeZone}
            label={t("form.at")}
            hint={t("form.atHint", { timeZone, date, time })}
          />
        </div>
      </Fieldset>
      <div className="rule-form__words">
        <Fieldset legend={t("form.words")} hint={t("form.wordsHint")}>
          <div className="rule-form__languages">
            {languages.map(({ tag, name }) => (
              <div className="rule-form__language" key={tag}>
                <TextField
                  {...about(`subject.${tag}`)}
                  lang={tag}
                  label={t("form.subject", { language: name })}
                  autoComplete="off"
                />
                <TextArea
                  {...about(`body.${tag}`)}
                  lang={tag}
                  label={t("form.body", { language: name })}
                  hint={t("form.bodyHint")}
                  rows={8}
                />
              </div>
            ))}
          </div>
          {help}
        </Fieldset>
      </div>
      <Fieldset legend={t("form.who")} hint={t("form.whoHint")}>
        <details className="fold" open={isChosen}>
          <summary>{t("form.conditions")}</summary>
          {audience}
        </details>
        <Checkbox
          name="includesLate"
          label={t("form.includesLate")}
          hint={t("form.includesLateHint")}
          checked={values.includesLate === "yes"}
        />
      </Fieldset>
      <button className="button" type="submit">
        {t("form.save")}
      </button>
    </form>
  );
}
