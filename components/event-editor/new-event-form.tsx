import { Checkbox } from "@/components/forms/checkbox";
import { FieldHelp } from "@/components/forms/field";
import { Fieldset } from "@/components/forms/fieldset";
import { MomentField } from "@/components/forms/moment-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { type Option, SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { defaultTimeZone } from "@/lib/events/constants";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"eventEditor">;
  forms: Translate<"forms">;
  action: (form: FormData) => Promise<void>;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  errors: Record<string, string>;
  /** With the name of the box that ticks each. */
  languages: { tag: string; name: string; box: string }[];
  /** IANA names. */
  timeZones: readonly string[];
  countries: Option[];
};

/** The least that makes an event. */
export function NewEventForm({ t, forms, action, values, errors, languages, timeZones, countries }: Props) {
  const about = (name: string) => ({ name, value: values[name], error: errors[name] });
  // The zone is chosen in this very form: the one that was sent last.
  const timeZone = timeZones.find((zone) => zone === values.timeZone) ?? defaultTimeZone;
  const moment = (name: string) => ({ ...about(name), forms, timeZone });
  const [firstBox] = languages;
  const languagesError = firstBox && errors[firstBox.box];
  return (
    <form action={action} key={JSON.stringify(values)}>
      <Fieldset legend={t("add.what")}>
        <TextField {...about("title")} label={t("add.eventTitle")} hint={t("add.eventTitleHint")} autoComplete="off" />
        <fieldset className={languagesError ? "field field--error" : "field"} aria-describedby="languages-hint">
          <legend className="field__label">{t("add.languages")}</legend>
          <FieldHelp name="languages" hint={t("add.languagesHint")} error={languagesError} />
          {languages.map(({ tag, name, box }) => (
            <Checkbox key={tag} name={box} label={name} checked={values[box] === "yes"} />
          ))}
        </fieldset>
        <RadioGroup
          {...about("first")}
          label={t("add.first")}
          hint={t("add.firstHint")}
          options={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
        />
      </Fieldset>
      <Fieldset legend={t("add.when")}>
        <SelectField
          {...about("timeZone")}
          label={t("add.timeZone")}
          hint={t("add.timeZoneHint")}
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        />
        <MomentField {...moment("startsAt")} label={t("add.startsAt")} />
        <MomentField {...moment("endsAt")} label={t("add.endsAt")} />
      </Fieldset>
      <Fieldset legend={t("add.where")}>
        <TextField {...about("venueCity")} label={t("add.venueCity")} autoComplete="off" />
        <SelectField {...about("venueCountry")} label={t("add.venueCountry")} options={countries} empty="" />
        <TextField {...about("capacity")} label={t("add.capacity")} inputMode="numeric" autoComplete="off" isShort />
      </Fieldset>
      <Fieldset legend={t("add.contact")} hint={t("add.contactHint")}>
        <TextField {...about("contactName")} label={t("add.contactName")} autoComplete="off" />
        <TextField {...about("contactEmail")} type="email" label={t("add.contactEmail")} autoComplete="off" />
      </Fieldset>
      <Fieldset legend={t("add.address")} hint={t("add.addressHint")}>
        <TextField
          {...about("slug")}
          label={t("add.optional", { label: t("add.slug") })}
          hint={t("add.slugHint")}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          {...about("referencePrefix")}
          label={t("add.optional", { label: t("add.prefix") })}
          hint={t("add.prefixHint")}
          autoComplete="off"
          spellCheck={false}
          isShort
        />
      </Fieldset>
      <p>{t("add.defaults")}</p>
      <button className="button" type="submit">
        {t("add.save")}
      </button>
    </form>
  );
}
