import { SelectField } from "@/components/forms/select-field";
import { localeNames, locales } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";

/** The language somebody is written to in. */
export function LanguageField({ t, value }: { t: Translate<"personDesk">; value: string | undefined }) {
  return (
    <SelectField
      name="locale"
      label={t("form.locale")}
      value={value}
      options={locales.map((language) => ({ value: language, label: localeNames[language] }))}
    />
  );
}
