import { Checkbox } from "@/components/forms/checkbox";
import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { countryOptions } from "@/lib/i18n/countries";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { conferenceAttendances, organisationTypes, type RegistrationField } from "@/lib/registrations/constants";
import { fieldLabel, type Whom } from "./field-words";

type Props = {
  locale: Locale;
  /** As typed, by field name. */
  values: Record<string, string>;
  errors: readonly { name: string; message: string }[];
  /** Whether the event stands beside a conference one can be asked about. */
  asksConference: boolean;
  /** False on one's own page, where the address stays as it is. */
  asksEmail: boolean;
  /** An address that cannot be changed here, because something was sent to it: shown, and sent along. */
  fixedEmail?: string;
  /** Why it stays; speaks of an invitation unless given. */
  fixedEmailHint?: string;
  /** Of a colleague, the choices that are theirs to make are not asked; an organiser enters them as they were told. */
  of?: Whom;
};

/** The fixed questions of a registration, the same when registering and when changing details. */
export function RegistrationFields({
  locale,
  values,
  errors,
  asksConference,
  asksEmail,
  fixedEmail,
  fixedEmailHint = translator(locale, "entry")("invitation.address"),
  of: whom = "self",
}: Props) {
  const t = translator(locale, "registration");
  const words = wordsFor(whom, locale);
  const isSelf = whom === "self";
  // The browser would fill in its owner's name for a colleague's (WCAG 1.3.5 speaks of the user's own data only).
  const own = (token: string) => (isSelf ? token : "off");
  const choose = translator(locale, "forms")("choose");
  const field = (name: RegistrationField) => ({
    name,
    label: fieldLabel(name, locale),
    value: values[name],
    error: errors.find((error) => error.name === name)?.message,
  });
  return (
    <>
      <Fieldset legend={words.person}>
        <TextField {...field("givenName")} autoComplete={own("given-name")} spellCheck={false} />
        <TextField {...field("familyName")} autoComplete={own("family-name")} spellCheck={false} />
        {fixedEmail !== undefined && <FixedEmail locale={locale} email={fixedEmail} hint={fixedEmailHint} />}
        {asksEmail && fixedEmail === undefined && (
          <TextField
            {...field("email")}
            type="email"
            hint={words.email}
            autoComplete={own("email")}
            spellCheck={false}
          />
        )}
      </Fieldset>
      <Fieldset legend={words.work}>
        <TextField {...field("organisation")} autoComplete={own("organization")} spellCheck={false} />
        <SelectField
          {...field("organisationType")}
          empty={choose}
          options={organisationTypes.map((value) => ({ value, label: t(`organisationTypes.${value}`) }))}
        />
        <SelectField
          {...field("country")}
          hint={words.country}
          empty={choose}
          options={countryOptions(locale)}
          autoComplete={own("country")}
        />
        <TextField {...field("jobTitle")} autoComplete={own("organization-title")} />
      </Fieldset>
      {asksConference && (
        <RadioGroup
          {...field("attendsConference")}
          hint={t("hints.attendsConference")}
          options={conferenceAttendances.map((value) => ({ value, label: t(`conference.${value}`) }))}
        />
      )}
      {words.choices && (
        <Fieldset {...words.choices}>
          <Checkbox name="photoConsent" label={words.photoConsent} checked={values.photoConsent === "yes"} />
          <Checkbox name="listSharing" label={words.listSharing} checked={values.listSharing === "yes"} />
        </Fieldset>
      )}
    </>
  );
}

/** The words around the fields; without `choices` where they are not ours to ask for. */
function wordsFor(whom: Whom, locale: Locale) {
  const own = translator(locale, "registration");
  const optIns = { photoConsent: own("optIns.photoConsent"), listSharing: own("optIns.listSharing") };
  switch (whom) {
    case "self":
      return {
        person: own("sections.person"),
        work: own("sections.work"),
        email: own("hints.email"),
        country: own("hints.country"),
        choices: { legend: own("sections.choices"), hint: own("sections.choicesHint") },
        ...optIns,
      };
    case "colleague": {
      const t = translator(locale, "entry");
      return {
        person: t("colleagues.person"),
        work: t("colleagues.work"),
        email: t("colleagues.hints.email"),
        country: t("colleagues.hints.country"),
        choices: null,
        ...optIns,
      };
    }
    case "participant": {
      const t = translator(locale, "personDesk");
      return {
        person: t("form.person"),
        work: t("form.work"),
        email: t("form.email"),
        country: t("form.country"),
        choices: { legend: t("form.choices"), hint: t("form.choicesHint") },
        photoConsent: t("form.photoConsent"),
        listSharing: t("form.listSharing"),
      };
    }
  }
}

/** An address that stays as it is: text rather than a field one cannot write in, which many would try. */
function FixedEmail({ locale, email, hint }: { locale: Locale; email: string; hint: string }) {
  return (
    <div className="field">
      <p className="field__label">{fieldLabel("email", locale)}</p>
      <p className="field__hint">{hint}</p>
      <p className="breakable">{email}</p>
      <input type="hidden" name="email" value={email} />
    </div>
  );
}
