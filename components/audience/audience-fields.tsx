import { CheckboxGroup } from "@/components/forms/checkbox-group";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextField } from "@/components/forms/text-field";
import { attendances } from "@/lib/audience/constants";
import type { AudienceChoices } from "@/lib/audience/queries";
import { audienceFields } from "@/lib/audience/rules";
import type { Audience } from "@/lib/audience/schema";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { FEW_OPTIONS } from "@/lib/questions/constants";
import { audienceChoices, type ChoiceOf } from "./audience-choices";

type Props = {
  locale: Locale;
  /** Of the event, its first language first. */
  languages: readonly string[];
  choices: AudienceChoices;
  audience: Audience;
  /** With a field for words to look for; the list has its own. */
  withSearch?: boolean;
};

/**
 * The fields by which people are chosen, for any form: the list, announcements, rules by the clock. Their names are those of
 * the address (`audienceFields`), so a plain GET form needs nothing else. Nothing ticked is no condition.
 */
export function AudienceFields({ locale, languages, choices, audience, withSearch = false }: Props) {
  const t = translator(locale, "announcements");
  const groups = audienceChoices(choices, audience, locale, languages).filter(({ options }) => options.length > 0);
  const isLong = ({ options }: ChoiceOf) => options.length > FEW_OPTIONS;
  return (
    <div className="audience-fields">
      {withSearch && (
        <TextField
          name={audienceFields.q}
          type="search"
          label={t("audience.q")}
          hint={t("audience.qHint")}
          value={audience.q}
          spellCheck={false}
        />
      )}
      {groups
        .filter((group) => !isLong(group))
        .map(({ chosen, ...group }) => (
          <CheckboxGroup key={group.name} {...group} values={chosen} />
        ))}
      <RadioGroup
        name={audienceFields.attendance}
        label={t("audience.attendance")}
        value={audience.attendance === "any" ? "" : audience.attendance}
        options={attendances.map((value) => ({
          value: value === "any" ? "" : value,
          label: t(`audience.attendances.${value}`),
        }))}
      />
      {groups.filter(isLong).map(({ chosen, ...group }) => (
        // A long list, such as that of thirty countries, is folded until somebody wants it.
        <details className="audience-fields__long" key={group.name} open={chosen.length > 0}>
          <summary>{`${group.label} (${group.options.length})`}</summary>
          <CheckboxGroup {...group} values={chosen} />
        </details>
      ))}
    </div>
  );
}
