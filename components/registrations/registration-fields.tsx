import { Checkbox } from "@/components/forms/checkbox";
import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { countryOptions } from "@/lib/i18n/countries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { conferenceAttendances, organisationTypes, type RegistrationField } from "@/lib/registrations/constants";
import { fieldLabel } from "./field-words";

type Props = {
  locale: Locale;
  /** As typed, by field name. */
  values: Record<string, string>;
  errors: { name: RegistrationField; message: string }[];
  /** Whether the event stands beside a conference one can be asked about. */
  asksConference: boolean;
  /** False on one's own page, where the address stays as it is. */
  asksEmail: boolean;
};

/** The fixed questions of a registration, the same when registering and when changing details. */
export function RegistrationFields({ locale, values, errors, asksConference, asksEmail }: Props) {
  const t = translator(locale, "registration");
  const choose = translator(locale, "forms")("choose");
  const field = (name: RegistrationField) => ({
    name,
    label: fieldLabel(name, locale),
    value: values[name],
    error: errors.find((error) => error.name === name)?.message,
  });
  return (
    <>
      <Fieldset legend={t("sections.person")}>
        <TextField {...field("givenName")} autoComplete="given-name" spellCheck={false} />
        <TextField {...field("familyName")} autoComplete="family-name" spellCheck={false} />
        {asksEmail && (
          <TextField {...field("email")} type="email" hint={t("hints.email")} autoComplete="email" spellCheck={false} />
        )}
      </Fieldset>
      <Fieldset legend={t("sections.work")}>
        <TextField {...field("organisation")} autoComplete="organization" spellCheck={false} />
        <SelectField
          {...field("organisationType")}
          empty={choose}
          options={organisationTypes.map((value) => ({ value, label: t(`organisationTypes.${value}`) }))}
        />
        <SelectField
          {...field("country")}
          hint={t("hints.country")}
          empty={choose}
          options={countryOptions(locale)}
          autoComplete="country"
        />
        <TextField {...field("jobTitle")} autoComplete="organization-title" />
      </Fieldset>
      {asksConference && (
        <RadioGroup
          {...field("attendsConference")}
          hint={t("hints.attendsConference")}
          options={conferenceAttendances.map((value) => ({ value, label: t(`conference.${value}`) }))}
        />
      )}
      <Fieldset legend={t("sections.choices")} hint={t("sections.choicesHint")}>
        <Checkbox name="photoConsent" label={t("optIns.photoConsent")} checked={values.photoConsent === "yes"} />
        <Checkbox name="listSharing" label={t("optIns.listSharing")} checked={values.listSharing === "yes"} />
      </Fieldset>
    </>
  );
}
