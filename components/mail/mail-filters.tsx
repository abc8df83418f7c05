import { FilterBar } from "@/components/forms/filter-bar";
import { SelectField } from "@/components/forms/select-field";
import type { Translate } from "@/lib/i18n/translator";
import { type MailFilterState, mailFilters } from "@/lib/mail-desk/constants";
import type { MailFilter } from "@/lib/mail-desk/schema";

type Props = {
  t: Translate<"mailDesk">;
  /** Address of the list without its query. */
  here: string;
  filter: MailFilter;
  /** How many mails there are in each state; states without any are no choice. */
  counts: Record<MailFilterState, number>;
  all: number;
  /** Kinds that occur, with their names in words. */
  kinds: { value: string; label: string }[];
};

/** Search, state and kind as a plain GET form, as in the list of registrations. */
export function MailFilters({ t, here, filter, counts, all, kinds }: Props) {
  const states = mailFilters
    .filter((value) => counts[value] > 0 || value === filter.state)
    .map((value) => ({
      value,
      label: t("list.withCount", { name: t(`list.filters.${value}`), count: counts[value] }),
    }));
  return (
    <FilterBar
      here={here}
      search={{ label: t("list.search"), hint: t("list.searchHint"), value: filter.q }}
      show={t("list.show")}
    >
      <SelectField
        name="state"
        label={t("list.state")}
        value={filter.state ?? ""}
        options={states}
        empty={t("list.all", { count: all })}
      />
      <SelectField
        name="kind"
        label={t("list.kind")}
        value={filter.kind ?? ""}
        options={kinds}
        empty={t("list.allKinds")}
      />
    </FilterBar>
  );
}
