import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";

type Choice = { value: string; label: string };
type Props = {
  t: Translate<"admin">;
  /** Address of the list without its query. */
  action: string;
  q: string;
  status: { value: string; options: Choice[]; all: string };
  sort: { value: string; options: Choice[] };
  size: { value: string; options: Choice[] };
};

/** Search, filter and order as a plain GET form: the answer has an address that can be kept and sent round. */
export function ListFilters({ t, action, q, status, sort, size }: Props) {
  return (
    <search>
      <form className="filter-bar" action={action} method="get">
        <TextField
          name="q"
          type="search"
          label={t("list.search")}
          hint={t("list.searchHint")}
          value={q}
          spellCheck={false}
        />
        <SelectField
          name="status"
          label={t("list.status")}
          value={status.value}
          options={status.options}
          empty={status.all}
        />
        <SelectField name="sort" label={t("list.sort")} value={sort.value} options={sort.options} />
        <SelectField name="size" label={t("list.size")} value={size.value} options={size.options} />
        <button className="button" type="submit">
          {t("list.show")}
        </button>
      </form>
    </search>
  );
}
