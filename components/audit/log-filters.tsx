import { FilterBar } from "@/components/forms/filter-bar";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { logGroups } from "@/lib/audit-log/constants";
import type { LogFilter } from "@/lib/audit-log/schema";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"auditLog">;
  /** Address of the log without its query. */
  here: string;
  filter: LogFilter;
  /** Organisers, by name. */
  actors: { id: string; name: string | null; email: string }[];
};

/** Person, actor, kind and days as a plain GET form. */
export function LogFilters({ t, here, filter, actors }: Props) {
  return (
    <FilterBar
      here={here}
      search={{ label: t("filters.person"), hint: t("filters.personHint"), value: filter.q }}
      show={t("filters.show")}
    >
      <SelectField
        name="actor"
        label={t("filters.actor")}
        value={filter.actor ?? ""}
        empty={t("filters.anyone")}
        options={[
          { value: "participant", label: t("filters.participants") },
          { value: "system", label: t("filters.system") },
          ...actors.map(({ id, name, email }) => ({ value: id, label: name ? `${name} (${email})` : email })),
        ]}
      />
      <SelectField
        name="group"
        label={t("filters.group")}
        value={filter.group ?? ""}
        empty={t("filters.anything")}
        options={logGroups.map((value) => ({ value, label: t(`groups.${value}`) }))}
      />
      <TextField name="from" type="date" label={t("filters.from")} value={filter.from ?? ""} />
      <TextField name="to" type="date" label={t("filters.to")} value={filter.to ?? ""} />
      {filter.registration && <input type="hidden" name="registration" value={filter.registration} />}
    </FilterBar>
  );
}
