import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"team">;
  /** By the names of the fields: `role`, and one for each event. */
  values: Record<string, string>;
  events: { field: string; title: string }[];
  error?: string;
};

const everywhere = ["owner", "organiser", "desk", "viewer"] as const;
const atEvent = ["organiser", "desk", "viewer"] as const;

/** What somebody may do: one role for all events, and more at single ones. */
export function RoleFields({ t, values, events, error }: Props) {
  const options = [
    ...everywhere.map((role) => ({ value: role, label: `${t(`roles.${role}`)}: ${t(`roleHints.${role}`)}` })),
    { value: "none", label: `${t("form.none")}: ${t("form.noneHint")}` },
  ];
  return (
    <>
      <RadioGroup name="role" label={t("form.role")} value={values.role ?? "none"} options={options} error={error} />
      <Fieldset legend={t("form.events")} hint={t("form.eventsHint")}>
        {events.length === 0 && <p>{t("form.noEvents")}</p>}
        {events.map(({ field, title }) => (
          <SelectField
            key={field}
            name={field}
            label={title}
            value={values[field]}
            empty={t("form.noEventRole")}
            options={atEvent.map((role) => ({
              value: role,
              label: `${t(`roles.${role}`)}: ${t(`roleHints.${role}`)}`,
            }))}
          />
        ))}
      </Fieldset>
    </>
  );
}
