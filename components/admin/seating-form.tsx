import type { ReactNode } from "react";
import { Checkbox } from "@/components/forms/checkbox";
import { Fieldset } from "@/components/forms/fieldset";
import { MomentField } from "@/components/forms/moment-field";
import { RadioGroup } from "@/components/forms/radio-group";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import { isBookkeeping } from "@/lib/edits/schema";
import type { Translate } from "@/lib/i18n/translator";
import { AdmissionMode } from "@/prisma/generated/enums";

type Props = {
  t: Translate<"seats">;
  forms: Translate<"forms">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  errors: Record<string, string>;
  /** Hidden fields that say what the form was shown with, among others. */
  basis: Record<string, string>;
  /** Seats taken now. */
  held: number;
  /** The zone of all moments, and the event's start in it. */
  timeZone: string;
  startsAt: string;
  /** The pages' own texts, language by language, each with the words that are shown without one. */
  texts: { language: string; name: string; fields: { name: string; label: string; shipped: string }[] }[];
};

const modes = Object.values(AdmissionMode);

/**
 * How seats are handed out, and when. The browser may check this form: a half-typed date would reach the server as
 * nothing at all, and be lost.
 */
export function SeatingForm(props: Props) {
  const { t, forms, action, slug, values, errors, basis, held, timeZone, startsAt, texts } = props;
  const about = (name: string) => ({ name, value: values[name], error: errors[name] });
  const moment = (name: string) => ({ ...about(name), forms, timeZone });
  return (
    <form action={action} key={JSON.stringify(values)}>
      <input type="hidden" name="slug" value={slug} />
      {Object.entries(basis)
        .filter(([name]) => isBookkeeping(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} key={name} />
        ))}
      <Fieldset legend={t("form.seats")}>
        <ShortField {...about("capacity")} label={t("form.capacity")} hint={t("form.capacityHint", { held })} />
        {(errors.noSeats || values.capacity?.trim() === "0") && (
          <Checkbox
            name="noSeats"
            label={t("form.noSeats")}
            hint={t("form.noSeatsHint")}
            error={errors.noSeats}
            checked={values.noSeats === "yes"}
          />
        )}
        <Ticked name="hasWaitingList" t={t} values={values} />
        <ShortField {...about("groupSize")} label={t("form.groupSize")} hint={t("form.groupSizeHint")} />
      </Fieldset>
      <Fieldset legend={t("form.admission")}>
        <RadioGroup
          {...about("admissionMode")}
          label={t("form.admissionMode")}
          options={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
        />
        <Ticked name="recognisedSkipApproval" t={t} values={values}>
          <a href="/admin/recognised">{t("form.recognisedLink")}</a>
        </Ticked>
        <ShortField
          {...about("verificationHours")}
          label={t("form.verificationHours")}
          hint={t("form.verificationHoursHint")}
        />
      </Fieldset>
      <Fieldset legend={t("form.offers")}>
        <ShortField {...about("offerHours")} label={t("form.offerHours")} hint={t("form.offerHoursHint")} />
        <ShortField
          {...about("offersEndHoursBefore")}
          label={t("form.offersEndHoursBefore")}
          hint={t("form.offersEndHoursBeforeHint")}
        />
      </Fieldset>
      <Fieldset legend={t("form.windows")} hint={t("form.windowsHint", { timeZone, startsAt })}>
        <MomentField {...moment("registrationOpensAt")} label={t("form.registrationOpensAt")} />
        <MomentField
          {...moment("registrationClosesAt")}
          label={t("form.registrationClosesAt")}
          hint={t("form.closingHint")}
        />
        <MomentField {...moment("changesCloseAt")} label={t("form.changesCloseAt")} />
        <MomentField
          {...moment("cancellationsCloseAt")}
          label={t("form.cancellationsCloseAt")}
          hint={t("form.cancellationsCloseAtHint")}
        />
      </Fieldset>
      {texts.map(({ language, name, fields }) => (
        <details
          key={language}
          className="fold"
          open={fields.some((field) => errors[field.name] || values[field.name]?.trim())}
        >
          <summary>{t("form.texts", { language: name })}</summary>
          <p className="field__hint">{t("form.textsHint")}</p>
          {fields.map((field) => (
            <TextArea
              key={field.name}
              {...about(field.name)}
              label={field.label}
              hint={t("form.shipped", { words: field.shipped })}
              rows={3}
            />
          ))}
        </details>
      ))}
      <button className="button" type="submit">
        {t("form.save")}
      </button>
    </form>
  );
}

type FieldProps = { name: string; value?: string; error?: string; label: string; hint?: string };

function ShortField(field: FieldProps) {
  return <TextField {...field} inputMode="numeric" autoComplete="off" isShort />;
}

function Ticked({
  t,
  name,
  values,
  children,
}: Pick<Props, "t" | "values"> & { name: "hasWaitingList" | "recognisedSkipApproval"; children?: ReactNode }) {
  return (
    <div>
      <Checkbox name={name} label={t(`form.${name}`)} hint={t(`form.${name}Hint`)} checked={values[name] === "yes"} />
      {children && <p className="choice__after">{children}</p>}
    </div>
  );
}
