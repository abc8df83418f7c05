import { FilterBar } from "@/components/forms/filter-bar";
import { SelectField } from "@/components/forms/select-field";
import type { Translate } from "@/lib/i18n/translator";
import { type InvitationState, invitationStates } from "@/lib/invitations/constants";

type Props = {
  t: Translate<"invitations">;
  /** Address of the list without its query. */
  here: string;
  q: string;
  state: InvitationState | null;
  /** How many invitations stand how; states without any are no choice. */
  counts: ReadonlyMap<InvitationState, number>;
  all: number;
};

/** Search and state as a plain GET form, as in the list of registrations. */
export function InvitationFilters({ t, here, q, state, counts, all }: Props) {
  const states = invitationStates
    .filter((value) => counts.has(value) || value === state)
    .map((value) => ({
      value,
      label: t("list.withCount", { state: t(`list.states.${value}`), count: counts.get(value) ?? 0 }),
    }));
  return (
    <FilterBar
      here={here}
      search={{ label: t("list.search"), hint: t("list.searchHint"), value: q }}
      show={t("list.show")}
    >
      <SelectField
        name="state"
        label={t("list.state")}
        value={state ?? ""}
        options={states}
        empty={t("list.all", { count: all })}
      />
    </FilterBar>
  );
}
