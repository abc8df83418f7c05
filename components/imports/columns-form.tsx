import { Checkbox } from "@/components/forms/checkbox";
import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import { countryCodes } from "@/lib/i18n/countries";
import { formatCountry, formatLanguageAlone, localeTag } from "@/lib/i18n/format";
import { type Locale, locales } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { DeskImport } from "@/lib/imports/queries";
import { organisationTypes } from "@/lib/registrations/constants";
import { fieldChoices } from "./import-words";

type Props = {
  locale: Locale;
  /** Of the event, its first language first. */
  languages: readonly string[];
  slug: string;
  run: DeskImport;
  /** The first rows, as examples of what is in a column. */
  examples: readonly string[][];
  /** Whether how dates are meant has to be said. */
  asksDates: boolean;
  action: (form: FormData) => Promise<void>;
};

/** What each column is, and how the people in the rows are registered. */
export function ColumnsForm({ locale, languages, slug, run, examples, asksDates, action }: Props) {
  const t = translator(locale, "imports");
  const registration = translator(locale, "registration");
  const { headings, mapping, options } = run;
  const choices = fieldChoices(run.questions, locale, languages);
  const alphabet = new Intl.Collator(localeTag(locale));
  const countries = countryCodes
    .map((value) => ({ value, label: formatCountry(value, locale) }))
    .sort((a, b) => alphabet.compare(a.label, b.label));
  return (
    <form action={action} key={JSON.stringify([mapping, options])}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={run.id} />
      <div className="import-columns">
        {headings.map((heading, index) => {
          const values = examples
            .map((cells) => cells[index]?.trim())
            .filter(Boolean)
            .join(" · ");
          return (
            <SelectField
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
              key={index}
              name={`column.${index}`}
              label={heading || t("columns.unnamed", { number: index + 1 })}
              hint={values ? t("columns.example", { values: values.slice(0, 90) }) : undefined}
              value={mapping[String(index)] ?? ""}
              empty={t("columns.leaveOut")}
              options={choices}
            />
          );
        })}
      </div>
      <p className="field__hint">{t("columns.noSensitive")}</p>
      {asksDates && (
        <RadioGroup
          name="dates"
          label={t("columns.dates")}
          value={options.dates ?? ""}
          options={(["day_first", "month_first"] as const).map((value) => ({
            value,
            label: t(`columns.dateStyles.${value}`),
          }))}
        />
      )}
      <Fieldset legend={t("columns.options")}>
        <RadioGroup
          name="entry"
          label={t("columns.entry")}
          value={options.entry}
          options={(["seat", "rules"] as const).map((value) => ({ value, label: t(`columns.entries.${value}`) }))}
        />
        <Checkbox name="mails" label={t("columns.mails")} hint={t("columns.mailsHint")} checked={options.mails} />
        <SelectField
          name="locale"
          label={t("columns.mailsLocale")}
          value={options.locale}
          options={locales.map((value) => ({ value, label: formatLanguageAlone(value, locale) }))}
        />
        <SelectField
          name="organisationType"
          label={t("columns.organisationType")}
          value={options.organisationType ?? ""}
          empty={t("columns.unsaid")}
          options={organisationTypes.map((value) => ({ value, label: registration(`organisationTypes.${value}`) }))}
        />
        <SelectField
          name="country"
          label={t("columns.country")}
          value={options.country ?? ""}
          empty={t("columns.unsaid")}
          options={countries}
        />
      </Fieldset>
      <button className="button" type="submit">
        {t("columns.check")}
      </button>
    </form>
  );
}
