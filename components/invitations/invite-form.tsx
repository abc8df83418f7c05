import { Checkbox } from "@/components/forms/checkbox";
import { Fieldset } from "@/components/forms/fieldset";
import { FileField } from "@/components/forms/file-field";
import { MomentField } from "@/components/forms/moment-field";
import { RadioGroup } from "@/components/forms/radio-group";
import type { Option } from "@/components/forms/select-field";
import { TextArea } from "@/components/forms/text-area";
import { TextField } from "@/components/forms/text-field";
import { LIST_MAX_LINES } from "@/lib/address-lists/constants";
import type { Translate } from "@/lib/i18n/translator";
import { MESSAGE_MAX_CHARACTERS } from "@/lib/invitations/constants";

type Props = {
  t: Translate<"invitations">;
  forms: Translate<"forms">;
  action: (form: FormData) => Promise<void>;
  slug: string;
  /** What stands in the fields, by name; and what is wrong with them. */
  values: Record<string, string>;
  errors: Record<string, string>;
  /** Those of the event. */
  languages: Option[];
  /** Seats that can be set aside now. */
  free: number;
  /** The zone of all moments, and the event's start in it. */
  timeZone: string;
  startsAt: string;
  back: string;
};

/**
 * Whom to invite and on which terms. The browser may check this form: a half-typed date would reach the server as nothing
 * at all, and be lost.
 */
export function InviteForm({
  t,
  forms,
  action,
  slug,
  values,
  errors,
  languages,
  free,
  timeZone,
  startsAt,
  back,
}: Props) {
  const about = (name: string) => ({ name, value: values[name], error: errors[name] });
  const file = { label: t("invite.file"), hint: t("invite.fileHint"), error: errors.file };
  return (
    <form action={action} key={JSON.stringify(values)}>
      <input type="hidden" name="slug" value={slug} />
      <Fieldset legend={t("invite.people")}>
        <TextArea
          {...about("list")}
          label={t("invite.list")}
          hint={t("invite.listHint", { most: LIST_MAX_LINES })}
          rows={10}
        />
        <FileField {...file} accept=".csv,.txt,.tsv,text/csv,text/plain" />
      </Fieldset>
      <Fieldset legend={t("invite.terms")}>
        <RadioGroup {...about("locale")} label={t("invite.locale")} options={languages} />
        <Checkbox
          name="reserves"
          label={t("invite.reserves")}
          hint={t("invite.reservesHint", { free })}
          checked={values.reserves === "yes"}
        />
        <MomentField
          {...about("until")}
          forms={forms}
          timeZone={timeZone}
          label={t("invite.until")}
          hint={t("invite.untilHint", { timeZone, startsAt })}
        />
        <TextField {...about("remind")} type="date" label={t("invite.remind")} hint={t("invite.remindHint")} />
        <TextArea
          {...about("message")}
          label={t("invite.message")}
          hint={t("invite.messageHint", { max: MESSAGE_MAX_CHARACTERS })}
          rows={5}
        />
      </Fieldset>
      <div className="cluster">
        <button className="button" type="submit">
          {t("invite.continue")}
        </button>
        <a href={back}>{t("invite.back")}</a>
      </div>
    </form>
  );
}
