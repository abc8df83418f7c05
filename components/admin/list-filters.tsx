import { AudienceFields } from "@/components/audience/audience-fields";
import { FilterBar } from "@/components/forms/filter-bar";
import { SelectField } from "@/components/forms/select-field";
import type { AudienceChoices } from "@/lib/audience/queries";
import { audienceFields, countConditions } from "@/lib/audience/rules";
import { pageSizes } from "@/lib/desk/constants";
import { sortName, sortNames } from "@/lib/desk/rules";
import type { ListFilter } from "@/lib/desk/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"admin">;
  locale: Locale;
  /** Of the event, its first language first. */
  languages: readonly string[];
  /** Address of the list without its query. */
  here: string;
  filter: ListFilter;
  choices: AudienceChoices;
};

/** Search, filters and order as a plain GET form: the answer has an address that can be kept and sent round. */
export function ListFilters({ t, locale, languages, here, filter, choices }: Props) {
  const conditions = countConditions(filter);
  return (
    <FilterBar
      here={here}
      search={{ name: audienceFields.q, label: t("list.search"), hint: t("list.searchHint"), value: filter.q }}
      show={t("list.show")}
      more={
        <details className="filter-bar__more" open={hasMore(filter)}>
          <summary>{t("list.more", { count: conditions })}</summary>
          <AudienceFields locale={locale} languages={languages} choices={choices} audience={filter} />
          <button className="button" type="submit">
            {t("list.show")}
          </button>
        </details>
      }
    >
      <SelectField
        name="sort"
        label={t("list.sort")}
        value={sortName(filter.sort)}
        options={sortNames.map((value) => ({ value, label: t(`list.sorts.${value}`) }))}
      />
      <SelectField
        name="size"
        label={t("list.size")}
        value={String(filter.size)}
        options={pageSizes.map((size) => ({ value: `${size}`, label: `${size}` }))}
      />
    </FilterBar>
  );
}

/** Whether something is chosen that only the panel shows; a single status stands in the row of links above it. */
function hasMore({ statuses, ...filter }: ListFilter): boolean {
  return statuses.length > 1 || countConditions({ ...filter, statuses: [] }) > 0;
}
