import { AudienceFields } from "@/components/audience/audience-fields";
import { CheckboxGroup } from "@/components/forms/checkbox-group";
import { FilterBar, type PostedForm } from "@/components/forms/filter-bar";
import { SelectField } from "@/components/forms/select-field";
import type { AudienceChoices } from "@/lib/audience/queries";
import { audienceFields, countConditions } from "@/lib/audience/rules";
import { type ListColumn, pageSizes } from "@/lib/desk/constants";
import { type SortName, sortName, sortNames } from "@/lib/desk/rules";
import type { ListFilter } from "@/lib/desk/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { ColumnOffer } from "./list-columns";

type Props = {
  t: Translate<"admin">;
  locale: Locale;
  /** Of the event, its first language first. */
  languages: readonly string[];
  /** Address of the list without its query. */
  here: string;
  filter: ListFilter;
  choices: AudienceChoices;
  /** All columns there are, with their headings. */
  columns: readonly ColumnOffer[];
  /** Where boxes can be ticked in the list: the form that keeps them. */
  posts?: PostedForm;
};

/** Search, filters and order as a form whose answer has an address that can be kept and sent round. */
export function ListFilters({ t, locale, languages, here, filter, choices, columns, posts }: Props) {
  const conditions = countConditions(filter);
  return (
    <FilterBar
      {...(posts ? { posts } : { here })}
      search={{ name: audienceFields.q, label: t("list.search"), hint: t("list.searchHint"), value: filter.q }}
      show={t("list.show")}
      more={
        <>
          <details className="filter-bar__more">
            <summary>{t("list.more", { count: conditions })}</summary>
            <AudienceFields locale={locale} languages={languages} choices={choices} audience={filter} />
            <button className="button" type="submit" {...posts?.button}>
              {t("list.show")}
            </button>
          </details>
          <details className="filter-bar__more">
            <summary>{t("list.columns")}</summary>
            <div className="audience-fields__long">
              <CheckboxGroup
                name="column"
                label={t("list.columns")}
                hint={t("list.columnsHint")}
                options={columns.filter(({ value }) => value !== "name")}
                values={filter.columns}
              />
            </div>
            <button className="button" type="submit" {...posts?.button}>
              {t("list.show")}
            </button>
          </details>
        </>
      }
    >
      <SelectField
        name="sort"
        label={t("list.sort")}
        value={sortName(filter.sort)}
        options={sortNames(filter).map((value) => ({ value, label: sortLabel(value, t, columns) }))}
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

/** A sorting in words: the usual ones have their own. */
function sortLabel(name: SortName, t: Props["t"], columns: readonly ColumnOffer[]): string {
  const own = `list.sorts.${name}` as "list.sorts.name";
  if (t.has(own)) return t(own);
  const column = name.replace(/^-/, "") as ListColumn;
  const label = columns.find(({ value }) => value === column)?.label ?? t("list.columnGone");
  return t(name.startsWith("-") ? "list.descending" : "list.ascending", { column: label });
}
