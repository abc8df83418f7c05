import { SelectField } from "@/components/forms/select-field";
import { formatLanguageAlone } from "@/lib/i18n/format";
import { type Locale, locales } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";

type Props = { t: Translate<"personDesk">; locale: Locale; value: string | undefined };

/** The language somebody is written to in. */
export function LanguageField({ t, locale, value }: Props) {
  return (
    <SelectField
      name="locale"
      label={t("form.locale")}
      value={value}
      options={locales.map((language) => ({ value: language, label: formatLanguageAlone(language, locale) }))}
    />
  );
}
