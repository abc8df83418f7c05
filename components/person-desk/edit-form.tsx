import { Checkbox } from "@/components/forms/checkbox";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { QuestionFields } from "@/components/questions/question-fields";
import { RegistrationFields } from "@/components/registrations/registration-fields";
import type { FieldValues } from "@/lib/edits/rules";
import { basisAsTyped } from "@/lib/edits/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { Asking } from "@/lib/questions/rules";
import { LanguageField } from "./language-field";

type Props = {
  t: Translate<"personDesk">;
  locale: Locale;
  action: (form: FormData) => Promise<void>;
  registration: { id: string; email: string };
  event: { slug: string; endsAt: Date; timeZone: string };
  asking: Asking;
  /** As typed, by field name, and what is wrong with it. */
  values: Record<string, string>;
  errors: readonly { name: string; message: string }[];
  /** What is on record, as this page shows it: whoever saves later is told what has changed since. */
  shown: FieldValues;
  asksConference: boolean;
  /** Whether the person can be mailed about it. */
  canTell: boolean;
  back: string;
};

/** Everything a registration says that an organiser may change, with the language and the choice to mail the person. */
export function EditForm({ t, locale, action, registration, event, values, errors, back, ...form }: Props) {
  return (
    <form action={action} key={JSON.stringify(values)} noValidate>
      <HiddenFields values={{ slug: event.slug, id: registration.id, ...basisAsTyped(form.shown) }} />
      <RegistrationFields
        locale={locale}
        values={values}
        errors={errors}
        asksConference={form.asksConference}
        asksEmail={false}
        of="participant"
      />
      <LanguageField t={t} locale={locale} value={values.locale} />
      <QuestionFields asking={form.asking} event={event} values={values} errors={errors} isForSomebodyElse />
      {form.canTell && (
        <Checkbox
          name="tells"
          label={t("edit.tells", { email: registration.email })}
          hint={t("edit.tellsHint")}
          checked={values.tells === "yes"}
        />
      )}
      <div className="cluster">
        <button className="button" type="submit">
          {t("edit.save")}
        </button>
        <a href={back}>{t("edit.keep")}</a>
      </div>
    </form>
  );
}
