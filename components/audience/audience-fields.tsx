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
      {audienceChoices(choices, audience, locale, languages)
        .filter(({ options }) => options.length > 0)
        .map((choice) => (
          <Choices key={choice.name} choice={choice} />
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
    </div>
  );
}

/** A long list, such as that of thirty countries, is folded until somebody wants it. */
function Choices({ choice: { chosen, ...group } }: { choice: ChoiceOf }) {
  const boxes = <CheckboxGroup {...group} values={chosen} />;
  if (group.options.length <= FEW_OPTIONS) return boxes;
  return (
    <details className="audience-fields__long" open={chosen.length > 0}>
      <summary>{`${group.label} (${group.options.length})`}</summary>
      {boxes}
    </details>
  );
}
