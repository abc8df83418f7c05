import { Fieldset } from "@/components/forms/fieldset";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextField } from "@/components/forms/text-field";
import type { EventView } from "@/lib/events/queries";
import { isLocale, type Locale, localeNames } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { OwnForm } from "./own-form";
import { deadlineWords } from "./own-view";

type Props = {
  locale: Locale;
  linkKey: string;
  /** Address of the own registration. */
  address: string;
  event: EventView;
  action: (form: FormData) => Promise<void>;
};

type FormProps = Props & {
  /** Until when a colleague who is asked now can take the place. */
  until: Date;
  /** As typed. */
  values: Record<string, string>;
  errors: { name: string; message: string }[];
};

/** To whom the place is to go. */
export function HandoverForm({ locale, linkKey, address, event, action, until, values, errors }: FormProps) {
  const t = translator(locale, "own");
  const field = (name: "name" | "email" | "language") => ({
    name,
    label: t(`handOverPage.${name}`),
    value: values[name],
    error: errors.find((error) => error.name === name)?.message,
  });
  const languages = event.languages.filter(isLocale);
  return (
    <>
      <h1>{t("handOverPage.title")}</h1>
      <p className="lead">{t("handOverPage.lead")}</p>
      <p>{t("handOverPage.until", { until: deadlineWords(until, event, locale) })}</p>
      <OwnForm action={action} locale={locale} linkKey={linkKey}>
        <Fieldset legend={t("handOverPage.section")}>
          <TextField {...field("name")} autoComplete="off" spellCheck={false} />
          <TextField
            {...field("email")}
            type="email"
            hint={t("handOverPage.emailHint")}
            autoComplete="off"
            spellCheck={false}
          />
          <RadioGroup
            {...field("language")}
            options={languages.map((value) => ({ value, label: localeNames[value] }))}
          />
        </Fieldset>
        <div className="button-group">
          <button className="button button--primary" type="submit">
            {t("handOverPage.send")}
          </button>
          <a className="button button--quiet" href={address}>
            {t("handOverPage.back")}
          </a>
        </div>
      </OwnForm>
    </>
  );
}

type OpenProps = Props & { handover: { name: string; email: string; expiresAt: Date } };

/** The offer that waits for the colleague's answer. */
export function OpenHandover({ locale, linkKey, address, event, action, handover }: OpenProps) {
  const t = translator(locale, "own");
  const { name, email, expiresAt } = handover;
  return (
    <>
      <h1>{t("handOverPage.openTitle", { name })}</h1>
      <p className="lead breakable">
        {t("handOverPage.openText", { name, email, until: deadlineWords(expiresAt, event, locale) })}
      </p>
      <p>{t("handOverPage.openAnother")}</p>
      <OwnForm action={action} locale={locale} linkKey={linkKey}>
        <div className="button-group">
          <button className="button button--secondary" type="submit">
            {t("handOverPage.withdraw")}
          </button>
          <a className="button button--quiet" href={address}>
            {t("cancelPage.back")}
          </a>
        </div>
      </OwnForm>
    </>
  );
}
