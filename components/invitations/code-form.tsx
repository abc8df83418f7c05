import { Checkbox } from "@/components/forms/checkbox";
import { MomentField } from "@/components/forms/moment-field";
import { TextField } from "@/components/forms/text-field";
import type { Translate } from "@/lib/i18n/translator";
import { CODE_MIN_CHARACTERS } from "@/lib/invitations/constants";

type Props = {
  t: Translate<"invitations">;
  forms: Translate<"forms">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  errors: Record<string, string>;
  /** Whether to ask if the group may go before the waiting list. */
  asksOver: boolean;
  /** Seats that can be set aside now. */
  free: number;
  /** The zone of all moments, and the event's start in it. */
  timeZone: string;
  startsAt: string;
  back: string;
};

/** A new code. The browser may check this form, since it would send a half-typed date as nothing at all. */
export function CodeForm({ t, forms, action, slug, values, errors, asksOver, free, timeZone, startsAt, back }: Props) {
  const about = (name: string) => ({ name, value: values[name], error: errors[name] });
  return (
    <form action={action} key={JSON.stringify(values)}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="timeZone" value={timeZone} />
      <TextField {...about("label")} label={t("codes.form.label")} hint={t("codes.form.labelHint")} />
      <TextField
        {...about("code")}
        label={t("codes.form.code")}
        hint={t("codes.form.codeHint", { min: CODE_MIN_CHARACTERS })}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField {...about("seats")} label={t("codes.form.seats")} inputMode="numeric" autoComplete="off" isShort />
      <Checkbox
        name="reserves"
        label={t("codes.form.reserves")}
        hint={t("codes.form.reservesHint", { free })}
        checked={values.reserves === "yes"}
      />
      {asksOver && (
        <Checkbox
          name="overWaitingList"
          label={t("check.overWaitingList")}
          error={errors.overWaitingList}
          checked={values.overWaitingList === "yes"}
        />
      )}
      <MomentField
        {...about("until")}
        forms={forms}
        timeZone={timeZone}
        label={t("codes.form.until")}
        hint={t("invite.untilHint", { timeZone, startsAt })}
      />
      <div className="cluster">
        <button className="button" type="submit">
          {t("codes.form.save")}
        </button>
        <a href={back}>{t("codes.all")}</a>
      </div>
    </form>
  );
}
