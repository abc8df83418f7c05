import { CheckboxGroup } from "@/components/forms/checkbox-group";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextField } from "@/components/forms/text-field";
import { attendances, mailTroubles, recognitions } from "@/lib/audience/constants";
import type { AudienceChoices } from "@/lib/audience/queries";
import { audienceFields, SIMILAR } from "@/lib/audience/rules";
import type { Audience } from "@/lib/audience/schema";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { FEW_OPTIONS } from "@/lib/questions/constants";
import { AnswerBounds } from "./answer-bounds";
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
  const isLong = ({ options, bounds }: ChoiceOf) => options.length > FEW_OPTIONS || bounds !== undefined;
  const single = (part: "attendance" | "recognised" | "mail", options: { value: string; label: string }[]) => (
    <RadioGroup
      name={audienceFields[part]}
      label={t(`audience.${part}`)}
      value={audience[part] === "any" ? "" : audience[part]}
      options={options.map(({ value, label }) => ({ value: value === "any" ? "" : value, label }))}
    />
  );
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
      {single(
        "attendance",
        attendances.map((value) => ({ value, label: t(`audience.attendances.${value}`) })),
      )}
      {single(
        "recognised",
        recognitions.map((value) => ({ value, label: t(`audience.recognitions.${value}`) })),
      )}
      {single(
        "mail",
        mailTroubles.map((value) => ({ value, label: t(`audience.mails.${value}`) })),
      )}
      <div className="audience-fields__days">
        {(["registeredFrom", "registeredTo"] as const).map((part) => (
          <TextField
            key={part}
            name={audienceFields[part]}
            type="date"
            isShort
            label={t(`audience.${part}`)}
            value={audience[part]}
          />
        ))}
      </div>
      {audience.among && (
        <CheckboxGroup
          name={audienceFields.among}
          label={t("audience.among")}
          options={[{ value: audience.among, label: t("audience.amongOnly") }]}
          values={[audience.among]}
        />
      )}
      {audience.isSimilar && <input type="hidden" name={audienceFields.isSimilar} value={SIMILAR} />}
      {groups.filter(isLong).map(({ chosen, bounds, ...group }) => (
        // A long list, such as that of thirty countries, is folded until somebody wants it.
        <details
          className="audience-fields__long"
          key={group.name}
          open={chosen.length > 0 || bounds?.condition !== undefined}
        >
          <summary>{bounds ? group.label : `${group.label} (${group.options.length})`}</summary>
          {bounds && <AnswerBounds t={t} {...bounds} />}
          <CheckboxGroup {...group} values={chosen} />
        </details>
      ))}
    </div>
  );
}
