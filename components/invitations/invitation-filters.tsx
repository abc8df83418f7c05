import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
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
    <search>
      <form className="filter-bar" action={here} method="get">
        <TextField
          name="q"
          type="search"
          label={t("list.search")}
          hint={t("list.searchHint")}
          value={q}
          spellCheck={false}
        />
        <SelectField
          name="state"
          label={t("list.state")}
          value={state ?? ""}
          options={states}
          empty={t("list.all", { count: all })}
        />
        <button className="button" type="submit">
          {t("list.show")}
        </button>
      </form>
    </search>
  );
}
