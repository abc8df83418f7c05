import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { pageSizes } from "@/lib/desk/constants";
import { sortName, sortNames } from "@/lib/desk/rules";
import type { ListFilter } from "@/lib/desk/schema";
import type { Translate } from "@/lib/i18n/translator";
import type { RegistrationStatus } from "@/prisma/generated/enums";

type Props = {
  t: Translate<"admin">;
  /** Address of the list without its query. */
  here: string;
  filter: ListFilter;
  /** How many registrations there are in each state; states without any are no choice. */
  counts: ReadonlyMap<RegistrationStatus, number>;
  all: number;
};

/** Search, filter and order as a plain GET form: the answer has an address that can be kept and sent round. */
export function ListFilters({ t, here, filter, counts, all }: Props) {
  const statuses = [...counts].map(([value, count]) => ({
    value,
    label: t("list.withCount", { status: t(`statuses.${value}`), count }),
  }));
  return (
    <search>
      <form className="filter-bar" action={here} method="get">
        <TextField
          name="q"
          type="search"
          label={t("list.search")}
          hint={t("list.searchHint")}
          value={filter.q}
          spellCheck={false}
        />
        <SelectField
          name="status"
          label={t("list.status")}
          value={filter.status ?? ""}
          options={statuses}
          empty={t("list.all", { count: all })}
        />
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
        <button className="button" type="submit">
          {t("list.show")}
        </button>
      </form>
    </search>
  );
}
