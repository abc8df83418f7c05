import { FilterBar } from "@/components/forms/filter-bar";
import { SelectField } from "@/components/forms/select-field";
import { type Outcome, outcomes } from "@/lib/announcements/constants";
import type { MailCounts } from "@/lib/announcements/rules";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"announcements">;
  here: string;
  q: string;
  outcome: Outcome | null;
  mails: MailCounts;
};

/** Search and state of an outcome as a plain GET form. */
export function OutcomeFilters({ t, here, q, outcome, mails }: Props) {
  const count = (value: Outcome) => (value === "waiting" ? mails.waiting + mails.sending : mails[value]);
  return (
    <FilterBar
      here={here}
      search={{ label: t("outcome.search"), hint: t("outcome.searchHint"), value: q }}
      show={t("outcome.show")}
    >
      <SelectField
        name="outcome"
        label={t("outcome.outcome")}
        value={outcome ?? ""}
        options={outcomes
          .filter((value) => count(value) > 0 || value === outcome)
          .map((value) => ({
            value,
            label: t("outcome.withCount", { name: t(`outcome.figures.${value}`), count: count(value) }),
          }))}
        empty={t("outcome.all", { count: mails.all })}
      />
    </FilterBar>
  );
}
