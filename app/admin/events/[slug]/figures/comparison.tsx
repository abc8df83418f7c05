import { SelectField } from "@/components/forms/select-field";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = {
  locale: Locale;
  /** Address of the overview. */
  here: string;
  /** Earlier events, the latest first, in words. */
  choices: { slug: string; label: string }[];
  chosen: string | null;
};

/** Which earlier event to compare with, as a plain GET form; says so where there is none. */
export function ComparisonChoice({ locale, here, choices, chosen }: Props) {
  const t = translator(locale, "overview");
  if (choices.length === 0) return <p className="field__hint">{t("compare.nothing")}</p>;
  return (
    <form className="filter-bar" action={here} method="get">
      <SelectField
        name="compare"
        label={t("compare.label")}
        value={chosen ?? ""}
        empty={t("compare.none")}
        options={choices.map(({ slug, label }) => ({ value: slug, label }))}
      />
      <button className="button button--secondary" type="submit">
        {t("compare.show")}
      </button>
    </form>
  );
}
